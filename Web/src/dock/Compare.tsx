import { KeyboardEvent, PointerEvent, ReactElement, useCallback, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { Take } from "../api/types";
import { keyText, keysOf } from "../app/commands";
import { timecode } from "../film/timecode";
import { Player } from "../media/player";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import { useStore } from "../ui/store";
import { Pair } from "./pair";

type Look = "beside" | "wipe" | "difference";

const looks: [Look, string, string][] = [["beside", "Side by side", "1"], ["wipe", "Wipe", "2"], ["difference", "Difference", "3"]];

export interface CompareProps {
    first: Take;
    /** What it is compared with at first; else the take behind it. */
    second?: Take;
    takes: readonly Take[];
    /** What a take is called where one is chosen. */
    nameOf?: (take: Take) => string;
    onClose: () => void;
}

/** Two takes of a node, frame by frame at the same position. */
export function Compare({ first, second, takes, nameOf = plainName, onClose }: CompareProps): ReactElement {
    const { film } = useStudio();
    const { rate } = useStore(film);
    const [pair] = useState(() => new Pair(new Player(), new Player()));
    const [left, setLeft] = useState(first);
    const [right, setRight] = useState(() =>
        (second !== first ? second : undefined) ?? takes[takes.indexOf(first) + 1] ?? takes.find((take) => take !== first) ?? first);
    const [look, setLook] = useState<Look>("beside");
    const [edge, setEdge] = useState(0.5);
    const { frame, frames, speed } = useStore(pair.state);
    const box = useRef<HTMLDialogElement>(null);
    const stage = useRef<HTMLDivElement>(null);
    const attachLeft = useCallback((video: HTMLVideoElement | null) => pair.left.attach(video), [pair]);
    const attachRight = useCallback((video: HTMLVideoElement | null) => pair.right.attach(video), [pair]);

    useEffect(() => pair.load(left, right, rate), [pair, left, right, rate]);
    useEffect(() => () => pair.close(), [pair]);
    useEffect(() => {
        // What lies behind is out of reach until it closes; the browser then gives the focus back.
        const dialog = box.current;
        dialog?.showModal();
        return () => dialog?.close();
    }, []);
    useEffect(() => {
        stage.current?.style.setProperty("--wipe", `${edge * 100}%`);
    }, [edge]);

    const wipeTo = (event: PointerEvent<HTMLDivElement>): void => {
        const { left: start, width } = event.currentTarget.getBoundingClientRect();
        setEdge(Math.max(0, Math.min(1, (event.clientX - start) / width)));
    };
    const key = (event: KeyboardEvent): void => {
        // What the studio behind would do with the same keys waits until this is closed.
        event.stopPropagation();
        if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest("select")) return;
        const chosen = looks.find(([, , number]) => number === event.key);
        const isOnButton = (event.target as Element).closest("button, input") !== null;
        if (event.key === "Escape") onClose();
        else if (chosen) setLook(chosen[0]);
        else if (event.key === " " && !isOnButton) pair.toggle();
        else if (event.key === "," || (event.key === "ArrowLeft" && !isOnButton)) pair.step(-1);
        else if (event.key === "." || (event.key === "ArrowRight" && !isOnButton)) pair.step(1);
        else if (event.key === "Home" && !isOnButton) pair.step(-Infinity);
        else if (event.key === "End" && !isOnButton) pair.step(Infinity);
        else return;
        event.preventDefault();
    };
    const choose = (label: string, take: Take, set: (take: Take) => void): ReactElement => (
        <Select
            label={label} value={take.id} options={takes.map((each) => ({ key: each.id, title: nameOf(each) }))}
            onChange={(id) => set(takes.find((other) => other.id === id) ?? take)}
        />
    );
    return createPortal(
        <dialog
            ref={box} className="compare" aria-label="Compare takes" tabIndex={-1} onKeyDown={key}
            onCancel={(event) => { event.preventDefault(); onClose(); }}
        >
            <header className="compare-head">
                {choose("Left take", left, setLeft)}
                {choose("Right take", right, setRight)}
                <div role="radiogroup" aria-label="How to compare" className="compare-looks">
                    {looks.map(([each, title, number]) => (
                        <Button
                            key={each} kind="quiet" role="radio" aria-checked={look === each} tip={title} keys={number}
                            onClick={() => setLook(each)}
                        >
                            {title}
                        </Button>
                    ))}
                </div>
                <Button kind="quiet" icon="close" tip="Close" keys="Esc" onClick={onClose} />
            </header>
            <div
                ref={stage} className="compare-stage" data-look={look}
                onPointerDown={(event) => {
                    if (look !== "wipe") return;
                    event.currentTarget.setPointerCapture(event.pointerId);
                    wipeTo(event);
                }}
                onPointerMove={(event) => { if (event.currentTarget.hasPointerCapture(event.pointerId)) wipeTo(event); }}
            >
                <video ref={attachLeft} playsInline muted preload="auto" aria-label={`Take ${left.number}`} />
                <video ref={attachRight} playsInline muted preload="auto" aria-label={`Take ${right.number}`} />
            </div>
            <footer className="compare-foot">
                <span className="timecode">{timecode(frame, rate)}</span>
                <Button
                    kind="quiet" icon="previous" tip="One frame back" keys={keyText(keysOf.previousFrame)} onClick={() => pair.step(-1)}
                />
                <Button
                    kind="quiet" icon={speed === 0 ? "play" : "pause"} tip={speed === 0 ? "Play" : "Stop"} keys={keyText(keysOf.play)}
                    onClick={() => pair.toggle()}
                />
                <Button kind="quiet" icon="next" tip="One frame on" keys={keyText(keysOf.nextFrame)} onClick={() => pair.step(1)} />
                <input
                    type="range" aria-label="Position in both takes" aria-valuetext={timecode(frame, rate)} min={0}
                    max={Math.max(0, frames - 1)} value={frame} onChange={(event) => pair.seek(event.target.valueAsNumber)}
                />
            </footer>
        </dialog>,
        document.body);
}

function plainName({ number, tier }: Take): string {
    return `Take ${number}, ${tier}`;
}

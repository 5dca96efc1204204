import { CSSProperties, KeyboardEvent, PointerEvent, ReactElement, useId, useMemo, useRef, useState } from "react";
import { hexOf, Hsv, hsvOf, readHex } from "../../film/colours";
import { useStudio } from "../../studio/studio";
import { Button } from "../../ui/Button";
import { coloursOf } from "../colours";

export interface ColourPickerProps {
    /** Undefined while it is none, or several. */
    colour: string | undefined;
    onChange: (colour: string) => void;
    /** A gesture is over. */
    onEnd: () => void;
    onNone?: (() => void) | undefined;
}

const grey: Hsv = { hue: 30, saturation: 0.4, value: 0.6 };

/** A colour by saturation and value, by hue, by its digits, from what the film has, or from anywhere on the screen. */
export function ColourPicker({ colour, onChange, onEnd, onNone }: ColourPickerProps): ReactElement {
    const { document: film, catalogue } = useStudio();
    const [hue, setHue] = useState(() => (colour === undefined ? grey : hsvOf(colour, grey.hue)).hue);
    const held = colour === undefined ? { ...grey, hue } : hsvOf(colour, hue);
    // What was picked may be a grey, which has no hue of its own.
    const shown = held.saturation === 0 || held.value === 0 ? { ...held, hue } : held;
    const known = useMemo(() => coloursOf(film, catalogue), []);
    const pick = (next: Hsv): void => {
        setHue(next.hue);
        onChange(hexOf(next));
    };
    const choose = (next: string): void => {
        setHue(hsvOf(next, hue).hue);
        onChange(next);
        onEnd();
    };
    return (
        <div className="colour-picker">
            <Shades colour={shown} onChange={pick} onEnd={onEnd} />
            <input
                type="range" className="hue" aria-label="Hue" min={0} max={359} step={1} value={Math.round(shown.hue) % 360} data-tip="Hue"
                onChange={(event) => pick({ ...shown, hue: Number(event.target.value) })} onPointerUp={onEnd} onBlur={onEnd}
            />
            <div className="colour-line">
                <HexField colour={colour} onChange={choose} />
                <Eyedropper onChange={choose} />
                {onNone && <Button kind="quiet" tip="No colour of its own: let something else choose" onClick={onNone}>None</Button>}
            </div>
            {known.length > 0 && (
                <div className="colour-known" role="group" aria-label="Colours of this film">
                    {known.map((each) => (
                        <button
                            key={each} type="button" className="swatch" style={{ background: each }} aria-label={each.slice(0, 7)}
                            data-tip={each.slice(0, 7)} aria-pressed={each === colour} onClick={() => choose(each)}
                        />
                    ))}
                </div>
            )}
        </div>
    );
}

/** Saturation to the right, value upwards. */
function Shades({ colour, onChange, onEnd }: { colour: Hsv; onChange: (colour: Hsv) => void; onEnd: () => void }): ReactElement {
    const isHeld = useRef(false);
    const { hue, saturation, value } = colour;
    const to = (right: number, up: number): void => onChange({ hue, saturation: share(right), value: share(up) });
    const follow = (event: PointerEvent<HTMLElement>): void => {
        if (!isHeld.current) return;
        const box = event.currentTarget.getBoundingClientRect();
        to((event.clientX - box.left) / box.width, 1 - (event.clientY - box.top) / box.height);
    };
    const down = (event: PointerEvent<HTMLElement>): void => {
        event.currentTarget.setPointerCapture(event.pointerId);
        isHeld.current = true;
        follow(event);
    };
    const up = (): void => {
        isHeld.current = false;
        onEnd();
    };
    const key = (event: KeyboardEvent): void => {
        const by = event.shiftKey ? 0.01 : 0.05;
        const ways: Record<string, readonly [number, number]> = {
            ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, by], ArrowDown: [0, -by],
        };
        const way = ways[event.key];
        if (!way) return;
        event.preventDefault();
        to(saturation + way[0], value + way[1]);
    };
    return (
        <div
            className="shades" role="slider" tabIndex={0} data-autofocus aria-label="Saturation and value" aria-valuemin={0} aria-valuemax={100}
            aria-valuenow={Math.round(saturation * 100)}
            aria-valuetext={`saturation ${Math.round(saturation * 100)} %, value ${Math.round(value * 100)} %`}
            style={{ "--hue": hue, "--x": saturation, "--y": 1 - value } as CSSProperties}
            onPointerDown={down} onPointerMove={follow} onPointerUp={up} onPointerCancel={up} onKeyDown={key} onBlur={onEnd}
        >
            <i style={{ background: hexOf(colour) }} />
        </div>
    );
}

function HexField({ colour, onChange }: { colour: string | undefined; onChange: (colour: string) => void }): ReactElement {
    const [typed, setTyped] = useState<string>();
    const problemId = useId();
    const read = typed === undefined || typed.trim() === "" ? undefined : readHex(typed);
    const problem = read?.is === "problem" ? read.problem : undefined;
    const keep = (): void => {
        if (read?.is === "colour") onChange(read.colour);
        if (problem === undefined) setTyped(undefined);
    };
    const key = (event: KeyboardEvent): void => {
        if (event.key === "Enter") keep();
        if (event.key === "Escape" && typed !== undefined) {
            event.stopPropagation();
            setTyped(undefined);
        }
    };
    return (
        <span className="hex-field">
            <input
                className="input number" aria-label="Digits of the colour" spellCheck={false} autoComplete="off" maxLength={12}
                value={typed ?? (colour?.slice(0, 7).toUpperCase() ?? "")} placeholder="#F2A93B" aria-invalid={problem !== undefined}
                aria-describedby={problem === undefined ? undefined : problemId}
                onFocus={(event) => event.target.select()} onChange={(event) => setTyped(event.target.value)} onBlur={keep} onKeyDown={key}
            />
            {problem !== undefined && <span className="field-problem" role="status" id={problemId}>{problem}</span>}
        </span>
    );
}

/** Some browsers let a page pick a colour from anywhere on the screen. */
interface Dropper {
    open(): Promise<{ sRGBHex: string }>;
}

function Eyedropper({ onChange }: { onChange: (colour: string) => void }): ReactElement | null {
    const Opened = (window as unknown as { EyeDropper?: new () => Dropper }).EyeDropper;
    if (!Opened) return null;
    const pick = async (): Promise<void> => {
        try {
            const read = readHex((await new Opened().open()).sRGBHex);
            if (read.is === "colour") onChange(read.colour);
        } catch {
            // Escape: nothing was picked.
        }
    };
    return <Button kind="quiet" icon="dropper" tip="Pick from the screen" onClick={() => void pick()} />;
}

const share = (number: number): number => Math.max(0, Math.min(1, number));

import { CSSProperties, KeyboardEvent, PointerEvent, ReactElement, useRef } from "react";
import { drawn, nearest } from "../numbers/exact";
import type { NumberModel } from "../numbers/model";
import { stepSize } from "./scrub";
import type { NumberEdit } from "./useNumberEdit";
import { useWheel } from "./useWheel";

export interface NumberTrackProps {
    label: string;
    model: NumberModel;
    edit: NumberEdit;
    /** What a screen reader says of the number. */
    words: string;
}

/** A track to drag on: the number follows the hand; Shift is fine, Control or Command goes in large steps. */
export function NumberTrack({ label, model, edit, words }: NumberTrackProps): ReactElement {
    const track = useRef<HTMLDivElement>(null);
    const held = useRef<{ x: number; share: number } | undefined>(undefined);
    const { scale } = model;
    const low = edit.low && drawn(edit.low);
    const high = edit.high && drawn(edit.high);
    const share = low === undefined ? 0 : scale.share(low);
    useWheel(track, (direction, size) => { edit.step(direction, size); edit.endSoon(); });

    const follow = (event: PointerEvent): void => {
        const from = held.current;
        const box = track.current?.getBoundingClientRect();
        if (!from || !box || box.width === 0) return;
        const size = stepSize(event);
        // Fine: a tenth of the way that the hand goes, from where it was before.
        if (size !== "fine") from.share = (event.clientX - box.left) / box.width;
        else from.share += (event.clientX - from.x) / box.width / 10;
        from.x = event.clientX;
        const number = nearest(scale.at(from.share, size));
        edit.change(() => number);
    };
    const down = (event: PointerEvent<HTMLDivElement>): void => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus({ preventScroll: true });
        edit.end();
        held.current = { x: event.clientX, share };
        follow(event);
    };
    const up = (): void => {
        if (held.current) edit.end();
        held.current = undefined;
    };
    const key = (event: KeyboardEvent): void => {
        if (event.key === "Escape" && held.current) {
            held.current = undefined;
            edit.change((from) => from);
            edit.end();
            return;
        }
        if (!stepByKey(event, edit, model)) return;
        event.preventDefault();
    };
    return (
        <div
            ref={track} className="number-track" role="slider" tabIndex={0} aria-label={label} aria-orientation="horizontal"
            aria-valuemin={model.lowest} aria-valuemax={model.highest} aria-valuenow={low ?? model.lowest} aria-valuetext={words}
            data-mixed={edit.isMixed || undefined}
            style={{ "--share": share, "--until": high === undefined ? share : scale.share(high) } as CSSProperties}
            onPointerDown={down} onPointerMove={follow} onPointerUp={up} onPointerCancel={up}
            onKeyDown={key} onKeyUp={edit.endSoon} onBlur={edit.end}
        >
            <i />
        </div>
    );
}

/** Arrow keys step, Page keys go in large steps, Home and End to the ends. Answers whether the key was meant. */
export function stepByKey(event: KeyboardEvent, edit: NumberEdit, model: NumberModel): boolean {
    const size = stepSize(event);
    switch (event.key) {
        case "ArrowUp": case "ArrowRight": edit.step(1, size); return true;
        case "ArrowDown": case "ArrowLeft": edit.step(-1, size); return true;
        case "PageUp": edit.step(1, "coarse"); return true;
        case "PageDown": edit.step(-1, "coarse"); return true;
        case "Home": edit.change(() => model.rule.lowest); return true;
        case "End": edit.change(() => model.rule.highest); return true;
        default: return false;
    }
}

import { KeyboardEvent, ReactElement, useState } from "react";
import { parseTimecode, timecode } from "../../film/timecode";
import { useStudio } from "../../studio/studio";
import { useStore } from "../../ui/store";
import { newGesture } from "./useDraft";

export interface FramesControlProps {
    label: string;
    /** Undefined when several things hold different ones. */
    value: number | undefined;
    lowest: number;
    highest: number;
    onChange: (frames: number, gesture?: string) => void;
}

/** A length or a position: typed as timecode, frames (`90f`) or seconds (`3.5s`); arrow keys step by frames. */
export function FramesControl({ label, value, lowest, highest, onChange }: FramesControlProps): ReactElement {
    const { film } = useStudio();
    const { rate } = useStore(film);
    const [typed, setTyped] = useState<string>();
    const [gesture, setGesture] = useState("");
    const read = typed === undefined ? value : parseTimecode(typed, rate);
    const isWrong = typed !== undefined && typed !== "" && (read === undefined || read < lowest || read > highest);
    const limit = (frames: number): number => Math.max(lowest, Math.min(highest, frames));

    const keep = (): void => {
        if (typed !== undefined && read !== undefined && !isWrong && read !== value) onChange(read);
        setTyped(undefined);
    };
    const key = (event: KeyboardEvent<HTMLInputElement>): void => {
        if (event.key === "Enter") keep();
        if (event.key === "Escape") setTyped(undefined);
        const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
        if (direction === 0) return;
        event.preventDefault();
        setTyped(undefined);
        const whole = Math.round(rate.numerator / rate.denominator);
        onChange(limit((read ?? value ?? 0) + direction * (event.shiftKey ? whole : 1)), gesture);
    };
    return (
        <span className="frames-control" data-wrong={isWrong || undefined}>
            <input
                className="timecode" aria-label={label} aria-invalid={isWrong} inputMode="numeric"
                data-tip="01:02:03:04, or 90f for frames, or 3.5s for seconds"
                value={typed ?? (value === undefined ? "" : timecode(value, rate))}
                placeholder={value === undefined ? "several" : ""}
                onFocus={(event) => { setGesture(newGesture()); event.target.select(); }}
                onChange={(event) => setTyped(event.target.value)} onBlur={keep} onKeyDown={key}
            />
            <span className="unit">{isWrong ? "cannot be read" : value === undefined ? "" : `${value} f`}</span>
        </span>
    );
}

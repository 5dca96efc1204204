import { CSSProperties, KeyboardEvent, ReactElement, useState } from "react";
import { numberOf } from "../../film/settings";
import { mixed } from "../subject";
import type { ControlProps } from "./Control";
import { decimalText, places } from "./decimals";
import { newGesture, useDraft } from "./useDraft";

const widestSlider = 100_000;

/** A number with its range and unit: a slider where the range is narrow enough for a hand, and a field to type in. */
export function NumberControl({ field, value, onChange }: ControlProps): ReactElement {
    const { type } = field;
    const isWhole = type.is === "integer";
    const lowest = type.is === "integer" || type.is === "decimal" ? Number(type.lowest) : 0;
    const highest = type.is === "integer" || type.is === "decimal" ? Number(type.highest) : 0;
    const step = isWhole ? 1 : stepOf(lowest, highest);
    const pack = (number: number) => (isWhole ? { integer: number } : { decimal: decimalText(number, step) });
    const number = value === mixed ? undefined : numberOf(value);
    const draft = useDraft(number, (next, gesture) => {
        if (next !== undefined) onChange(pack(next), gesture);
    });
    const limit = (next: number): number => Math.max(lowest, Math.min(highest, isWhole ? Math.round(next) : next));
    const hasSlider = highest - lowest <= widestSlider;
    const share = ((draft.shown ?? lowest) - lowest) / (highest - lowest || 1);
    return (
        <div className="number-control">
            {hasSlider ? (
                <input
                    type="range" className="slider" aria-label={field.title} min={lowest} max={highest} step={step}
                    value={draft.shown ?? lowest} style={{ "--share": share } as CSSProperties}
                    onChange={(event) => draft.change(limit(Number(event.target.value)))}
                    onPointerUp={draft.end} onKeyUp={draft.end} onBlur={draft.end}
                />
            ) : (
                <button type="button" className="link" onClick={() => onChange({ integer: anyNumber() })}>Another one</button>
            )}
            <NumberField
                label={field.title} value={draft.shown} step={step} unit={field.unit}
                onChange={(next, gesture) => onChange(pack(limit(next)), gesture)}
            />
        </div>
    );
}

/** Such as an arrangement: any number is as good as another. */
function anyNumber(): number {
    return Math.floor(Math.random() * 1_000_000);
}

/** Fine enough for the range: hundredths within a few units, whole ones within hundreds. */
function stepOf(lowest: number, highest: number): number {
    const range = highest - lowest;
    if (range <= 5) return 0.05;
    if (range <= 50) return 0.1;
    if (range <= 1000) return 0.5;
    return range > 5000 ? 50 : 1;
}

export interface NumberFieldProps {
    label: string;
    value: number | undefined;
    step: number;
    unit?: string;
    onChange: (value: number, gesture?: string) => void;
}

/** A number to type; arrow keys step it. */
export function NumberField({ label, value, step, unit = "", onChange }: NumberFieldProps): ReactElement {
    const [typed, setTyped] = useState<string>();
    const [gesture, setGesture] = useState("");
    const shown = value === undefined ? "" : String(Number(value.toFixed(places(step) + 2)));

    const keep = (): void => {
        const number = Number((typed ?? "").replace(",", ".").replace("−", "-"));
        if (typed !== undefined && typed.trim() !== "" && Number.isFinite(number) && number !== value) onChange(number);
        setTyped(undefined);
    };
    const key = (event: KeyboardEvent<HTMLInputElement>): void => {
        if (event.key === "Enter") keep();
        if (event.key === "Escape") setTyped(undefined);
        const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
        if (direction === 0) return;
        event.preventDefault();
        const from = typed !== undefined && Number.isFinite(Number(typed)) ? Number(typed) : (value ?? 0);
        const by = (step < 1 ? step : 1) * (event.shiftKey ? 10 : 1);
        setTyped(undefined);
        onChange(Number((from + direction * by).toFixed(places(step) + 2)), gesture);
    };
    return (
        <span className="number-field">
            <input
                inputMode="decimal" aria-label={label} value={typed ?? shown} placeholder={value === undefined ? "several" : ""}
                onFocus={(event) => { setGesture(newGesture()); event.target.select(); }}
                onChange={(event) => setTyped(event.target.value)} onBlur={keep} onKeyDown={key}
            />
            {unit && <span className="unit">{unit}</span>}
        </span>
    );
}

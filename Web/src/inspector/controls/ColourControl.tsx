import type { ReactElement } from "react";
import { mixed } from "../subject";
import type { ControlProps } from "./Control";
import { useDraft } from "./useDraft";

const clear = "#00000000";

/** A colour; a wholly transparent one is none, and something else chooses. */
export function ColourControl({ field, value, onChange }: ControlProps): ReactElement {
    const stored = value !== mixed && "colour" in value ? value.colour : undefined;
    const draft = useDraft(stored, (colour, gesture) => {
        if (colour !== undefined) onChange({ colour }, gesture);
    });
    const shown = draft.shown;
    const isNone = shown === undefined || shown.toLowerCase().endsWith("00");
    const opaque = isNone ? "#808080" : shown.slice(0, 7);
    const allowsNone = "colour" in field.defaultValue && field.defaultValue.colour.toLowerCase() === clear;
    return (
        <div className="colour-control">
            <label className="swatch" data-none={isNone || undefined}>
                <input
                    type="color" aria-label={field.title} value={opaque.toLowerCase()}
                    onChange={(event) => draft.change(`${event.target.value.toUpperCase()}FF`)} onBlur={draft.end}
                />
            </label>
            <span className="quiet">
                {value === mixed ? "several" : isNone ? "automatic" : opaque.toUpperCase()}
            </span>
            {allowsNone && !isNone && (
                <button type="button" className="link" onClick={() => { draft.giveUp(); onChange(null); }}>clear</button>
            )}
        </div>
    );
}

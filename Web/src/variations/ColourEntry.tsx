import type { ReactElement } from "react";
import type { Value } from "../api/types";
import type { Field } from "../film/catalogue";
import { isSame } from "../film/settings";
import { Button } from "../ui/Button";

const none = "#00000000";

export interface ColourEntryProps {
    field: Field;
    values: readonly Value[];
    current: Value | undefined;
    onChange: (values: readonly Value[]) => void;
}

/** Colours side by side, each changed where it stands. */
export function ColourEntry({ field, values, current, onChange }: ColourEntryProps): ReactElement {
    const set = (index: number, colour: string): void => onChange(values.map((value, at) => (at === index ? { colour } : value)));
    const isNone = (value: Value): boolean => "colour" in value && value.colour.endsWith("00");
    const mayBeNone = "colour" in field.defaultValue && field.defaultValue.colour.endsWith("00");
    return (
        <div className="vary-colours" role="group" aria-label={field.title}>
            {values.map((value, index) => "colour" in value && (
                <span key={index} className="vary-colour" data-current={isSame(value, current) || undefined}>
                    <label className="swatch" data-none={isNone(value) || undefined}>
                        <input
                            type="color" aria-label={`${field.title} ${index + 1}`} value={(isNone(value) ? "#808080" : value.colour.slice(0, 7)).toLowerCase()}
                            onChange={(event) => set(index, `${event.target.value.toUpperCase()}FF`)}
                        />
                    </label>
                    <span className="number">{isNone(value) ? "automatic" : value.colour.slice(0, 7)}</span>
                    {isSame(value, current) && <i className="vary-now" role="img" aria-label="As it is now" data-tip="As it is now" />}
                    <Button kind="quiet" icon="close" tip="Without this one" onClick={() => onChange(values.filter((_, at) => at !== index))} />
                </span>
            ))}
            <Button kind="quiet" icon="add" onClick={() => onChange([...values, { colour: another(values.length) }])}>Colour</Button>
            {mayBeNone && !values.some(isNone) && (
                <Button kind="quiet" icon="add" onClick={() => onChange([...values, { colour: none }])}>Automatic</Button>
            )}
        </div>
    );
}

/** Far from those before: the hue goes on by the golden angle. */
function another(index: number): string {
    const hue = (index * 137.5 + 20) % 360;
    const channel = (shift: number): string => {
        const place = (shift + hue / 30) % 12;
        const level = 0.5 - 0.28 * Math.max(-1, Math.min(place - 3, 9 - place, 1));
        return Math.round(level * 255).toString(16).padStart(2, "0").toUpperCase();
    };
    return `#${channel(0)}${channel(8)}${channel(4)}FF`;
}

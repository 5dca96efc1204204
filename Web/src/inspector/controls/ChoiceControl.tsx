import { ReactElement, useId } from "react";
import type { Choice, Field } from "../../film/catalogue";
import { Select } from "../../ui/Select";
import { later } from "../../ui/later";

const PictogramControl = later((parts) => parts.PictogramControl);

export interface ChoiceControlProps {
    field: Field;
    choices: readonly Choice[];
    /** Undefined when several things hold different ones. */
    value: string | undefined;
    onChange: (key: string) => void;
}

/** One of a few: drawn where a drawing says it sooner, side by side where there are two or three, else listed. */
export function ChoiceControl(props: ChoiceControlProps): ReactElement {
    const { field, choices, value, onChange } = props;
    if (field.key === "framing" || field.key === "angle") return <PictogramControl {...props} />;
    const letters = choices.reduce((sum, choice) => sum + choice.title.length, 0);
    if (choices.length <= 3 && letters <= 24) return <Segments {...props} />;
    return (
        <Select label={field.title} value={value ?? ""} otherwise="Mixed" options={choices} onChange={onChange} />
    );
}

function Segments({ field, choices, value, onChange }: ChoiceControlProps): ReactElement {
    const name = useId();
    return (
        <div className="segments" role="radiogroup" aria-label={field.title}>
            {choices.map((choice) => (
                <label key={choice.key} data-checked={choice.key === value || undefined}>
                    <input
                        type="radio" name={name} checked={choice.key === value} onChange={() => onChange(choice.key)}
                    />
                    {choice.title}
                </label>
            ))}
        </div>
    );
}

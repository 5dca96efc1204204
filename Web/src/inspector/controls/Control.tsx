import type { ReactElement } from "react";
import type { Field } from "../../film/catalogue";
import { choiceOf, textOf } from "../../film/settings";
import { later } from "../../ui/later";
import type { Value } from "../../wasm/core";
import { fittingChoices } from "../relevance";
import { Shown, Target, mixed } from "../subject";
import { ChoiceControl } from "./ChoiceControl";
import { ColourControl } from "./ColourControl";
import { EaseControl } from "./EaseControl";
import { LensControl } from "./LensControl";
import { ListControl } from "./ListControl";
import { NumberControl } from "./NumberControl";
import { RecordControl } from "./RecordControl";
import { TextControl } from "./TextControl";
import { VectorControl } from "./VectorControl";

const AssetReference = later((parts) => parts.AssetReference);

export interface ControlProps {
    field: Field;
    value: Shown;
    /** What is edited, and the other fields beside this one; for controls that look at their neighbours. */
    targets: readonly Target[];
    fields: readonly Field[];
    /** Edits with the same gesture are one step of undo. */
    onChange: (value: Value | null, gesture?: string) => void;
    /** Changes what each of several holds, from its own as it stood when the gesture began. */
    onEach?: ((change: (value: Value) => Value | null, gesture?: string) => void) | undefined;
}

/** The fitting control for a field's type. */
export function Control(props: ControlProps): ReactElement {
    const { field, value, targets, fields, onChange } = props;
    const single = value === mixed ? undefined : value;
    switch (field.type.is) {
        case "bool":
            return (
                <label className="switch">
                    <input
                        type="checkbox" role="switch" aria-label={field.title}
                        checked={single !== undefined && "bool" in single && single.bool}
                        onChange={(event) => onChange({ bool: event.target.checked })}
                    />
                    <span aria-hidden="true" />
                </label>
            );
        case "choice": {
            if (field.key === "movement_easing") return <EaseControl {...props} />;
            const fitting = fittingChoices(field, field.type.choices, choiceOf(single), targets, fields);
            return (
                <ChoiceControl
                    field={field} choices={fitting.choices} value={fitting.value}
                    onChange={(choice) => onChange({ choice })}
                />
            );
        }
        case "decimal":
            if (field.key === "focal_length") return <LensControl {...props} />;
            return <NumberControl {...props} />;
        case "integer":
        case "frames":
            return <NumberControl {...props} />;
        case "text":
            return (
                <TextControl
                    label={field.title} value={textOf(single)} limit={field.type.limit} isMultiline={field.type.isMultiline}
                    onChange={(text, gesture) => onChange({ text }, gesture)}
                />
            );
        case "colour":
            return <ColourControl {...props} />;
        case "list":
            // A list of none or one names something as a reference does.
            if (field.type.element.is === "reference" && field.type.limit === 1) return <AssetReference {...props} />;
            return <ListControl {...props} element={field.type.element} limit={field.type.limit} />;
        case "record":
            return <RecordControl {...props} members={field.type.fields} />;
        case "vector":
            return <VectorControl {...props} />;
        case "reference":
            return <AssetReference {...props} />;
    }
}

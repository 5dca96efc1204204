import type { ReactElement } from "react";
import type { Field } from "../film/catalogue";
import { Icon } from "../ui/Icon";
import type { FieldGroup } from "./fields";
import { trackId } from "./setup";

/** A field of a node, or how finely it is rendered. */
export type Picked = { node: string; field: Field } | "tier";

export interface FieldPickerProps {
    groups: readonly FieldGroup[];
    /** What varies already, by `trackId`. */
    taken: ReadonlySet<string>;
    onPick: (picked: Picked) => void;
}

/** What may vary, by whose field it is. */
export function FieldPicker({ groups, taken, onPick }: FieldPickerProps): ReactElement {
    const entry = (id: string, title: string, picked: Picked, help?: string): ReactElement => (
        <button
            key={id} type="button" className="vary-pick" data-taken={taken.has(id) || undefined} data-tip={taken.has(id) ? "Varies already" : help}
            onClick={() => onPick(picked)}
        >
            {taken.has(id) && <Icon name="check" />}{title}
        </button>
    );
    return (
        <div className="vary-picker">
            {groups.map(({ node, title, kind, fields }) => (
                <section key={node} role="group" aria-label={title}>
                    <h3><i className="vary-kind" data-kind={kind.key} />{title}<span>{kind.title === title ? "" : kind.title}</span></h3>
                    <div>
                        {fields.map((field) => entry(
                            trackId({ field: { node, key: field.key, values: [] } }), field.title, { node, field }, field.help))}
                    </div>
                </section>
            ))}
            <section role="group" aria-label="Quality">
                <h3>Quality</h3>
                <div>{entry("tier", "Tier", "tier", "How finely it is rendered")}</div>
            </section>
        </div>
    );
}

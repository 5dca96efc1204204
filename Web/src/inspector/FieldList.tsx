import { ReactElement, ReactNode, useState } from "react";
import type { Field } from "../film/catalogue";
import { count } from "../film/words";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Control } from "./controls/Control";
import { isRelevant } from "./relevance";
import { Target, isSet, setField, shownValue } from "./subject";

export interface FieldListProps {
    targets: readonly Target[];
    fields: readonly Field[];
    /** Between the fields and the folded ones. */
    children?: ReactNode;
}

/** Fields in the catalogue's order; those that wait for a generation engine are folded away. */
export function FieldList({ targets, fields, children }: FieldListProps): ReactElement {
    const listed = fields.filter((field) => isRelevant(field, targets, fields));
    const now = listed.filter((field) => field.reader !== "generation");
    const later = listed.filter((field) => field.reader === "generation");
    return (
        <>
            <div className="fields">
                {now.map((field) => <FieldRow key={field.key} field={field} fields={fields} targets={targets} />)}
            </div>
            {children}
            {later.length > 0 && (
                <Fold title="Used by generation" note={count(later.length, "field")}>
                    <p className="fold-help">Kept with the film, and read once a generation engine is connected.</p>
                    <div className="fields">
                        {later.map((field) => <FieldRow key={field.key} field={field} fields={fields} targets={targets} />)}
                    </div>
                </Fold>
            )}
        </>
    );
}

export interface RowProps {
    field: Field;
    fields: readonly Field[];
    targets: readonly Target[];
}

export function FieldRow({ field, fields, targets }: RowProps): ReactElement {
    const { session } = useStudio();
    const value = shownValue(targets, field);
    const isOwn = isSet(targets, field);
    const isWide = (field.type.is === "list" && field.type.limit > 1) || (field.type.is === "text" && field.type.isMultiline);
    return (
        <div className="field" data-wide={isWide || undefined} data-own={isOwn || undefined}>
            <div className="field-label">
                <span data-tip={field.help}>{field.title}</span>
                {isOwn && !isWide && (
                    <Button
                        kind="quiet" icon="reset" className="field-reset" tip="Back to the default"
                        onClick={() => void setField(session, targets, field, null)}
                    />
                )}
            </div>
            <div className="field-control">
                <Control
                    field={field} value={value} targets={targets} fields={fields}
                    onChange={(next, gesture) => setField(session, targets, field, next, gesture)}
                />
            </div>
        </div>
    );
}

interface FoldProps {
    title: ReactNode;
    note?: ReactNode;
    children: ReactNode;
    isOpenAtFirst?: boolean;
}

/** A section that opens when its title is pressed. */
export function Fold({ title, note, children, isOpenAtFirst = false }: FoldProps): ReactElement {
    const [isOpen, setOpen] = useState(isOpenAtFirst);
    return (
        <section className="fold" data-open={isOpen}>
            <button type="button" className="fold-title" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                <Icon name="down" />
                <span>{title}</span>
                {note && <span className="quiet">{note}</span>}
            </button>
            {isOpen && <div className="fold-body">{children}</div>}
        </section>
    );
}

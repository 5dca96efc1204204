import { ReactElement, ReactNode, useRef, useState } from "react";
import type { Field, FieldType } from "../film/catalogue";
import { count } from "../film/words";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import type { Value } from "../wasm/core";
import { Control } from "./controls/Control";
import { Scrub, ScrubContext, useScrubLabel } from "./controls/scrub";
import { isRelevant } from "./relevance";
import { Target, isSet, mixed, setEach, setField, shownValue } from "./subject";

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

/** A gesture, and what stood there when it began. */
interface Going {
    readonly gesture: string;
    readonly targets: readonly Target[];
}

export function FieldRow({ field, fields, targets }: RowProps): ReactElement {
    const { session } = useStudio();
    const value = shownValue(targets, field);
    const own = ownFields(field, fields);
    const isOwn = own.some((each) => isSet(targets, each));
    const going = useRef<Going | undefined>(undefined);
    const scrub = useRef<Scrub | undefined>(undefined);
    const handlers = useScrubLabel(scrub);
    const canScrub = isNumber(field.type);

    const reset = (): void => void session.perform(`Reset ${field.title.toLowerCase()}`, own.flatMap((each) =>
        targets.filter((target) => (targets.length === 1 || !target.isLocked) && target.fields[each.key] !== undefined)
            .map((target) => target.is === "node"
                ? { op: "set_field" as const, node: target.id, key: each.key, value: null }
                : { op: "set_field" as const, wire: target.id, key: each.key, value: null })));
    const onEach = (change: (value: Value) => Value | null, gesture?: string): void => {
        const isGoing = gesture !== undefined && going.current?.gesture === gesture;
        if (!isGoing) going.current = gesture === undefined ? undefined : { gesture, targets };
        setEach(session, going.current?.targets ?? targets, field, change, gesture, isGoing);
    };
    return (
        <ScrubContext.Provider value={scrub}>
            <div className="field" data-wide={isWide(field) || undefined} data-own={isOwn || undefined}>
                <div className="field-label">
                    <span
                        data-tip={canScrub ? `${field.help} Drag to change; double-click for the default.` : field.help} data-scrub={canScrub || undefined}
                        onDoubleClick={isOwn ? reset : undefined} {...(canScrub && handlers)}
                    >
                        {field.title}
                    </span>
                    {value === mixed && saysMixed(field) && <span className="field-mixed">Mixed</span>}
                    {isOwn && <Button kind="quiet" icon="reset" className="field-reset" tip="Back to the default" onClick={reset} />}
                </div>
                <div className="field-control">
                    <Control
                        field={field} value={value} targets={targets} fields={fields} onEach={onEach}
                        onChange={(next, gesture) => setField(session, targets, field, next, gesture)}
                    />
                </div>
            </div>
        </ScrubContext.Provider>
    );
}

/** What one row edits: a curve stands beside its easing. */
function ownFields(field: Field, fields: readonly Field[]): readonly Field[] {
    const curve = field.key === "movement_easing" ? fields.find(({ key }) => key === "movement_curve") : undefined;
    return curve ? [field, curve] : [field];
}

const wideFields: ReadonlySet<string> = new Set(["focal_length", "movement_easing"]);

function isWide({ key, type }: Field): boolean {
    return wideFields.has(key) || (type.is === "list" && type.limit > 1) || (type.is === "text" && type.isMultiline);
}

/** Where the control itself has no place to say it. */
function saysMixed({ key, type }: Field): boolean {
    return type.is === "bool" || key === "movement_easing" || (type.is === "choice" && type.choices.length <= 3);
}

function isNumber(type: FieldType): boolean {
    return type.is === "integer" || type.is === "decimal" || type.is === "frames";
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

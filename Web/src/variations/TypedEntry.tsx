import { ReactElement, useState } from "react";
import type { Value } from "../api/types";
import type { Field } from "../film/catalogue";
import { isSame } from "../film/settings";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import type { Changes } from "./ValueEntry";
import type { Draft } from "./setup";
import { isSeed, newSeeds, typedText } from "./typed";
import { stepWords } from "./words";

export interface TypedEntryProps {
    draft: Draft;
    field: Field;
    values: readonly Value[];
    current: Value | undefined;
    changes: Changes;
}

/** Numbers or lengths: a list, or a range in steps; arrangements come at random as well. */
export function TypedEntry({ draft, field, values, current, changes }: TypedEntryProps): ReactElement {
    const { film } = useStudio();
    const { rate } = useStore(film);
    const lacksCurrent = current !== undefined && !values.some((value) => isSame(value, current));
    const example = field.type.is === "frames" ? "1s, 2s, 36f" : isSeed(field.type) ? "7, 120, 4711" : "24, 35, 50   or   24…85 in 4 steps";
    return (
        <div className="vary-typed">
            <span className="vary-line">
                <input
                    className="input" aria-label={`Values of ${field.title}`} aria-invalid={draft.problem !== undefined} spellCheck={false}
                    value={draft.text ?? typedText(values, rate)} placeholder={example} autoComplete="off"
                    onChange={(event) => changes.text(event.target.value)}
                />
                {field.unit && <span className="unit">{field.unit}</span>}
                {isSeed(field.type) && <NewOnes values={values} onChange={changes.values} />}
                {lacksCurrent && (
                    <Button kind="quiet" tip="Also as it is now" onClick={() => changes.values([current, ...values])}>
                        <i className="vary-now" aria-hidden="true" />{stepWords(current, field, rate)}
                    </Button>
                )}
            </span>
            <span className="vary-values">
                {values.map((value, index) => (
                    <span key={index} className="number" data-current={isSame(value, current) || undefined}>
                        {stepWords(value, { ...field, title: "" }, rate).trim()}
                        {isSame(value, current) && <i className="vary-now" role="img" aria-label="As it is now" data-tip="As it is now" />}
                    </span>
                ))}
            </span>
        </div>
    );
}

/** So many at random, which then stand in the list and can be edited. */
function NewOnes({ values, onChange }: { values: readonly Value[]; onChange: (values: readonly Value[]) => void }): ReactElement {
    const [wanted, setWanted] = useState("6");
    const count = Math.min(100, Math.max(1, Math.floor(Number(wanted)) || 1));
    return (
        <span className="vary-new">
            <input
                className="input number" inputMode="numeric" aria-label="How many new ones" value={wanted}
                onChange={(event) => setWanted(event.target.value.replace(/\D/g, "").slice(0, 3))} onBlur={() => setWanted(String(count))}
            />
            <Button kind="plain" tip="Put as many at random behind the others" onClick={() => onChange([...values, ...newSeeds(count, values)])}>
                new ones
            </Button>
        </span>
    );
}

/** Texts, one a line. */
export function TextEntry({ field, values, onChange }: {
    field: Field; values: readonly Value[]; onChange: (values: readonly Value[]) => void;
}): ReactElement {
    return (
        <textarea
            className="input text-area" aria-label={`Values of ${field.title}, one a line`} rows={Math.min(6, values.length + 1)} spellCheck={false}
            value={values.map((value) => ("text" in value ? value.text : "")).join("\n")}
            onChange={(event) => onChange(event.target.value === "" ? [] : event.target.value.split("\n").map((text) => ({ text })))}
        />
    );
}

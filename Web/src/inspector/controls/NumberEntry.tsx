import { FocusEvent, KeyboardEvent, ReactElement, useId, useRef, useState } from "react";
import { shortTimecode } from "../../film/timecode";
import { Entry, readEntry } from "../numbers/entry";
import { compare, drawn, Exact } from "../numbers/exact";
import type { NumberModel } from "../numbers/model";
import { stepSize } from "./scrub";
import type { NumberEdit } from "./useNumberEdit";
import { useWheel } from "./useWheel";

export interface NumberEntryProps {
    label: string;
    model: NumberModel;
    edit: NumberEdit;
    unit?: string;
    tip?: string;
    className?: string;
}

/**
 * A number to type: arithmetic, units, and changes of what stands there. What is allowed is taken over while it is typed;
 * what is not says why beneath, and changes nothing. Escape puts back what stood there.
 */
export function NumberEntry({ label, model, edit, unit = "", tip, className = "" }: NumberEntryProps): ReactElement {
    const input = useRef<HTMLInputElement>(null);
    const problemId = useId();
    const [typed, setTyped] = useState<string>();
    const entry: Entry = typed === undefined ? { is: "nothing" } : readEntry(typed, model.rule, edit.from);
    const problem = entry.is === "problem" ? entry.problem : undefined;
    useWheel(input, (direction, size) => { setTyped(undefined); edit.step(direction, size); edit.endSoon(); });

    const type = (text: string): void => {
        setTyped(text);
        const read = readEntry(text, model.rule, edit.from);
        // What is wrong, or empty, leaves the number as it stood.
        if (read.is === "change") edit.change(read.of);
        else edit.giveUp();
    };
    const keep = (): void => {
        if (problem !== undefined) return;
        setTyped(undefined);
        edit.end();
    };
    const putBack = (): void => {
        edit.change((from) => from);
        edit.end();
        setTyped(undefined);
    };
    const key = (event: KeyboardEvent<HTMLInputElement>): void => {
        if (event.key === "Enter") {
            event.preventDefault();
            keep();
            if (problem === undefined) window.setTimeout(() => input.current?.select());
        } else if (event.key === "Escape" && typed !== undefined) {
            event.preventDefault();
            event.stopPropagation();
            putBack();
        } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
            event.preventDefault();
            setTyped(undefined);
            edit.step(event.key === "ArrowUp" ? 1 : -1, stepSize(event));
            edit.endSoon();
        }
    };
    return (
        <span className={`number-entry ${className}`} data-wrong={problem !== undefined || undefined}>
            <span className="number-box">
                <input
                    ref={input} inputMode={model.rule.rate ? "text" : "decimal"} aria-label={label} spellCheck={false} autoComplete="off"
                    className={model.rule.rate ? "timecode" : undefined} data-tip={tip} value={typed ?? shownText(edit, model)}
                    placeholder={edit.isMixed ? mixedText(edit, model) : ""}
                    aria-invalid={problem !== undefined} aria-describedby={problem === undefined ? undefined : problemId}
                    onFocus={(event: FocusEvent<HTMLInputElement>) => event.target.select()}
                    onChange={(event) => type(event.target.value)} onBlur={keep} onKeyDown={key}
                />
                {unit && <span className="unit">{unit}</span>}
            </span>
            {problem !== undefined && <span className="field-problem" role="status" id={problemId}>{problem}</span>}
        </span>
    );
}

function shownText({ low, isMixed }: NumberEdit, model: NumberModel): string {
    return low === undefined || isMixed ? "" : model.text(low);
}

function short({ rule, text }: NumberModel, number: Exact): string {
    return rule.rate ? shortTimecode(Math.round(drawn(number)), rule.rate) : text(number);
}

/** `24 – 85`: between what several hold. */
export function mixedText({ low, high }: NumberEdit, model: NumberModel): string {
    if (low === undefined || high === undefined) return "";
    return compare(low, high) === 0 ? model.text(low) : `${short(model, low)} – ${short(model, high)}`;
}

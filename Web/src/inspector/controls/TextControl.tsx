import { KeyboardEvent, ReactElement, useId, useLayoutEffect, useRef, useState } from "react";
import { useDraft } from "./useDraft";

export interface TextControlProps {
    label: string;
    /** Undefined when several things hold different ones. */
    value: string | undefined;
    /** In bytes of UTF-8. */
    limit: number;
    isMultiline: boolean;
    placeholder?: string;
    onChange: (text: string, gesture?: string) => void;
}

const pause = 400;
const encoder = new TextEncoder();

/** Text, kept while it is typed. */
export function TextControl(props: TextControlProps): ReactElement {
    const { label, value, limit, isMultiline, placeholder = "", onChange } = props;
    const area = useRef<HTMLTextAreaElement>(null);
    const draft = useDraft<string>(value ?? "", (text, gesture) => onChange(text, gesture), pause);
    /** What is longer than allowed stands here, and is not kept. */
    const [tooLong, setTooLong] = useState<string>();
    const problemId = useId();
    const shown = tooLong ?? draft.shown;
    const hint = value === undefined ? "Mixed" : placeholder;

    useLayoutEffect(() => {
        if (!area.current) return;
        area.current.style.height = "auto";
        area.current.style.height = `${area.current.scrollHeight + 2}px`;
    }, [shown]);

    const type = (text: string): void => {
        const isShort = encoder.encode(text).length <= limit;
        setTooLong(isShort ? undefined : text);
        if (isShort) draft.change(text);
    };
    const key = (event: KeyboardEvent<HTMLElement>): void => {
        if (event.key === "Escape" || (event.key === "Enter" && (!isMultiline || event.ctrlKey || event.metaKey))) {
            event.preventDefault();
            if (event.key === "Escape") setTooLong(undefined);
            event.currentTarget.blur();
        }
    };
    const common = {
        "aria-label": label, value: shown, placeholder: hint, "aria-invalid": tooLong !== undefined,
        "aria-describedby": tooLong === undefined ? undefined : problemId, onBlur: draft.end, onKeyDown: key,
    };
    return (
        <span className="text-control">
            {isMultiline ? (
                <textarea
                    ref={area} className="input text-area" rows={2} {...common} onChange={(event) => type(event.target.value)}
                />
            ) : (
                <input className="input" spellCheck={false} {...common} onChange={(event) => type(event.target.value)} />
            )}
            {tooLong !== undefined && (
                <span className="field-problem" role="status" id={problemId}>
                    {label} has {encoder.encode(tooLong).length.toLocaleString("en-GB")} bytes, and {limit.toLocaleString("en-GB")} fit: what was kept is shorter.
                </span>
            )}
        </span>
    );
}

import { KeyboardEvent, ReactElement, useEffect, useRef } from "react";
import type { Node } from "../wasm/core";
import { useDraft } from "./controls/useDraft";
import { inspectorFocus } from "./focus";
import { numbered } from "./titles";

export interface TitleFieldProps {
    nodes: readonly Node[];
    inOrder: readonly Node[];
    placeholder: string;
    onChange: (titles: readonly { node: string; title: string }[], gesture: string) => void;
}

const pause = 400;

/** The title, kept while it is typed; of several, one for all, in which `#` is the number of each. */
export function TitleField({ nodes, inOrder, placeholder, onChange }: TitleFieldProps): ReactElement {
    const [only] = nodes;
    const isOne = nodes.length === 1;
    const isSame = nodes.every((node) => node.title === only?.title);
    const hint = isSame ? placeholder : "Mixed titles";
    const before = useRef<readonly { node: string; title: string }[] | undefined>(undefined);
    const input = useRef<HTMLInputElement>(null);
    const draft = useDraft<string>(isSame ? (only?.title ?? "") : "", (pattern, gesture) => {
        const free = inOrder.filter((node) => !node.locked);
        const titles = isOne ? [pattern.trim()] : numbered(pattern, free.length);
        onChange(free.flatMap((node, index) => {
            const title = titles[index] ?? "";
            return title === node.title ? [] : [{ node: node.id, title }];
        }), gesture);
    }, pause);
    useEffect(() => {
        if (!isOne) return undefined;
        inspectorFocus.input = input.current;
        return () => { inspectorFocus.input = null; };
    }, [isOne]);

    const key = (event: KeyboardEvent<HTMLInputElement>): void => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        const [first] = before.current ?? [];
        if (event.key === "Escape" && isOne && first && draft.isOpen) draft.change(first.title);
        else if (event.key === "Escape") draft.giveUp();
        event.currentTarget.blur();
    };
    return (
        <span className="inline-text inspector-title">
            <span aria-hidden="true">{draft.shown || hint}</span>
            <input
                ref={input} value={draft.shown} aria-label="Title" placeholder={hint} size={1} maxLength={400}
                disabled={nodes.every((node) => node.locked)} spellCheck={false}
                data-tip={isOne ? undefined : "A title for all; # becomes the number of each, from left to right"}
                onFocus={() => { before.current = nodes.map((node) => ({ node: node.id, title: node.title })); }}
                onChange={(event) => draft.change(event.target.value)} onBlur={draft.end} onKeyDown={key}
            />
        </span>
    );
}

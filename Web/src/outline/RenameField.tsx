import { KeyboardEvent, ReactElement, useLayoutEffect, useRef } from "react";
import { rename } from "../canvas/edits";
import { useOutline } from "./context";

/** A title that is typed where it stands: Enter or leaving keeps it, Escape does not. */
export function RenameField({ node, title }: { node: string; title: string }): ReactElement {
    const { desk, host, studio } = useOutline();
    const input = useRef<HTMLInputElement>(null);
    const isOver = useRef(false);
    useLayoutEffect(() => input.current?.select(), []);

    const end = (isKept: boolean, goesBack: boolean): void => {
        if (isOver.current) return;
        isOver.current = true;
        if (isKept && input.current) rename(host, node, input.current.value);
        desk.renaming.set(undefined);
        if (goesBack) desk.focus();
    };
    const key = (event: KeyboardEvent): void => {
        event.stopPropagation();
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        end(event.key === "Enter", true);
    };
    return (
        <input
            ref={input} className="outline-rename" aria-label={`Title of ${title}`} autoFocus maxLength={400} spellCheck={false}
            defaultValue={studio.document.node(node)?.title ?? ""} onKeyDown={key} onBlur={() => end(true, false)}
            onClick={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()}
        />
    );
}

import { KeyboardEvent, ReactElement, RefObject, useEffect, useRef, useState } from "react";
import { keysOf, useCommands } from "../app/commands";
import type { Studio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";
import { stateWords } from "./query";
import { Found, Search } from "./search";

/** Searches the canvas: what does not fit grows faint, Enter goes from card to card. */
export function FindBar({ studio }: { studio: Studio }): ReactElement | null {
    const [search, setSearch] = useState<Search>();
    const input = useRef<HTMLInputElement>(null);
    const kept = useRef("");
    useCommands([{
        id: "find", group: "Select", title: "Search the canvas", keys: [keysOf.search],
        run: () => {
            if (search) input.current?.select();
            else setSearch(new Search(studio));
        },
    }]);
    useEffect(() => {
        if (!search) return undefined;
        input.current?.focus();
        if (kept.current !== "") search.type(kept.current);
        input.current?.select();
        return () => {
            kept.current = search.found.get().query;
            search.close();
        };
    }, [search]);
    if (!search) return null;
    const close = (): void => {
        setSearch(undefined);
        studio.canvas?.focus();
    };
    return <Bar search={search} inputRef={input} onClose={close} />;
}

interface BarProps {
    search: Search;
    inputRef: RefObject<HTMLInputElement>;
    onClose: () => void;
}

function Bar({ search, inputRef, onClose }: BarProps): ReactElement {
    const found = useStore(search.found);
    const key = (event: KeyboardEvent): void => {
        if (event.key === "Escape") onClose();
        else if (event.key === "Enter" && event.altKey) search.selectAll();
        else if (event.key === "Enter" && event.target === inputRef.current) search.step(event.shiftKey ? -1 : 1);
        else return;
        event.preventDefault();
        event.stopPropagation();
    };
    const isNone = found.nodes.length === 0;
    return (
        <div className="find-bar" role="search" aria-label="Search the canvas" onKeyDown={key}>
            <Icon name="search" />
            <input
                ref={inputRef} type="search" aria-label="Search the canvas" spellCheck={false} autoComplete="off"
                placeholder="Words, kind:shot, is:stale, lens:>50" value={found.query} onChange={(event) => search.type(event.target.value)}
                data-tip={`Words that all occur, “a phrase”, kind:, is: ${stateWords.slice(0, 6).join(", ")} …, a field such as framing:close; a minus for what it must not be`}
            />
            <span className="find-count number" role="status" data-none={(isNone && found.query !== "") || undefined}>{countOf(found)}</span>
            <Button kind="quiet" icon="previous" tip="The one before" keys="Shift Enter" disabled={isNone} onClick={() => search.step(-1)} />
            <Button kind="quiet" icon="next" tip="The next one" keys="Enter" disabled={isNone} onClick={() => search.step(1)} />
            <Button kind="quiet" tip="Select all that were found" keys="Alt Enter" disabled={isNone} onClick={() => search.selectAll()}>All</Button>
            <Button kind="quiet" icon="close" tip="Close" keys="Esc" onClick={onClose} />
        </div>
    );
}

function countOf({ query, nodes, at, isLooking }: Found): string {
    if (query.trim() === "") return "";
    if (isLooking) return `${nodes.length} …`;
    return nodes.length === 0 ? "none" : `${at + 1} of ${nodes.length.toLocaleString("en-GB")}`;
}

import {
    MouseEvent, ReactElement, RefObject, UIEvent, useCallback, useEffect, useLayoutEffect, useRef, useState,
} from "react";
import { useStore } from "../ui/store";
import { OutlineRow, rowId } from "./OutlineRow";
import type { Outline } from "./context";
import type { OutlineDesk } from "./desk";
import { Rows, between } from "./rows";
import { Sheet, useTreeKeys } from "./useTreeKeys";

/** Pixels drawn beyond the edges, so that scrolling meets no gap. */
const beyond = 240;

interface TreeProps {
    outline: Outline;
    rows: Rows;
    label: string;
    /** Opens what a key asks for, beside the row that the keyboard is on, or at a point of the window. */
    onSheet: (sheet: Sheet, at?: { x: number; y: number }) => void;
}

/** A tree of any length, of which only the rows in sight, and the one that the keyboard is on, are in the page. */
export function OutlineTree({ outline, rows, label, onSheet }: TreeProps): ReactElement {
    const { desk, studio } = outline;
    const element = useRef<HTMLDivElement>(null);
    const { top, height, scrolled } = useSight(element, desk);
    const active = useStore(desk.active);
    const renaming = useStore(desk.renaming);
    useStore(studio.selection);
    const activeAt = (active.key === undefined ? undefined : rows.index.get(active.key)) ?? 0;
    useKeyboardHere(element, desk, rows);

    const page = useCallback(() => Math.max(1, Math.floor((element.current?.clientHeight ?? 0) / 56) - 1), []);
    const open = useCallback((sheet: Sheet) => onSheet(sheet), [onSheet]);
    const keyDown = useTreeKeys(outline, page, open);
    const press = useCallback((event: MouseEvent, at: number) => {
        if (event.shiftKey) desk.goThrough(at);
        else if (event.ctrlKey || event.metaKey) desk.toggle(at);
        else desk.go(at);
    }, [desk]);
    const fold = useCallback((at: number) => {
        const row = desk.current().all[at];
        if (row) desk.open(row, !row.isOpen);
    }, [desk]);
    const openRow = useCallback((at: number) => {
        const row = desk.current().all[at];
        if (row?.is === "heading") desk.open(row, !row.isOpen);
        else studio.canvas?.fitSelection();
    }, [desk, studio]);
    const menu = useCallback((event: MouseEvent, at: number) => {
        event.preventDefault();
        const row = desk.current().all[at];
        desk.go(at, row && desk.isChosen(row) ? "only go" : "alone");
        onSheet("menu", { x: event.clientX, y: event.clientY });
    }, [desk, onSheet]);

    const { from, to } = between(rows, top - beyond, top + height + beyond);
    const places = Array.from({ length: to - from }, (_, index) => from + index);
    if (activeAt < from && rows.all.length > 0) places.unshift(activeAt);
    if (activeAt >= to && activeAt < rows.all.length) places.push(activeAt);
    return (
        <div
            ref={element} className="outline-tree" role="tree" aria-label={label} aria-multiselectable="true" onScroll={scrolled}
            onKeyDown={keyDown}
        >
            <div className="outline-room" role="presentation" style={{ height: rows.tops[rows.all.length] }}>
                {places.map((at) => {
                    const row = rows.all[at];
                    const begin = rows.tops[at] ?? 0;
                    return row && (
                        <OutlineRow
                            key={row.key} row={row} at={at} top={begin} height={(rows.tops[at + 1] ?? 0) - begin}
                            isActive={at === activeAt} isChosen={desk.isChosen(row)} isRenamed={renaming === row.key}
                            onPress={press} onFold={fold} onOpen={openRow} onMenu={menu}
                        />
                    );
                })}
            </div>
        </div>
    );
}

/** How much of the tree is in sight; where it was scrolled to is kept while another tab is looked at. */
function useSight(element: RefObject<HTMLDivElement>, desk: OutlineDesk): {
    top: number; height: number; scrolled: (event: UIEvent<HTMLDivElement>) => void;
} {
    const [top, setTop] = useState(desk.top);
    const [height, setHeight] = useState(800);
    useLayoutEffect(() => {
        const tree = element.current;
        if (!tree) return undefined;
        tree.scrollTop = desk.top;
        const look = (): void => setHeight(tree.clientHeight);
        look();
        const observer = new ResizeObserver(look);
        observer.observe(tree);
        return () => observer.disconnect();
    }, [element, desk]);
    const scrolled = useCallback((event: UIEvent<HTMLDivElement>) => {
        desk.top = event.currentTarget.scrollTop;
        setTop(desk.top);
    }, [desk]);
    return { top, height, scrolled };
}

/** Brings the active row into sight, and the keyboard onto it when it is wanted here or its row has gone. */
function useKeyboardHere(element: RefObject<HTMLDivElement>, desk: OutlineDesk, rows: Rows): void {
    const { key, shown } = useStore(desk.active);
    const wanted = useStore(desk.wantsFocus);
    const renaming = useStore(desk.renaming);
    const holds = useRef(false);

    useEffect(() => {
        const look = (event: Event): void => {
            holds.current = element.current?.contains(event.target as Node) ?? false;
        };
        document.addEventListener("focusin", look);
        window.addEventListener("pointerdown", look, true);
        return () => {
            document.removeEventListener("focusin", look);
            window.removeEventListener("pointerdown", look, true);
        };
    }, [element]);

    useLayoutEffect(() => {
        const tree = element.current;
        const at = key === undefined ? undefined : desk.rows.get().index.get(key);
        if (!tree || at === undefined) return;
        const { tops } = desk.rows.get();
        const [begin, end] = [tops[at] ?? 0, tops[at + 1] ?? 0];
        if (begin < tree.scrollTop) tree.scrollTop = begin;
        else if (end > tree.scrollTop + tree.clientHeight) tree.scrollTop = end - tree.clientHeight;
    }, [element, desk, key, shown]);

    useLayoutEffect(() => {
        const isWanted = wanted > desk.granted;
        const isLost = holds.current && document.activeElement === document.body;
        const isWithin = holds.current && (element.current?.contains(document.activeElement) ?? false);
        if (renaming !== undefined || !(isWanted || isLost || isWithin)) return;
        desk.granted = wanted;
        const row = key !== undefined && desk.rows.get().index.has(key) ? key : desk.rows.get().all[0]?.key;
        const target = row === undefined ? null : document.getElementById(rowId(row));
        if (target && target !== document.activeElement) target.focus({ preventScroll: true });
        holds.current = target !== null;
        if (row !== undefined && key === undefined) desk.activate(row);
    }, [element, desk, key, shown, wanted, renaming, rows]);
}

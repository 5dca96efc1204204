import { KeyboardEvent, useCallback, useEffect, useRef } from "react";
import * as actions from "./actions";
import type { Outline } from "./context";
import { TypeAhead } from "./typeAhead";

/** Milliseconds. */
const restAfter = 120;

export type Sheet = "add" | "connect" | "menu";

/** The keys of the outline, as the sheet of all keys and the menu tell them. */
export const outlineKeys = {
    run: "Mod+Enter", add: "Alt+A", connect: "Alt+C", takes: "Alt+T", rename: "F2", edit: "Enter", remove: "Delete",
    takeOut: "Shift+Delete", earlier: "Alt+ArrowUp", later: "Alt+ArrowDown",
} as const;

/** The keys of the tree while it has the focus; letters lead to rows, so the page's own single letters rest meanwhile. */
export function useTreeKeys(outline: Outline, page: () => number, open: (sheet: Sheet) => void): (event: KeyboardEvent) => void {
    const typeAhead = useRef(new TypeAhead());
    const rest = useRef({ timer: 0 });
    useEffect(() => () => window.clearTimeout(rest.current.timer), []);
    return useCallback((event: KeyboardEvent) => {
        if (event.target instanceof HTMLInputElement) return;
        const isTaken = event.altKey ? withAlt(outline, event, open)
            : walk(outline, event, page, rest.current) || act(outline, event, open) || letter(outline, event, typeAhead.current);
        if (!isTaken) return;
        event.preventDefault();
        event.stopPropagation();
    }, [outline, page, open]);
}

/** Arrows, pages and ends; with Shift the selection grows, with Ctrl it stays. */
function walk({ desk }: Outline, event: KeyboardEvent, page: () => number, rest: { timer: number }): boolean {
    const { all } = desk.current();
    const at = desk.at;
    const row = all[at];
    const to = (place: number): boolean => {
        const next = Math.max(0, Math.min(all.length - 1, place));
        const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
        window.clearTimeout(rest.timer);
        desk.go(next, event.shiftKey ? "with" : isPlain && !event.repeat ? "alone" : "only go");
        // While a key is held down the keyboard runs ahead, and what it comes to rest on is selected.
        if (isPlain && event.repeat) rest.timer = window.setTimeout(() => desk.go(desk.at), restAfter);
        return true;
    };
    switch (event.key) {
        case "ArrowDown": return to(at + 1);
        case "ArrowUp": return to(at - 1);
        case "PageDown": return to(at + page());
        case "PageUp": return to(at - page());
        case "Home": return to(0);
        case "End": return to(all.length - 1);
        case "ArrowRight":
            if (row?.isOpen === undefined) return true;
            return desk.open(row, true) || to(at + 1);
        case "ArrowLeft":
            if (row && desk.open(row, false)) return true;
            return row === undefined || row.parent < 0 || to(row.parent);
        default: return false;
    }
}

function act(outline: Outline, event: KeyboardEvent, open: (sheet: Sheet) => void): boolean {
    const { desk } = outline;
    const row = desk.row();
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) {
        open("menu");
        return true;
    }
    if (event.key === "Escape" && desk.filter.get() !== "") {
        desk.filter.set("");
        return true;
    }
    if (event.key === " " && mod) {
        desk.toggle(desk.at);
        return true;
    }
    if (!row) return false;
    switch (event.key) {
        case "Enter":
            if (mod) actions.run(outline, row);
            else if (row.is === "heading") desk.open(row, !row.isOpen);
            else actions.edit(outline, row);
            return true;
        case "F2":
            if (row.node !== undefined) desk.renaming.set(row.key);
            return true;
        case "Delete":
        case "Backspace":
            if (event.shiftKey) actions.takeOut(outline, row);
            else actions.remove(outline, row);
            return true;
        default: return false;
    }
}

/** By the key's place, since Alt gives other signs on some keyboards. */
function withAlt(outline: Outline, event: KeyboardEvent, open: (sheet: Sheet) => void): boolean {
    const row = outline.desk.row();
    if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
    switch (event.code) {
        case "KeyA": open("add"); return true;
        case "KeyC": open("connect"); return true;
        case "KeyT":
            if (row) actions.review(outline, row);
            return true;
        case "ArrowUp":
        case "ArrowDown":
            if (row) actions.move(outline, row, event.code === "ArrowUp" ? -1 : 1);
            return true;
        default: return false;
    }
}

function letter({ desk }: Outline, event: KeyboardEvent, typeAhead: TypeAhead): boolean {
    const isSpace = event.key === " " && typeAhead.isTyping(event.timeStamp);
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(/^[\p{L}\p{N}]$/u.test(event.key) || isSpace)) return false;
    const at = typeAhead.find(desk.current().all, desk.at, event.key, event.timeStamp);
    if (at >= 0) desk.go(at);
    return true;
}

/** The keys of a contact sheet: those of the takes below the canvas, and some more. */
import type { CellDeeds } from "./CellBar";

export interface SheetDeeds {
    walk: (key: string) => void;
    play: () => void;
    leave: () => void;
    use: () => void;
    compare: () => void;
    change: () => void;
    fit: () => void;
    zoom: (by: 1 | -1) => void;
    retry: () => void;
    /** Deletes the take, or cancels what is not there yet. */
    remove: () => void;
    /** What can be done with the chosen take; null without one. */
    deeds: CellDeeds | null;
}

/** Does what a key says; answers whether it is one of the sheet's. */
export function sheetKey(event: KeyboardEvent, sheet: SheetDeeds): boolean {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(key) && !event.shiftKey) {
        // A slider goes its own way with arrows.
        if ((event.target as Element | null)?.matches?.("input[type=range]")) return false;
        sheet.walk(key);
        return true;
    }
    const { deeds } = sheet;
    const act: Record<string, (() => void) | undefined> = {
        " ": sheet.play, Escape: sheet.leave, u: sheet.use, c: sheet.compare, v: sheet.change, f: sheet.fit, r: sheet.retry,
        "+": () => sheet.zoom(1), "=": () => sheet.zoom(1), "-": () => sheet.zoom(-1), Delete: sheet.remove, Backspace: sheet.remove,
        a: deeds?.approve, x: deeds?.reject, n: deeds?.note, i: deeds?.recipe, "*": deeds?.star, Enter: sheet.play,
    };
    const name = key.length === 1 ? key.toLowerCase() : key;
    if (!(name in act) || (event.shiftKey && /^[a-z]$/.test(name))) return false;
    act[name]?.();
    return true;
}

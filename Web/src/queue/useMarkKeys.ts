import type { RefObject } from "react";
import { useCommands } from "../app/commands";
import type { Store } from "../ui/store";
import type { VirtualRowsHandle } from "./VirtualRows";
import { Marks, Rows, extended, marked, toggled } from "./marks";

export interface Markable {
    marks: Store<Marks>;
    rows: () => Rows;
    list: RefObject<VirtualRowsHandle>;
}

/** The keys that move through a list, wherever on the page the focus is. */
export function useMarkKeys({ marks, rows, list }: Markable): void {
    const go = (place: number, isExtending: boolean): void => {
        const before = marks.get();
        const next = isExtending ? extended(before, place, rows()) : marked(place, rows());
        marks.set(next);
        list.current?.show(next.at);
    };
    const by = (step: number, isExtending: boolean) => (): void => {
        const { at } = marks.get();
        go(at < 0 ? (step > 0 ? 0 : rows().total - 1) : at + step, isExtending);
    };
    const page = (): number => list.current?.page ?? 20;
    const isEnabled = (): boolean => rows().total > 0;
    const key = (id: string, title: string, keys: string, run: () => void) =>
        ({ id, title, group: "List", keys: [keys], run, isEnabled });
    useCommands([
        key("next", "Next", "ArrowDown", by(1, false)),
        key("previous", "Previous", "ArrowUp", by(-1, false)),
        key("extend-down", "Mark one more below", "Shift+ArrowDown", by(1, true)),
        key("extend-up", "Mark one more above", "Shift+ArrowUp", by(-1, true)),
        key("page-down", "A page on", "PageDown", () => by(page(), false)()),
        key("page-up", "A page back", "PageUp", () => by(-page(), false)()),
        key("top", "To the first", "Home", () => go(0, false)),
        key("bottom", "To the last", "End", () => go(rows().total - 1, false)),
        key("extend-top", "Mark up to the first", "Shift+Home", () => go(0, true)),
        key("extend-bottom", "Mark up to the last", "Shift+End", () => go(rows().total - 1, true)),
    ]);
}

/** What a press on a row marks, by the keys that are held. */
export function pressed(
    event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }, place: number, marks: Marks, rows: Rows,
): Marks {
    if (event.shiftKey) return extended(marks, place, rows);
    if (event.ctrlKey || event.metaKey) return toggled(marks, place, rows);
    return marked(place, rows);
}

import type { KeyboardEvent } from "react";
import type { Studio } from "../studio/studio";
import { assetKey } from "./assetKeys";
import { mostChosen, nothing, walked } from "./choice";
import { deskOf } from "./context";

export interface GridShape {
    columns: number;
    /** Rows in sight. */
    rows: number;
    /** Opens the menu at the chosen card. */
    openMenu: () => void;
}

/** The keys of the list of assets while it has the focus. */
export function useGridKeys(studio: Studio, { columns, rows, openMenu }: GridShape): (event: KeyboardEvent) => void {
    const desk = deskOf(studio);
    const walk = (by: number, isExtending: boolean): void => {
        const next = walked(desk.choice.get(), by, desk.places(), isExtending);
        desk.choice.set(next);
        if (next.at !== undefined && desk.opened.get() !== undefined) desk.opened.set(next.at);
    };
    /** What closes or lets go, one after the other. */
    const leave = (): boolean => {
        if (desk.opened.get() !== undefined) desk.opened.set(undefined);
        else if (desk.choice.get().assets.size > 0) desk.choice.set(nothing);
        else return false;
        return true;
    };
    const act = (event: KeyboardEvent): boolean => {
        const { total } = desk.places();
        const page = columns * Math.max(1, rows - 1);
        const steps: Record<string, number> = {
            ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns, PageUp: -page, PageDown: page, Home: -total, End: total,
        };
        const by = steps[event.key];
        const hasMod = event.ctrlKey || event.metaKey;
        if (by !== undefined && !hasMod && !event.altKey) walk(by, event.shiftKey);
        else if (hasMod && event.key === "a") chooseAll();
        else if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) openMenu();
        else if (hasMod || event.altKey) return false;
        else if (event.key === "Enter" || event.key === " ") desk.opened.set(desk.choice.get().at);
        else if (event.key === "Escape") return leave();
        // With nothing chosen here, what is selected on the canvas is not what somebody means to delete.
        else return assetKey(event, studio, desk.chosen()) || event.key === "Delete" || event.key === "Backspace";
        return true;
    };
    const chooseAll = (): void => {
        const assets = new Set(desk.listing.get().known.slice(0, mostChosen).map(({ id }) => id));
        desk.choice.update((choice) => ({ ...choice, assets }));
    };
    return (event) => {
        if (!act(event)) return;
        event.preventDefault();
        event.stopPropagation();
    };
}

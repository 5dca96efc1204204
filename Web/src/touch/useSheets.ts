import { useEffect } from "react";
import { layout } from "../studio/layout";
import { regions } from "../studio/regions";
import type { Studio } from "../studio/studio";
import { deskOf } from "../variations/desk";
import { useLongPress } from "./useLongPress";
import { useSwipeAway } from "./useSwipeAway";

/**
 * Takes, queue and settings share one sheet: whichever is asked for takes the other's place. Where it was folded to its
 * tabs it comes up; Escape closes the sheet that the keyboard is in, and what opens by key takes the focus.
 */
export function useSheets(studio: Studio): void {
    useLongPress();
    useSwipeAway(".studio-left", closeLeft);
    useEffect(() => {
        const before = { right: regions.right.get(), dock: regions.dock.get() };
        if (before.right && before.dock) regions.right.set(false);
        const asked = (mine: "right" | "dock", other: "right" | "dock") => () => {
            if (!regions[mine].get()) return;
            regions[other].set(false);
            if (regions.sheet.get() === "peek") regions.sheet.set("half");
        };
        const opens = (region: "left" | "right" | "dock", into: string) => () => {
            if (regions[region].get()) followIn(into);
            else if (lost()) studio.canvas?.focus();
        };
        const endings = [
            regions.right.subscribe(asked("right", "dock")), regions.dock.subscribe(asked("dock", "right")),
            regions.right.subscribe(opens("right", ".dock")), regions.dock.subscribe(opens("dock", ".dock")),
            regions.left.subscribe(opens("left", ".studio-left")),
        ];
        const escape = (event: KeyboardEvent): void => {
            if (event.key !== "Escape" || event.defaultPrevented) return;
            const within = (region: string): boolean => document.activeElement?.closest(region) !== null && document.activeElement !== null;
            if (within(".studio-left")) regions.left.set(false);
            else if (within(".dock")) closeSheet();
            else return;
            event.preventDefault();
            studio.canvas?.focus();
        };
        // Setting variations up takes the room of the canvas.
        endings.push(deskOf(studio).settingUp.subscribe(() => {
            if (deskOf(studio).settingUp.get() && regions.sheet.get() !== "peek") regions.sheet.set("peek");
        }));
        window.addEventListener("keydown", escape);
        return () => {
            window.removeEventListener("keydown", escape);
            for (const end of endings) end();
            if (layout.get() !== "regions") return;
            // With more room both stand there again.
            regions.right.set(before.right);
            regions.dock.set(before.dock);
        };
    }, [studio]);
}

function closeLeft(): void {
    regions.left.set(false);
}

function closeSheet(): void {
    regions.dock.set(false);
    regions.right.set(false);
}

/** The focus has gone with what it was in. */
function lost(): boolean {
    return document.activeElement === null || document.activeElement === document.body;
}

/** Puts the focus into what has just been opened, unless somebody has put it elsewhere meanwhile. */
function followIn(region: string): void {
    const { activeElement } = document;
    window.requestAnimationFrame(() => {
        if (document.activeElement !== activeElement) return;
        document.querySelector<HTMLElement>(`${region} [role=tab][aria-selected=true]`)?.focus({ preventScroll: true });
    });
}

/** From the tree to the inspector or the takes, and back with Escape. */
import { regions } from "../studio/regions";
import type { OutlineDesk } from "./desk";

const places = {
    inspector: { region: ".studio-right", first: ".inspector input:not(:disabled), .inspector button:not(:disabled), .inspector select" },
    takes: { region: ".dock", first: ".take[data-viewed] .take-picture, .take .take-picture, .dock [role=tab][aria-selected=true]" },
} as const;

/** Frames that a region may take until it is there. */
const patience = 60;

export function leaveFor(place: keyof typeof places, desk: OutlineDesk): void {
    if (place === "inspector") {
        regions.right.set(true);
    } else {
        regions.dockTab.set("takes");
        regions.dock.set(true);
    }
    const { region, first } = places[place];
    const arrive = (frames: number): void => {
        const within = document.querySelector(region);
        // The takes are listed by the studio: until they have come, the tab above them is the only place there.
        const wanted = [...first.split(", ")].map((each) => document.querySelector<HTMLElement>(each)).find((each) => each !== null);
        const isLast = frames === 0;
        if (within && wanted && (isLast || place === "inspector" || wanted.matches(".take-picture") || isListed())) {
            wanted.focus();
            comeBack(region, desk);
        } else if (!isLast) {
            window.requestAnimationFrame(() => arrive(frames - 1));
        }
    };
    // What is selected is shown in the next frame.
    window.requestAnimationFrame(() => arrive(patience));
}

/** Whether there is nothing to wait for: a sentence says that there is no take. */
function isListed(): boolean {
    return document.querySelector(".takes .dock-empty") !== null;
}

let returning: AbortController | undefined;

/** Escape leads back for as long as the keyboard stays where it went. */
function comeBack(region: string, desk: OutlineDesk): void {
    returning?.abort();
    const ending = (returning = new AbortController());
    const { signal } = ending;
    const isThere = (element: Element | null): boolean =>
        element === null || element === document.body || element.closest(`${region}, .popover`) !== null;
    document.addEventListener("focusin", (event) => {
        if (!isThere(event.target as Element)) ending.abort();
    }, { signal });
    window.addEventListener("pointerdown", (event) => {
        if (!isThere(event.target as Element)) ending.abort();
    }, { signal, capture: true });
    // What closes by Escape itself, a popover or a sheet, keeps it from coming here.
    window.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !isThere(document.activeElement)) return;
        event.preventDefault();
        ending.abort();
        regions.left.set(true);
        regions.leftTab.set("outline");
        desk.focus();
    }, { signal });
}

import { useEffect } from "react";

/** So far a finger goes to the left, and so little up or down meanwhile, to push something away. */
const far = 70;
const aside = 40;
/** What is dragged or drawn along itself. */
const own = ".palette-entry, .asset, input, select, [role=slider]";

/** A finger pushes what lies at the left edge out of sight. */
export function useSwipeAway(region: string, away: () => void): void {
    useEffect(() => {
        const ending = new AbortController();
        const options = { signal: ending.signal, capture: true };
        let from: { id: number; x: number; y: number } | undefined;
        window.addEventListener("pointerdown", ({ target, pointerType, pointerId: id, clientX: x, clientY: y }) => {
            const isMeant = target instanceof Element && target.closest(region) !== null && target.closest(own) === null;
            from = pointerType === "touch" && isMeant ? { id, x, y } : undefined;
        }, options);
        window.addEventListener("pointerup", (event) => {
            const began = from;
            from = undefined;
            if (began?.id === event.pointerId && began.x - event.clientX > far && Math.abs(event.clientY - began.y) < aside) away();
        }, options);
        window.addEventListener("pointercancel", () => { from = undefined; }, options);
        return () => ending.abort();
    }, [region, away]);
}

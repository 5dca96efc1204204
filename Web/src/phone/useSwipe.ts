import { RefObject, useEffect, useRef } from "react";

/** So far, or so fast, a finger goes across before the next one comes. */
const far = 56;
const fast = 0.4;
const begins = 10;

/** What lies in an element follows a finger across, and gives way to the next one or the one before. */
export function useSwipe(
    element: RefObject<HTMLElement>, mayGo: (step: 1 | -1) => boolean, go: (step: 1 | -1) => void,
): void {
    const newest = useRef({ mayGo, go });
    newest.current = { mayGo, go };
    useEffect(() => {
        const stage = element.current;
        if (!stage) return undefined;
        const ending = new AbortController();
        const { signal } = ending;
        let from: { id: number; x: number; y: number; time: number } | undefined;
        let isAcross = false;
        const shift = (x: number): void => {
            const edge = newest.current.mayGo(x < 0 ? 1 : -1) ? 1 : 0.25;
            stage.style.setProperty("--swiped", `${x * edge}px`);
        };
        const end = (): void => {
            from = undefined;
            stage.style.removeProperty("--swiped");
        };
        stage.addEventListener("pointerdown", (event) => {
            isAcross = false;
            const isOwn = event.target instanceof Element && event.target.closest(".scrub, button") !== null;
            if (event.pointerType !== "mouse" && !isOwn) from = { id: event.pointerId, x: event.clientX, y: event.clientY, time: event.timeStamp };
        }, { signal });
        stage.addEventListener("pointermove", (event) => {
            if (event.pointerId !== from?.id) return;
            const x = event.clientX - from.x;
            if (!isAcross && Math.abs(x) > begins && Math.abs(x) > Math.abs(event.clientY - from.y)) isAcross = true;
            if (isAcross) shift(x);
        }, { signal });
        stage.addEventListener("pointerup", (event) => {
            if (event.pointerId !== from?.id) return;
            const x = event.clientX - from.x;
            const speed = Math.abs(x) / Math.max(1, event.timeStamp - from.time);
            const step = x < 0 ? 1 : -1;
            const goes = isAcross && (Math.abs(x) > far || (speed > fast && Math.abs(x) > begins)) && newest.current.mayGo(step);
            end();
            if (goes) newest.current.go(step);
        }, { signal });
        stage.addEventListener("pointercancel", end, { signal });
        // A swipe is not a tap that plays.
        stage.addEventListener("click", (event) => {
            if (isAcross) event.stopPropagation();
            isAcross = false;
        }, { signal, capture: true });
        return () => {
            ending.abort();
            end();
        };
    }, [element]);
}

import { useEffect } from "react";

const after = 450;
const tremble = 10;
/** The browser may tell of the same press later. */
const same = 1200;

/** A finger that rests asks for the menu that a right click opens, also where the browser does not say so itself. */
export function useLongPress(): void {
    useEffect(() => {
        const ending = new AbortController();
        const options = { signal: ending.signal, capture: true };
        let timer = 0, askedAt = -Infinity;
        let from: { id: number; x: number; y: number } | undefined;
        const stop = (): void => {
            window.clearTimeout(timer);
            from = undefined;
        };
        const ask = (target: Element, x: number, y: number): void => {
            stop();
            askedAt = performance.now();
            const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 2 });
            if (!target.dispatchEvent(event)) navigator.vibrate?.(10);
        };
        window.addEventListener("pointerdown", (event) => {
            stop();
            const { target } = event;
            // The canvas knows long presses itself, and in texts they select.
            if (event.pointerType !== "touch" || !(target instanceof Element) || target.closest(".canvas, input, textarea, select")) return;
            const { clientX: x, clientY: y } = event;
            from = { id: event.pointerId, x, y };
            timer = window.setTimeout(() => ask(target, x, y), after);
        }, options);
        window.addEventListener("pointermove", (event) => {
            if (event.pointerId === from?.id && Math.hypot(event.clientX - from.x, event.clientY - from.y) > tremble) stop();
        }, options);
        window.addEventListener("pointerup", stop, options);
        window.addEventListener("pointercancel", stop, options);
        window.addEventListener("contextmenu", (event) => {
            if (!event.isTrusted || performance.now() - askedAt > same) return;
            event.preventDefault();
            event.stopPropagation();
        }, options);
        // Letting go afterwards is not a tap on what lies there.
        window.addEventListener("click", (event) => {
            if (!event.isTrusted || event.detail === 0 || performance.now() - askedAt > same || isInMenu(event.target)) return;
            event.preventDefault();
            event.stopPropagation();
        }, options);
        return () => {
            stop();
            ending.abort();
        };
    }, []);
}

function isInMenu(target: EventTarget | null): boolean {
    return target instanceof Element && target.closest(".popover") !== null;
}

import { RefObject, useEffect, useRef } from "react";
import { isTyping } from "../app/commands";

const none: readonly string[] = [];

/**
 * The keys of a panel over the canvas, whether the focus is in it or nowhere: what the page behind would do with the same
 * keys waits until it is closed. `act` answers whether it took the key.
 * @param typed keys that are the panel's even while something is typed into.
 */
export function usePanelKeys(panel: RefObject<HTMLElement>, act: (event: KeyboardEvent) => boolean, typed: readonly string[] = none): void {
    const newest = useRef(act);
    newest.current = act;
    useEffect(() => {
        const key = (event: KeyboardEvent): void => {
            const target = event.target instanceof Element ? event.target : null;
            const isOurs = target === document.body || (target !== null && (panel.current?.contains(target) ?? false));
            if (!isOurs || event.isComposing || document.querySelector("dialog[open]")) return;
            if (isTyping(target) && !typed.includes(event.key)) return;
            // Space and Enter press the button that has the focus.
            if ((event.key === " " || event.key === "Enter") && target?.closest("button, a, summary, textarea")) return;
            if (!newest.current(event)) return;
            event.preventDefault();
            event.stopPropagation();
        };
        window.addEventListener("keydown", key, true);
        return () => window.removeEventListener("keydown", key, true);
    }, [panel, typed]);
}

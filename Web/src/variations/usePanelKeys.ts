import { RefObject, useEffect, useRef } from "react";
import { isTyping } from "../app/commands";

/**
 * The keys of a panel over the canvas, whether the focus is in it or nowhere: what the page behind would do with the same
 * keys waits until it is closed. `act` answers whether it took the key.
 */
export function usePanelKeys(panel: RefObject<HTMLElement>, act: (event: KeyboardEvent) => boolean): void {
    const newest = useRef(act);
    newest.current = act;
    useEffect(() => {
        const key = (event: KeyboardEvent): void => {
            const target = event.target instanceof Element ? event.target : null;
            const isOurs = target === document.body || (target !== null && (panel.current?.contains(target) ?? false));
            if (!isOurs || event.isComposing || document.querySelector("dialog[open]")) return;
            // Escape is for whoever is typed into first, and Space and Enter for the button that has the focus.
            if (isTyping(target) && event.key !== "Enter" && event.key !== "Escape") return;
            if ((event.key === " " || event.key === "Enter") && target?.closest("button, a, summary, textarea")) return;
            if (!newest.current(event)) return;
            event.preventDefault();
            event.stopPropagation();
        };
        window.addEventListener("keydown", key, true);
        return () => window.removeEventListener("keydown", key, true);
    }, [panel]);
}

import { RefObject, useEffect, useRef } from "react";
import type { StepSize } from "../numbers/scale";
import { stepSize } from "./scrub";

/** So much wheel is a step, in CSS pixels. */
const notch = 40;

/** The wheel steps what has the focus; everything else it scrolls. */
export function useWheel(element: RefObject<HTMLElement>, step: (direction: 1 | -1, size: StepSize) => void): void {
    const newest = useRef(step);
    newest.current = step;
    const gone = useRef(0);
    useEffect(() => {
        const place = element.current;
        if (!place) return undefined;
        const turn = (event: WheelEvent): void => {
            if (document.activeElement !== place) return;
            event.preventDefault();
            gone.current += event.deltaMode === 0 ? event.deltaY || event.deltaX : Math.sign(event.deltaY || event.deltaX) * notch;
            if (Math.abs(gone.current) < notch) return;
            newest.current(gone.current < 0 ? 1 : -1, stepSize(event));
            gone.current = 0;
        };
        place.addEventListener("wheel", turn, { passive: false });
        return () => place.removeEventListener("wheel", turn);
    }, [element]);
}

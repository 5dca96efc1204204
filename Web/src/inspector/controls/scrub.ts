/** Dragging on a field's label changes its number: the label and the control find each other here. */
import { createContext, PointerEvent, RefObject, useContext, useEffect, useRef } from "react";
import type { StepSize } from "../numbers/scale";

export interface Scrub {
    /** The hand is so far from where it began, in CSS pixels. */
    moved(pixels: number, size: StepSize): void;
    ended(): void;
}

export type ScrubPlace = { current: Scrub | undefined };

export const ScrubContext = createContext<ScrubPlace | undefined>(undefined);

/** Lets the label of this field drag it. */
export function useScrub(scrub: Scrub): void {
    const place = useContext(ScrubContext);
    useEffect(() => {
        if (!place) return undefined;
        place.current = scrub;
        return () => {
            if (place.current === scrub) place.current = undefined;
        };
    });
}

/** Shift is fine, Control or Command is coarse. */
export function stepSize(event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): StepSize {
    return event.shiftKey ? "fine" : event.ctrlKey || event.metaKey ? "coarse" : "plain";
}

interface Held {
    readonly pointer: number;
    readonly from: number;
    isDrag: boolean;
}

/** A press that does not go anywhere is no drag. */
const slack = 3;

export interface ScrubHandlers {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(event: PointerEvent<HTMLElement>): void;
    onPointerCancel(event: PointerEvent<HTMLElement>): void;
}

/** What the label hears. */
export function useScrubLabel(place: RefObject<Scrub | undefined>): ScrubHandlers {
    const held = useRef<Held | undefined>(undefined);
    const end = (): void => {
        if (held.current?.isDrag) place.current?.ended();
        held.current = undefined;
    };
    return {
        onPointerDown(event) {
            if (event.button !== 0 || !place.current) return;
            held.current = { pointer: event.pointerId, from: event.clientX, isDrag: false };
            event.currentTarget.setPointerCapture(event.pointerId);
        },
        onPointerMove(event) {
            const { current } = held;
            if (!current || current.pointer !== event.pointerId) return;
            const pixels = event.clientX - current.from;
            current.isDrag ||= Math.abs(pixels) > slack;
            if (current.isDrag) place.current?.moved(pixels, stepSize(event));
        },
        onPointerUp: end,
        onPointerCancel: end,
    };
}

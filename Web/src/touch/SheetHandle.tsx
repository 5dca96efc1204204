import { KeyboardEvent, PointerEvent, ReactElement, useEffect, useRef } from "react";
import { regions } from "../studio/regions";
import { useStudio } from "../studio/studio";
import { useStore } from "../ui/store";
import { Height, heightBeside, heights, restingHeight } from "./sheetHeights";
import { useSheets } from "./useSheets";

interface Drag {
    readonly from: number;
    readonly height: number;
    at: number;
    time: number;
    speed: number;
    hasMoved: boolean;
}

const words: Record<Height, string> = { peek: "only its tabs", half: "half", full: "all of it" };

/** The handle of the sheet below the canvas: it is drawn to one of three heights, or away. */
export function SheetHandle(): ReactElement {
    const studio = useStudio();
    const height = useStore(regions.sheet) as Height;
    const handle = useRef<HTMLDivElement>(null);
    const drag = useRef<Drag>();
    useSheets(studio);
    const sheet = (): HTMLElement | null => handle.current?.closest<HTMLElement>(".dock") ?? null;

    /** The three heights as the style has them now. */
    const places = (): Record<Height, number> => {
        const style = handle.current ? getComputedStyle(handle.current) : undefined;
        const read = (name: string): number => parseFloat(style?.getPropertyValue(name) ?? "") || 0;
        const window = document.documentElement.clientHeight;
        return {
            peek: read("--sheet-peek"), half: Math.max(read("--sheet-least"), window * read("--sheet-half")),
            full: window - read("--bar-height") - read("--space-2"),
        };
    };
    const settle = (to: Height | null): void => {
        const element = sheet();
        const before = element?.getBoundingClientRect().top;
        element?.style.removeProperty("--drawn");
        if (to === null) {
            close();
            return;
        }
        regions.sheet.set(to);
        // It is where it belongs at once, and seems to slide there: the canvas has another size only once.
        window.requestAnimationFrame(() => {
            const after = element?.getBoundingClientRect().top;
            if (!element || before === undefined || after === undefined || before === after) return;
            const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
            if (!still) element.animate([{ transform: `translateY(${before - after}px)` }, { transform: "none" }], { duration: 160, easing: "ease-out" });
        });
    };
    const close = (): void => {
        regions.dock.set(false);
        regions.right.set(false);
        studio.canvas?.focus();
    };

    useEffect(() => {
        const element = sheet();
        return () => void element?.style.removeProperty("--drawn");
    }, []);

    const down = (event: PointerEvent<HTMLDivElement>): void => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const tall = sheet()?.getBoundingClientRect().height ?? 0;
        drag.current = { from: event.clientY, height: tall, at: event.clientY, time: event.timeStamp, speed: 0, hasMoved: false };
    };
    const move = (event: PointerEvent): void => {
        const now = drag.current;
        if (!now) return;
        if (Math.abs(event.clientY - now.from) > 6) now.hasMoved = true;
        const passed = event.timeStamp - now.time;
        if (passed > 0) now.speed = (now.at - event.clientY) / passed;
        now.at = event.clientY;
        now.time = event.timeStamp;
        const most = places().full;
        const drawn = Math.max(0, Math.min(most, now.height + now.from - event.clientY));
        if (now.hasMoved) sheet()?.style.setProperty("--drawn", `${drawn}px`);
    };
    const up = (event: PointerEvent): void => {
        const now = drag.current;
        drag.current = undefined;
        if (!now) return;
        const hasRested = event.timeStamp - now.time > 80;
        if (now.hasMoved) settle(restingHeight(now.height + now.from - event.clientY, hasRested ? 0 : now.speed, places()));
        else settle(height === "full" ? "half" : heightBeside(height, 1));
    };
    const cancel = (): void => {
        drag.current = undefined;
        sheet()?.style.removeProperty("--drawn");
    };
    const key = (event: KeyboardEvent): void => {
        const to: Record<string, Height | null> = {
            ArrowUp: heightBeside(height, 1), ArrowDown: heightBeside(height, -1), Home: "peek", End: "full",
            Enter: height === "half" ? "full" : "half", " ": height === "half" ? "full" : "half",
        };
        if (!(event.key in to)) return;
        event.preventDefault();
        event.stopPropagation();
        settle(to[event.key] ?? null);
    };
    return (
        <div
            ref={handle} className="sheet-handle" role="slider" tabIndex={0} aria-orientation="vertical" aria-label="Height of the sheet"
            aria-valuemin={1} aria-valuemax={3} aria-valuenow={heights.indexOf(height) + 1} aria-valuetext={words[height]}
            data-tip="Draw it up or down, or away" data-keys="↑ ↓ Esc" onPointerDown={down} onPointerMove={move} onPointerUp={up}
            onPointerCancel={cancel} onKeyDown={key}
        >
            <i aria-hidden="true" />
        </div>
    );
}

import { PointerEvent, RefObject, useEffect, useRef, useState } from "react";
import type { VirtualRowsHandle } from "./VirtualRows";
import { edgePush, gapAt } from "../ui/visible";

/** So far a pointer moves before a press becomes a drag, in pixels. */
const threshold = 4;

interface Drag {
    pointer: number;
    startY: number;
    y: number;
    isMoving: boolean;
}

export interface RowDragParts {
    list: RefObject<VirtualRowsHandle>;
    rowHeight: number;
    total: () => number;
    isAllowed: boolean;
    /** Let go over a gap between rows. */
    drop: (gap: number) => void;
}

/**
 * Rows are dragged by pointer: the row that was taken hold of may scroll out of the page meanwhile. Answers the gap that
 * the rows would go to, and what begins a drag.
 */
export function useRowDrag(parts: RowDragParts): { gap: number | undefined; begin: (event: PointerEvent) => void } {
    const [gap, setGap] = useState<number>();
    const newest = useRef(parts);
    newest.current = parts;
    const drag = useRef<Drag>();
    const end = useRef<() => void>();
    useEffect(() => () => end.current?.(), []);

    const begin = (event: PointerEvent): void => {
        if (!parts.isAllowed || event.button !== 0 || event.pointerType === "touch") return;
        end.current?.();
        drag.current = { pointer: event.pointerId, startY: event.clientY, y: event.clientY, isMoving: false };
        end.current = listen(drag.current, () => newest.current, setGap);
    };
    return { gap, begin };
}

function listen(drag: Drag, parts: () => RowDragParts, show: (gap: number | undefined) => void): () => void {
    const ending = new AbortController();
    const { signal } = ending;
    let frame = 0;
    const current = (): number | undefined => {
        const list = parts().list.current?.element;
        if (!list) return undefined;
        return gapAt(drag.y - list.getBoundingClientRect().top + list.scrollTop, parts().rowHeight, parts().total());
    };
    const step = (): void => {
        const list = parts().list.current?.element;
        if (list) {
            const { top, height } = list.getBoundingClientRect();
            list.scrollTop += edgePush(drag.y - top, height);
        }
        show(current());
        frame = requestAnimationFrame(step);
    };
    const finish = (isDropped: boolean): void => {
        const gap = current();
        ending.abort();
        cancelAnimationFrame(frame);
        show(undefined);
        if (isDropped && drag.isMoving && gap !== undefined) parts().drop(gap);
    };
    window.addEventListener("pointermove", (event) => {
        if (event.pointerId !== drag.pointer) return;
        drag.y = event.clientY;
        if (drag.isMoving || Math.abs(drag.y - drag.startY) < threshold) return;
        drag.isMoving = true;
        step();
    }, { signal });
    window.addEventListener("pointerup", (event) => {
        if (event.pointerId === drag.pointer) finish(true);
    }, { signal });
    window.addEventListener("pointercancel", () => finish(false), { signal });
    window.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !drag.isMoving) return;
        event.preventDefault();
        event.stopPropagation();
        finish(false);
    }, { signal, capture: true });
    return () => finish(false);
}

/** Cards brought into line, or apart at equal distances. Places are eighths of a pixel. */
import type { Box } from "../canvas/camera";

export type Edge = "left" | "centre" | "right" | "top" | "middle" | "bottom";
export type Axis = "across" | "down";

/** Where each box goes, in the order of the boxes. */
export function aligned(boxes: readonly Box[], edge: Edge): { x: number; y: number }[] {
    const isAcross = edge === "left" || edge === "centre" || edge === "right";
    const spans = boxes.map((box) => isAcross ? { at: box.x, size: box.width } : { at: box.y, size: box.height });
    const low = Math.min(...spans.map(({ at }) => at));
    const high = Math.max(...spans.map(({ at, size }) => at + size));
    const place = (size: number): number => {
        if (edge === "left" || edge === "top") return low;
        return edge === "right" || edge === "bottom" ? high - size : Math.round((low + high - size) / 2);
    };
    return boxes.map(({ x, y }, index) => {
        const at = place(spans[index]?.size ?? 0);
        return isAcross ? { x: at, y } : { x, y: at };
    });
}

/** The first and the last stay, and between all is as much room; where there is none they stand in equal steps. */
export function distributed(boxes: readonly Box[], axis: Axis): { x: number; y: number }[] {
    const places = boxes.map(({ x, y }) => ({ x, y }));
    const spans = boxes.map((box, index) => axis === "across"
        ? { index, at: box.x, size: box.width } : { index, at: box.y, size: box.height });
    spans.sort((a, b) => a.at + a.size / 2 - (b.at + b.size / 2) || a.index - b.index);
    const [first, last] = [spans[0], spans[spans.length - 1]];
    if (!first || !last || spans.length < 3) return places;
    const taken = spans.reduce((sum, { size }) => sum + size, 0);
    const gap = (last.at + last.size - first.at - taken) / (spans.length - 1);
    let at = first.at;
    for (const { index, size } of spans) {
        const place = places[index];
        if (place) places[index] = axis === "across" ? { ...place, x: Math.round(at) } : { ...place, y: Math.round(at) };
        at += size + gap;
    }
    return places;
}

/** Titles of several cards at once. */
import type { Node } from "../wasm/core";

/** From left to right, and downwards where they stand above each other: as one reads the canvas. */
export function readingOrder(nodes: readonly Node[]): readonly Node[] {
    if (nodes.length < 2) return nodes;
    return [...nodes].sort((a, b) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1));
}

/** The title of each: a run of `#` is its number in the order, with as many digits at least. */
export function numbered(pattern: string, count: number): readonly string[] {
    const title = pattern.trim();
    return Array.from({ length: count }, (_, index) =>
        title.replace(/#+/g, (signs) => String(index + 1).padStart(signs.length, "0")));
}

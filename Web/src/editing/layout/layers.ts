import type { LayoutGraph } from "./graph";

/** The layer of a card without wires: it belongs to none. */
export const unwired = -1;

/**
 * The column of each card: one behind the last of those that feed it (the longest path), except that what nothing feeds
 * stands right before the first that it feeds. Wires that close a circle are passed over.
 */
export function layersOf({ cards, wires }: LayoutGraph): Int32Array {
    const layers = new Int32Array(cards.length).fill(unwired);
    const waiting = new Int32Array(cards.length);
    const next: number[][] = cards.map(() => []);
    const isFed = new Uint8Array(cards.length);
    for (const { source, target } of wires) {
        if (source === target) continue;
        next[source]?.push(target);
        waiting[target] = (waiting[target] ?? 0) + 1;
        isFed[target] = 1;
        layers[source] = layers[target] = 0;
    }
    const order = cards.map((_, index) => index).filter((index) => layers[index] === 0 && waiting[index] === 0);
    const sources = [...order];
    for (const index of order) {
        for (const target of next[index] ?? []) {
            layers[target] = Math.max(layers[target] ?? 0, (layers[index] ?? 0) + 1);
            waiting[target] = (waiting[target] ?? 0) - 1;
            if (waiting[target] === 0) order.push(target);
        }
    }
    for (const index of sources) {
        let first = Infinity;
        for (const target of next[index] ?? []) first = Math.min(first, layers[target] ?? 0);
        if (first > 0 && first < Infinity) layers[index] = first - 1;
    }
    return layers;
}

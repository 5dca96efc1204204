import type { Box, Point } from "../../canvas/camera";
import type { Gaps, LayoutGraph } from "./graph";
import { unwired } from "./layers";
import { Occupied } from "./occupied";

const inRow = 6;

/** Cards without wires stay where they are, unless another stands there now: those go in rows below all others. */
export function besides(graph: LayoutGraph, layers: Int32Array, places: readonly Point[], gaps: Gaps): Point[] {
    const { cards } = graph;
    const taken = new Occupied(gaps.down / 2, graph.obstacles);
    let [left, bottom, width, height] = [Infinity, -Infinity, 0, 0];
    const put = (index: number): void => {
        const box = { ...cards[index], ...places[index] } as Box;
        taken.add(box);
        left = Math.min(left, box.x);
        bottom = Math.max(bottom, box.y + box.height);
    };
    cards.forEach((card, index) => {
        width = Math.max(width, card.width);
        if (layers[index] !== unwired) put(index);
    });
    for (const box of graph.obstacles ?? []) bottom = Math.max(bottom, box.y + box.height);
    const homeless: number[] = [];
    cards.forEach((card, index) => {
        if (layers[index] !== unwired) return;
        if (taken.meeting(card)) homeless.push(index);
        else put(index);
    });
    if (left === Infinity) left = homeless.reduce((least, index) => Math.min(least, cards[index]?.x ?? 0), left);
    const result = [...places];
    for (const index of homeless) height = Math.max(height, cards[index]?.height ?? 0);
    const up = (value: number): number => Math.ceil(value / gaps.grid) * gaps.grid;
    homeless.forEach((index, number) => {
        const [column, row] = [number % inRow, Math.floor(number / inRow)];
        result[index] = { x: up(left) + column * up(width + gaps.down), y: up(bottom + gaps.across) + row * up(height + gaps.down) };
    });
    return result;
}

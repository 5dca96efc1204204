import type { Box, Point } from "../../canvas/camera";
import type { Gaps, LayoutGraph } from "./graph";
import { unwired } from "./layers";

const inRow = 6;

/** Cards without wires stay where they are, unless another stands there now: those go in rows below all others. */
export function besides(graph: LayoutGraph, layers: Int32Array, places: readonly Point[], gaps: Gaps): Point[] {
    const { cards } = graph;
    const taken = new Occupied(gaps.down / 2);
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
    const homeless: number[] = [];
    cards.forEach((card, index) => {
        if (layers[index] !== unwired) return;
        if (taken.meets(card)) homeless.push(index);
        else put(index);
    });
    const result = [...places];
    for (const index of homeless) height = Math.max(height, cards[index]?.height ?? 0);
    const up = (value: number): number => Math.ceil(value / gaps.grid) * gaps.grid;
    homeless.forEach((index, number) => {
        const [column, row] = [number % inRow, Math.floor(number / inRow)];
        result[index] = { x: up(left) + column * up(width + gaps.down), y: up(bottom + gaps.across) + row * up(height + gaps.down) };
    });
    return result;
}

/** Where cards stand, by squares of the canvas. */
class Occupied {
    private readonly squares = new Map<string, Box[]>();
    private readonly side = 4096;

    constructor(private readonly margin: number) {}

    add(box: Box): void {
        for (const key of this.keys(box)) {
            const known = this.squares.get(key);
            if (known) known.push(box);
            else this.squares.set(key, [box]);
        }
    }

    meets(box: Box): boolean {
        const { margin } = this;
        return this.keys(box).some((key) => (this.squares.get(key) ?? []).some((other) =>
            box.x < other.x + other.width + margin && other.x < box.x + box.width + margin
            && box.y < other.y + other.height + margin && other.y < box.y + box.height + margin));
    }

    private keys({ x, y, width, height }: Box): string[] {
        const { side, margin } = this;
        const keys: string[] = [];
        for (let column = Math.floor((x - margin) / side); column * side <= x + width + margin; column += 1) {
            for (let row = Math.floor((y - margin) / side); row * side <= y + height + margin; row += 1) keys.push(`${column} ${row}`);
        }
        return keys;
    }
}

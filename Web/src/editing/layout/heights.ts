import type { Columns } from "./columns";
import type { Gaps } from "./graph";
import type { Lane } from "./lanes";
import { median } from "./ordering";

const rounds = 4;

/**
 * How high each vertex stands (its upper edge): as near as can be to what it hangs on, in the order of its column and
 * with room between.
 */
export function heightsOf(
    columns: Columns, lanes: readonly Lane[], folds: readonly number[], gaps: Gaps,
): Float64Array {
    const tops = new Float64Array(columns.leaving.length);
    const settle = (lane: number, wishOf: (vertex: number) => number | undefined): void => {
        const [order, fold] = [lanes[lane]?.order ?? [], folds[lane] ?? 1];
        if (fold > 1) stack(columns, order, fold, gaps, tops, wishOf);
        else pack(columns, order, gaps, tops, wishOf);
    };
    lanes.forEach((_, lane) => settle(lane, () => 0));
    for (let round = 0; round < rounds; round += 1) {
        const isForwards = round % 2 === 0;
        for (let step = 0; step < lanes.length; step += 1) {
            const lane = isForwards ? step : lanes.length - 1 - step;
            settle(lane, (vertex) => wish(columns, vertex, tops, round >= rounds - 2 ? undefined : isForwards));
        }
    }
    lanes.forEach(({ order }, lane) => onGrid(columns, order, folds[lane] ?? 1, gaps, tops));
    return tops;
}

/** Where a vertex would stand to have its wires straight: by one side of it, or by both. */
function wish(columns: Columns, vertex: number, tops: Float64Array, isForwards: boolean | undefined): number | undefined {
    const before = isForwards === false ? [] : (columns.entering[vertex] ?? [])
        .map(({ source, from, to }) => (tops[source] ?? 0) + from - to);
    const behind = isForwards === true ? [] : (columns.leaving[vertex] ?? [])
        .map(({ target, from, to }) => (tops[target] ?? 0) + to - from);
    return median([...before, ...behind]);
}

/** Puts a column's vertices where they wish to be, as near as their order and the gaps let them (in least squares). */
function pack(
    columns: Columns, order: readonly number[], gaps: Gaps, tops: Float64Array, wishOf: (vertex: number) => number | undefined,
): void {
    // With the room of all that stands above taken away, equal heights are close together: an isotonic regression.
    const blocks: { sum: number; count: number }[] = [];
    const offsets: number[] = [];
    let offset = 0;
    for (const vertex of order) {
        offsets.push(offset);
        blocks.push({ sum: (wishOf(vertex) ?? tops[vertex] ?? 0) - offset, count: 1 });
        for (let last = blocks.length - 1; last > 0; last -= 1) {
            const [upper, lower] = [blocks[last - 1], blocks[last]];
            if (!upper || !lower || upper.sum / upper.count <= lower.sum / lower.count) break;
            blocks.splice(last - 1, 2, { sum: upper.sum + lower.sum, count: upper.count + lower.count });
        }
        offset += room(columns, vertex, gaps);
    }
    let at = 0;
    for (const { sum, count } of blocks) {
        for (let index = 0; index < count; index += 1, at += 1) tops[order[at] ?? 0] = sum / count + (offsets[at] ?? 0);
    }
}

/** How much a vertex takes of its column: a card its height, a wire that passes by a little. */
export function room(columns: Columns, vertex: number, gaps: Gaps): number {
    const card = columns.graph.cards[vertex];
    return card ? card.height + gaps.down : gaps.down / 2;
}

/** Puts a folded lane's rows below each other, all of them as near to their wishes as they can be together. */
function stack(
    columns: Columns, order: readonly number[], fold: number, gaps: Gaps, tops: Float64Array,
    wishOf: (vertex: number) => number | undefined,
): void {
    const cards = order.filter((vertex) => columns.isCard(vertex));
    for (const vertex of order) if (!columns.isCard(vertex)) tops[vertex] = wishOf(vertex) ?? tops[vertex] ?? 0;
    const offsets: number[] = [];
    let offset = 0;
    for (let row = 0; row < cards.length; row += fold) {
        const inRow = cards.slice(row, row + fold);
        for (const _ of inRow) offsets.push(offset);
        offset += Math.ceil(Math.max(...inRow.map((vertex) => room(columns, vertex, gaps))) / gaps.grid) * gaps.grid;
    }
    const shifts = cards.map((vertex, index) => (wishOf(vertex) ?? tops[vertex] ?? 0) - (offsets[index] ?? 0));
    const shift = shifts.reduce((sum, value) => sum + value, 0) / Math.max(1, shifts.length);
    cards.forEach((vertex, index) => { tops[vertex] = shift + (offsets[index] ?? 0); });
}

function onGrid(columns: Columns, order: readonly number[], fold: number, gaps: Gaps, tops: Float64Array): void {
    if (fold > 1) {
        // Rows are whole steps apart already.
        for (const vertex of order) tops[vertex] = Math.round((tops[vertex] ?? 0) / gaps.grid) * gaps.grid;
        return;
    }
    let free = -Infinity;
    for (const vertex of order) {
        const top = Math.max(Math.round((tops[vertex] ?? 0) / gaps.grid) * gaps.grid, free);
        tops[vertex] = top;
        free = Math.ceil((top + room(columns, vertex, gaps)) / gaps.grid) * gaps.grid;
    }
}

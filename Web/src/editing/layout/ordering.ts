import { Chains } from "./chains";
import type { Columns, Piece } from "./columns";
import { crossings, crossingsOf, placesOf } from "./crossings";

const mostSweeps = 16;
/** So many sweeps in a row may better nothing. */
const patience = 3;
/** Exchanging neighbours takes too long for more than this, and medians do most of it. */
const exchangeLimit = 5000;

export interface Ordered {
    readonly orders: readonly (readonly number[])[];
    readonly crossings: number;
}

/**
 * Orders with fewer crossings: each column by the medians of what its vertices hang on, back and forth, then neighbours
 * exchanged where that helps. Where nothing asks for a move nothing moves, so that the order a person made is kept.
 */
export function untangled(columns: Columns, start: readonly (readonly number[])[]): Ordered {
    const chains = new Chains(columns);
    let orders = start.map((order) => chains.sorted(order));
    let best: Ordered = { orders: orders.map((order) => [...order]), crossings: crossings(columns, orders) };
    let tired = 0;
    for (let sweep = 0; sweep < mostSweeps && best.crossings > 0 && tired < patience; sweep += 1) {
        orders = swept(columns, chains, orders, sweep % 2 === 0);
        if (columns.leaving.length <= exchangeLimit) exchange(columns, chains, orders);
        const count = crossings(columns, orders);
        tired = count < best.crossings ? 0 : tired + 1;
        if (count < best.crossings) best = { orders: orders.map((order) => [...order]), crossings: count };
    }
    return best;
}

function swept(columns: Columns, chains: Chains, orders: readonly (readonly number[])[], isForwards: boolean): number[][] {
    const next = orders.map((order) => [...order]);
    const place = placesOf(columns, next);
    const count = next.length;
    for (let step = 1; step < count; step += 1) {
        const index = isForwards ? step : count - 1 - step;
        const order = next[index] ?? [];
        const sorted = chains.sorted(byMedian(order, (vertex) => isForwards
            ? median((columns.entering[vertex] ?? []).map(({ source, from }) => height(place, source, from)))
            : median((columns.leaving[vertex] ?? []).map(({ target, to }) => height(place, target, to)))));
        sorted.forEach((vertex, at) => { place[vertex] = at; });
        next[index] = sorted;
    }
    return next;
}

/** Ports of one card lie within the step from one card to the next. */
function height(place: Int32Array, vertex: number, hang: number): number {
    return (place[vertex] ?? 0) + Math.atan(hang / 1000) / 4;
}

/** Those without a median keep their places, the others share out the rest. */
function byMedian(order: readonly number[], medianOf: (vertex: number) => number | undefined): number[] {
    const medians = order.map(medianOf);
    const movable = order.map((vertex, index) => ({ vertex, index, at: medians[index] }))
        .filter((item): item is { vertex: number; index: number; at: number } => item.at !== undefined)
        .sort((a, b) => a.at - b.at || a.index - b.index);
    let taken = 0;
    return order.map((vertex, index) => medians[index] === undefined ? vertex : movable[taken++]?.vertex ?? vertex);
}

export function median(values: number[]): number | undefined {
    if (values.length === 0) return undefined;
    values.sort((a, b) => a - b);
    const middle = values.length >> 1;
    const upper = values[middle] ?? 0;
    return values.length % 2 === 1 ? upper : ((values[middle - 1] ?? upper) + upper) / 2;
}

/** Exchanges neighbours of a column as long as that takes crossings away, and only then. */
function exchange(columns: Columns, chains: Chains, orders: number[][]): void {
    const place = placesOf(columns, orders);
    for (let round = 0, isBetter = true; isBetter && round < 8; round += 1) {
        isBetter = false;
        for (const order of orders) {
            for (let at = 0; at + 1 < order.length; at += 1) {
                const [above, below] = [order[at] ?? 0, order[at + 1] ?? 0];
                if (chains.areBound(above, below)) continue;
                if (around(columns, above, below, place) <= around(columns, below, above, place)) continue;
                order[at] = below;
                order[at + 1] = above;
                place[below] = at;
                place[above] = at + 1;
                isBetter = true;
            }
        }
    }
}

function around(columns: Columns, above: number, below: number, place: Int32Array): number {
    const [none]: [readonly Piece[]] = [[]];
    return crossingsOf(columns.entering[above] ?? none, columns.entering[below] ?? none, place, "source")
        + crossingsOf(columns.leaving[above] ?? none, columns.leaving[below] ?? none, place, "target");
}

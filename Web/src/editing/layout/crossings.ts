import type { Columns, Piece } from "./columns";

/** How often wires cross between neighbouring columns in these orders. */
export function crossings(columns: Columns, orders: readonly (readonly number[])[]): number {
    const ranks = new Int32Array(columns.pieces);
    let count = 0;
    for (let layer = 0; layer + 1 < orders.length; layer += 1) {
        const most = rank(columns, orders[layer + 1] ?? [], ranks);
        count += inversions(arrivals(columns, orders[layer] ?? [], ranks), most);
    }
    return count;
}

/** The place of each vertex in its column. */
export function placesOf(columns: Columns, orders: readonly (readonly number[])[]): Int32Array {
    const place = new Int32Array(columns.leaving.length);
    for (const order of orders) order.forEach((vertex, index) => { place[vertex] = index; });
    return place;
}

/** Numbers the places of a column where pieces arrive, from above; answers how many there are. */
function rank(columns: Columns, order: readonly number[], ranks: Int32Array): number {
    let next = 0;
    for (const vertex of order) {
        let last: number | undefined;
        for (const { number, to } of columns.entering[vertex] ?? []) {
            if (to !== last) next += 1;
            last = to;
            ranks[number] = next;
        }
    }
    return next;
}

/** Where the pieces of a column arrive, in the order in which they leave; those that leave at one place do not cross. */
function arrivals(columns: Columns, order: readonly number[], ranks: Int32Array): number[] {
    const all: number[] = [];
    for (const vertex of order) {
        let together: number[] = [];
        let last: number | undefined;
        const flush = (): void => {
            if (together.length > 1) together.sort((a, b) => a - b);
            for (const one of together) all.push(one);
            together = [];
        };
        for (const { number, from } of columns.leaving[vertex] ?? []) {
            if (from !== last) flush();
            last = from;
            together.push(ranks[number] ?? 0);
        }
        flush();
    }
    return all;
}

/** How many pairs stand the wrong way round: each is counted against the larger ones before it. */
function inversions(ranks: readonly number[], most: number): number {
    const sums = new Int32Array(most + 1);
    let count = 0;
    for (let index = 0; index < ranks.length; index += 1) {
        const own = ranks[index] ?? 0;
        let notLarger = 0;
        for (let at = own; at > 0; at -= at & -at) notLarger += sums[at] ?? 0;
        count += index - notLarger;
        for (let at = own; at <= most; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
    }
    return count;
}

/** How often the pieces of two vertices on one side cross when the first stands above the second. */
export function crossingsOf(
    above: readonly Piece[], below: readonly Piece[], place: Int32Array, end: "source" | "target",
): number {
    const [own, hang] = end === "source" ? (["source", "from"] as const) : (["target", "to"] as const);
    const keys = (pieces: readonly Piece[]): Piece[] => [...pieces].sort((a, b) =>
        (place[a[own]] ?? 0) - (place[b[own]] ?? 0) || a[hang] - b[hang]);
    const [upper, lower] = [keys(above), keys(below)];
    let count = 0;
    let passed = 0;
    for (const piece of upper) {
        for (let other = lower[passed]; other && isBefore(other, piece, place, own, hang); other = lower[passed]) passed += 1;
        count += passed;
    }
    return count;
}

function isBefore(a: Piece, b: Piece, place: Int32Array, own: "source" | "target", hang: "from" | "to"): boolean {
    const [one, two] = [place[a[own]] ?? 0, place[b[own]] ?? 0];
    return one < two || (one === two && a[hang] < b[hang]);
}

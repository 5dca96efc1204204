import type { Columns, Piece } from "./columns";

/** How often wires cross between neighbouring columns in these orders. */
export function crossings(columns: Columns, orders: readonly (readonly number[])[]): number {
    const place = placesOf(columns, orders);
    let count = 0;
    for (const order of orders.slice(0, -1)) count += crossingsBehind(columns, order, place);
    return count;
}

/** The place of each vertex in its column. */
export function placesOf(columns: Columns, orders: readonly (readonly number[])[]): Int32Array {
    const place = new Int32Array(columns.leaving.length);
    for (const order of orders) order.forEach((vertex, index) => { place[vertex] = index; });
    return place;
}

/** Those between a column and the next: inversions of the targets in the order of the sources. */
function crossingsBehind(columns: Columns, order: readonly number[], place: Int32Array): number {
    const pieces: Piece[] = [];
    for (const vertex of order) {
        const own = [...columns.leaving[vertex] ?? []];
        own.sort((a, b) => a.from - b.from || byTarget(a, b, place));
        pieces.push(...own);
    }
    const targets = [...pieces].sort((a, b) => byTarget(a, b, place));
    const ranks = new Map<Piece, number>();
    let rank = 0;
    targets.forEach((piece, index) => {
        const before = targets[index - 1];
        if (before && byTarget(before, piece, place) !== 0) rank += 1;
        ranks.set(piece, rank);
    });
    return inversions(pieces.map((piece) => ranks.get(piece) ?? 0), rank + 1);
}

function byTarget(a: Piece, b: Piece, place: Int32Array): number {
    return (place[a.target] ?? 0) - (place[b.target] ?? 0) || a.to - b.to;
}

/** How many pairs stand the wrong way round: each is counted against the larger ones before it. */
function inversions(ranks: readonly number[], most: number): number {
    const sums = new Int32Array(most + 1);
    let count = 0;
    ranks.forEach((rank, index) => {
        let notLarger = 0;
        for (let at = rank + 1; at > 0; at -= at & -at) notLarger += sums[at] ?? 0;
        count += index - notLarger;
        for (let at = rank + 1; at <= most; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
    });
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

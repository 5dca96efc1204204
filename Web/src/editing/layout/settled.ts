import type { Point } from "../../canvas/camera";
import type { Columns } from "./columns";
import type { Gaps } from "./graph";
import { median } from "./ordering";

/** So large a part of the cards has to stand in columns already for the rest to be fitted in among them. */
const most = 0.6;

/**
 * The layout that leaves every card alone that stands well, and brings the others to the nearest free place of their
 * columns; undefined where too little stands well.
 */
export function settledPlaces(columns: Columns, gaps: Gaps): Point[] | undefined {
    const { cards } = columns.graph;
    const lefts = leftsOf(columns, gaps);
    if (!lefts) return undefined;
    const standing = columns.columns.map((column, index) => standingIn(columns, column, lefts[index] ?? 0, gaps));
    const count = standing.reduce((sum, column) => sum + column.length, 0);
    const all = columns.columns.reduce((sum, column) => sum + column.filter((vertex) => columns.isCard(vertex)).length, 0);
    if (count < most * all) return undefined;
    const places: Point[] = cards.map(({ x, y }) => ({ x, y }));
    const isPlaced = new Set(standing.flat());
    columns.columns.forEach((column, index) => {
        const free = new FreeRoom(standing[index] ?? [], places, columns, gaps);
        for (const vertex of column) {
            const card = cards[vertex];
            if (!card || isPlaced.has(vertex)) continue;
            const y = free.take(wish(columns, vertex, places, isPlaced) ?? card.y, card.height);
            places[vertex] = { x: lefts[index] ?? 0, y };
            isPlaced.add(vertex);
        }
    });
    return places;
}

/** The left edges of the columns: where most of their cards stand; undefined when they are no columns in a row. */
function leftsOf(columns: Columns, gaps: Gaps): number[] | undefined {
    const { cards } = columns.graph;
    const lefts: number[] = [];
    let least = -Infinity;
    for (const column of columns.columns) {
        const own = column.filter((vertex) => columns.isCard(vertex));
        const left = commonest(own.map((vertex) => cards[vertex]?.x ?? 0));
        if (left === undefined || left < least) return undefined;
        lefts.push(left);
        least = left + Math.max(...own.map((vertex) => cards[vertex]?.width ?? 0)) + gaps.across / 2;
    }
    return lefts;
}

function commonest(values: readonly number[]): number | undefined {
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    let best: number | undefined;
    for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
    return best;
}

/** The cards of a column that stand in it with room around, from above. */
function standingIn(columns: Columns, column: readonly number[], left: number, gaps: Gaps): number[] {
    const { cards } = columns.graph;
    const inside = column.filter((vertex) => cards[vertex]?.x === left)
        .sort((a, b) => (cards[a]?.y ?? 0) - (cards[b]?.y ?? 0) || a - b);
    let free = -Infinity;
    return inside.filter((vertex) => {
        const card = cards[vertex];
        if (!card || card.y < free) return false;
        free = card.y + card.height + gaps.down / 2;
        return true;
    });
}

function wish(columns: Columns, vertex: number, places: readonly Point[], isPlaced: ReadonlySet<number>): number | undefined {
    const wishes: number[] = [];
    for (const { source, from, to } of columns.entering[vertex] ?? []) {
        if (isPlaced.has(source)) wishes.push((places[source]?.y ?? 0) + from - to);
    }
    for (const { target, from, to } of columns.leaving[vertex] ?? []) {
        if (isPlaced.has(target)) wishes.push((places[target]?.y ?? 0) + to - from);
    }
    return median(wishes);
}

/** What is left between the cards of a column. */
class FreeRoom {
    private readonly gaps: { from: number; to: number }[] = [];

    constructor(standing: readonly number[], places: readonly Point[], columns: Columns, private readonly sizes: Gaps) {
        let from = -Infinity;
        for (const vertex of standing) {
            const top = places[vertex]?.y ?? 0;
            this.gaps.push({ from, to: top - sizes.down });
            from = top + (columns.graph.cards[vertex]?.height ?? 0) + sizes.down;
        }
        this.gaps.push({ from, to: Infinity });
    }

    /** The free place that is nearest to a wish. */
    take(wish: number, height: number): number {
        const { grid, down } = this.sizes;
        let best: { gap: number; top: number } | undefined;
        this.gaps.forEach(({ from, to }, gap) => {
            const low = Math.ceil(from / grid) * grid, high = Math.floor((to - height) / grid) * grid;
            if (!(low <= high)) return;
            const top = Math.max(low, Math.min(high, Math.round(wish / grid) * grid));
            if (!best || Math.abs(top - wish) < Math.abs(best.top - wish)) best = { gap, top };
        });
        const found = best ?? { gap: this.gaps.length - 1, top: wish };
        const gap = this.gaps[found.gap];
        if (gap) {
            this.gaps.splice(
                found.gap, 1, { from: gap.from, to: found.top - down }, { from: found.top + height + down, to: gap.to });
        }
        return found.top;
    }
}

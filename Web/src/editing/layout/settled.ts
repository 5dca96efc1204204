import type { Point } from "../../canvas/camera";
import type { Columns } from "./columns";
import type { Gaps } from "./graph";
import { Occupied } from "./occupied";
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
    const taken = new Occupied(0, columns.graph.obstacles);
    const standing = columns.columns.map((column, layer) =>
        (lefts[layer] ?? []).map((left) => standingIn(columns, column, left, gaps, taken)));
    const isPlaced = new Set(standing.flat(2));
    const all = columns.columns.reduce((sum, column) => sum + column.filter((vertex) => columns.isCard(vertex)).length, 0);
    if (isPlaced.size < most * all) return undefined;
    const places: Point[] = cards.map(({ x, y }) => ({ x, y }));
    columns.columns.forEach((column, layer) => {
        const rooms = (lefts[layer] ?? []).map((left, index) =>
            {
            const of = standing[layer]?.[index] ?? [];
            return { left, of, free: new FreeRoom(columns, of, left, gaps) };
        });
        for (const vertex of column) {
            const card = cards[vertex];
            if (!card || isPlaced.has(vertex)) continue;
            const y = wish(columns, vertex, places, isPlaced) ?? card.y;
            // Cast goes to cast, scenes to scenes.
            const alike = rooms.filter(({ of }) => of.some((other) => cards[other]?.kind === card.kind));
            places[vertex] = roomFor(alike.length > 0 ? alike : rooms, { x: card.x, y }, card.height);
            isPlaced.add(vertex);
        }
    });
    return places;
}

/** The place in one of a layer's columns that is nearest to a wish; how high it is matters more than which column. */
function roomFor(rooms: readonly { left: number; free: FreeRoom }[], wish: Point, height: number): Point {
    let best: { left: number; free: FreeRoom; cost: number } | undefined;
    for (const { left, free } of rooms) {
        const cost = Math.abs(free.nearest(wish.y, height).top - wish.y) + Math.abs(left - wish.x) / 4;
        if (!best || cost < best.cost) best = { left, free, cost };
    }
    return best ? { x: best.left, y: best.free.take(wish.y, height) } : wish;
}

/** The left edges of each layer's columns: where several of its cards stand; undefined when the layers are not in a row. */
function leftsOf(columns: Columns, gaps: Gaps): number[][] | undefined {
    const { cards } = columns.graph;
    const lefts: number[][] = [];
    let least = -Infinity;
    for (const column of columns.columns) {
        const own = column.flatMap((vertex) => cards[vertex] ?? []);
        const width = Math.max(0, ...own.map((card) => card.width));
        const inLayer = spaced(common(own.map(({ x }) => x)), width + gaps.down / 2);
        const [first] = inLayer;
        if (first === undefined || first < least) return undefined;
        lefts.push(inLayer);
        least = (inLayer[inLayer.length - 1] ?? first) + width + gaps.across / 2;
    }
    return lefts;
}

/** The values that occur more than once, or the first of all if none does; the commonest first. */
function common(values: readonly number[]): number[] {
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const several = ranked.filter(([, count]) => count > 1);
    return (several.length > 0 ? several : ranked.slice(0, 1)).map(([value]) => value);
}

/** Those that stand far enough from the commoner ones, in ascending order. */
function spaced(values: readonly number[], step: number): number[] {
    const kept: number[] = [];
    for (const value of values) if (kept.every((other) => Math.abs(other - value) >= step)) kept.push(value);
    return kept.sort((a, b) => a - b);
}

/** The cards of a column that stand in it with room around, from above. */
function standingIn(columns: Columns, column: readonly number[], left: number, gaps: Gaps, taken: Occupied): number[] {
    const { cards } = columns.graph;
    const inside = column.filter((vertex) => cards[vertex]?.x === left)
        .sort((a, b) => (cards[a]?.y ?? 0) - (cards[b]?.y ?? 0) || a - b);
    let free = -Infinity;
    return inside.filter((vertex) => {
        const card = cards[vertex];
        if (!card || card.y < free || taken.meeting(card)) return false;
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

    constructor(columns: Columns, standing: readonly number[], left: number, private readonly sizes: Gaps) {
        const { cards, obstacles = [] } = columns.graph;
        const own = standing.flatMap((vertex) => cards[vertex] ?? []);
        const width = own.reduce((most, card) => Math.max(most, card.width), 0) + sizes.down / 2;
        const others = obstacles.filter(({ x, width: wide }) => x < left + width && left < x + wide + sizes.down / 2);
        let from = -Infinity;
        for (const { y, height } of [...own, ...others].sort((a, b) => a.y - b.y)) {
            this.gaps.push({ from, to: y - sizes.down });
            from = Math.max(from, y + height + sizes.down);
        }
        this.gaps.push({ from, to: Infinity });
    }

    /** The free place that is nearest to a wish, and the gap it lies in. */
    nearest(wish: number, height: number): { gap: number; top: number } {
        const { grid } = this.sizes;
        let best: { gap: number; top: number } | undefined;
        this.gaps.forEach(({ from, to }, gap) => {
            const low = Math.ceil(from / grid) * grid, high = Math.floor((to - height) / grid) * grid;
            if (!(low <= high)) return;
            const top = Math.max(low, Math.min(high, Math.round(wish / grid) * grid));
            if (!best || Math.abs(top - wish) < Math.abs(best.top - wish)) best = { gap, top };
        });
        return best ?? { gap: this.gaps.length - 1, top: wish };
    }

    take(wish: number, height: number): number {
        const { gap, top } = this.nearest(wish, height);
        const found = this.gaps[gap];
        const { down } = this.sizes;
        if (found) this.gaps.splice(gap, 1, { from: found.from, to: top - down }, { from: top + height + down, to: found.to });
        return top;
    }
}

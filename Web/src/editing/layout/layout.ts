/**
 * Lays cards out in layers, from what feeds to what is fed. It is stable: what stands in the columns of such a layout
 * stays exactly where it is as long as that is not much worse than beginning anew.
 */
import type { Point } from "../../canvas/camera";
import { Columns } from "./columns";
import { crossings } from "./crossings";
import type { Gaps, LayoutGraph } from "./graph";
import { heightsOf } from "./heights";
import { layersOf, unwired } from "./layers";
import { untangled } from "./ordering";
import { settledPlaces } from "./settled";
import { besides } from "./unwired";

/** Beginning anew has to take away so much of the crossings for everything to move. */
const worthwhile = { part: 0.25, count: 3 };

/** The place of each card. */
export function layout(graph: LayoutGraph, gaps: Gaps): Point[] {
    const columns = new Columns(graph, layersOf(graph));
    const fresh = untangled(columns, columns.asTheyStand);
    const settled = settledPlaces(columns, gaps);
    const kept = settled && crossings(columns, new Columns(moved(graph, settled), columns.layers).asTheyStand);
    const staysSo = settled !== undefined && kept !== undefined
        && kept - fresh.crossings < Math.max(worthwhile.count, worthwhile.part * kept);
    const places = staysSo ? settled : freshPlaces(columns, fresh.orders, gaps);
    return besides(graph, columns.layers, places, gaps);
}

function moved(graph: LayoutGraph, places: readonly Point[]): LayoutGraph {
    return { ...graph, cards: graph.cards.map((card, index) => ({ ...card, ...places[index] })) };
}

/** Columns beside each other; the upper left corner of all stays where it was. */
function freshPlaces(columns: Columns, orders: readonly (readonly number[])[], gaps: Gaps): Point[] {
    const { cards } = columns.graph;
    const tops = heightsOf(columns, orders, gaps);
    const wired = cards.map((_, index) => index).filter((index) => columns.layers[index] !== unwired);
    let [left, top, highest] = [Infinity, Infinity, Infinity];
    for (const index of wired) {
        left = Math.min(left, cards[index]?.x ?? 0);
        top = Math.min(top, cards[index]?.y ?? 0);
        highest = Math.min(highest, tops[index] ?? 0);
    }
    const places: Point[] = cards.map(({ x, y }) => ({ x, y }));
    let x = Math.round(left / gaps.grid) * gaps.grid;
    const down = Math.round(top / gaps.grid) * gaps.grid - highest;
    for (const column of columns.columns) {
        let width = 0;
        for (const vertex of column) {
            const card = cards[vertex];
            if (!card) continue;
            places[vertex] = { x, y: (tops[vertex] ?? 0) + down };
            width = Math.max(width, card.width);
        }
        x = Math.ceil((x + width + gaps.across) / gaps.grid) * gaps.grid;
    }
    return places;
}

/**
 * Lays cards out in layers, from what feeds to what is fed. It is stable: what stands in the columns of such a layout
 * stays exactly where it is as long as that is not much worse than beginning anew.
 */
import type { Point } from "../../canvas/camera";
import { Columns } from "./columns";
import { crossings } from "./crossings";
import { foldsOf } from "./folds";
import type { Gaps, LayoutGraph } from "./graph";
import { heightsOf } from "./heights";
import { lanesOf } from "./lanes";
import { layersOf, unwired } from "./layers";
import { Occupied } from "./occupied";
import { untangled } from "./ordering";
import { settledPlaces } from "./settled";
import { besides } from "./unwired";

/** Beginning anew has to take away so much of the crossings for everything to move. */
const worthwhile = { part: 0.25, count: 3 };

/** Beginning anew from a better start may find something better still; then it ends, so that asking twice moves nothing. */
const mostRounds = 6;
const mostTries = 200;

/** The place of each card. */
export function layout(graph: LayoutGraph, gaps: Gaps): Point[] {
    let current = graph;
    for (let round = 0; round < mostRounds; round += 1) {
        const next = moved(graph, step(current, gaps));
        const isSame = next.cards.every(({ x, y }, index) => current.cards[index]?.x === x && current.cards[index]?.y === y);
        if (isSame) break;
        current = next;
    }
    return current.cards.map(({ x, y }) => ({ x, y }));
}

function step(graph: LayoutGraph, gaps: Gaps): Point[] {
    const columns = new Columns(graph, layersOf(graph));
    const fresh = untangled(columns, columns.asTheyStand);
    const settled = settledPlaces(columns, gaps);
    const kept = settled && crossings(columns, new Columns(moved(graph, settled), columns.layers).asTheyStand);
    const staysSo = settled !== undefined && kept !== undefined
        && kept - fresh.crossings < Math.max(worthwhile.count, worthwhile.part * kept);
    const places = staysSo ? settled : clear(graph, columns.layers, freshPlaces(columns, fresh.orders, gaps), gaps);
    return besides(graph, columns.layers, places, gaps);
}

function moved(graph: LayoutGraph, places: readonly Point[]): LayoutGraph {
    return { ...graph, cards: graph.cards.map((card, index) => ({ ...card, ...places[index] })) };
}

/** Moves all that was laid out down until nothing of it lies on a card that stays. */
function clear(graph: LayoutGraph, layers: Int32Array, places: Point[], gaps: Gaps): Point[] {
    const taken = new Occupied(gaps.down / 2, graph.obstacles);
    let down = 0;
    for (let tries = 0; tries < mostTries; tries += 1) {
        let further = 0;
        graph.cards.forEach((card, index) => {
            const place = places[index];
            if (!place || layers[index] === unwired) return;
            const other = taken.meeting({ ...card, x: place.x, y: place.y + down });
            if (other) further = Math.max(further, other.y + other.height + gaps.down - place.y - down);
        });
        if (further === 0) break;
        down += Math.ceil(further / gaps.grid) * gaps.grid;
    }
    return places.map((place, index) => layers[index] === unwired ? place : { ...place, y: place.y + down });
}

/** Lanes beside each other; the upper left corner of all stays where it was. */
function freshPlaces(columns: Columns, orders: readonly (readonly number[])[], gaps: Gaps): Point[] {
    const { cards } = columns.graph;
    const lanes = lanesOf(columns, orders);
    const folds = foldsOf(columns, lanes, gaps);
    const tops = heightsOf(columns, lanes, folds, gaps);
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
    lanes.forEach(({ order }, lane) => {
        const inLane = order.filter((vertex) => columns.isCard(vertex));
        const fold = folds[lane] ?? 1;
        const width = inLane.reduce((most, vertex) => Math.max(most, cards[vertex]?.width ?? 0), 0);
        const step = Math.ceil((width + gaps.down) / gaps.grid) * gaps.grid;
        inLane.forEach((vertex, index) => {
            places[vertex] = { x: x + (index % fold) * step, y: (tops[vertex] ?? 0) + down };
        });
        x += (fold - 1) * step + Math.ceil((width + gaps.across) / gaps.grid) * gaps.grid;
    });
    return places;
}

import type { Columns } from "./columns";

type Kind = number | string | undefined;

/** Cards of a layer that stand below each other, or in rows if they are many. */
export interface Lane {
    readonly layer: number;
    readonly order: readonly number[];
}

/**
 * The lanes of all layers, from the left. What nothing feeds has a lane for each kind, so that cast and scenes do not mix;
 * the one that feeds the most is furthest away. All else of a layer shares the last.
 */
export function lanesOf(columns: Columns, orders: readonly (readonly number[])[]): Lane[] {
    const kinds = kindsInOrder(columns, orders.flat().filter((vertex) => isSource(columns, vertex)));
    return orders.flatMap((order, layer) => {
        const lanes = [...kinds, undefined].map((kind, index) => ({
            layer, order: order.filter((vertex) => index === kinds.length
                ? !isSource(columns, vertex) : isSource(columns, vertex) && columns.graph.cards[vertex]?.kind === kind),
        }));
        return lanes.filter(({ order: inLane }) => inLane.length > 0);
    });
}

export function isSource(columns: Columns, vertex: number): boolean {
    return columns.isCard(vertex) && (columns.entering[vertex]?.length ?? 0) === 0;
}

interface KindPlace {
    count: number;
    left: number;
    feeds: number;
}

/** From the left. Kinds that stand in lanes already keep their order, so that one wire more turns nothing round. */
function kindsInOrder(columns: Columns, sources: readonly number[]): Kind[] {
    const { cards } = columns.graph;
    const kinds = new Map<Kind, KindPlace>();
    let width = 0;
    for (const index of sources) {
        const card = cards[index];
        const place = kinds.get(card?.kind) ?? { count: 0, left: 0, feeds: 0 };
        kinds.set(card?.kind, {
            count: place.count + 1, left: place.left + (card?.x ?? 0),
            feeds: place.feeds + (columns.leaving[index]?.length ?? 0),
        });
        width = Math.max(width, card?.width ?? 0);
    }
    const mean = (sum: "left" | "feeds", [, place]: readonly [Kind, KindPlace]): number => place[sum] / place.count;
    const byLeft = [...kinds].sort((a, b) => mean("left", a) - mean("left", b));
    const areApart = byLeft.every((kind, index) => {
        const before = byLeft[index - 1];
        return !before || mean("left", kind) - mean("left", before) >= width;
    });
    const ranked = areApart ? byLeft : [...kinds].sort((a, b) => mean("feeds", b) - mean("feeds", a));
    return ranked.map(([kind]) => kind);
}

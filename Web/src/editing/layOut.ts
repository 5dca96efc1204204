/** Lays out what is selected, or everything, as one step of undo. */
import type { CanvasHost } from "../canvas/interface";
import { attempt } from "../canvas/edits";
import { nodesName } from "../canvas/words";
import { grid } from "../canvas/states/moving";
import { outermost, standsIn } from "../groups/holders";
import type { Operation } from "../wasm/values";
import { cardsOf, PlacedCard, viewOf } from "./cardsInView";
import { layout } from "./layout/layout";
import { wiresOf } from "./layoutWires";

const gaps = { across: 96 * 8, down: 32 * 8, grid } as const;

/** Answers whether anything moved. */
export function layOut(host: CanvasHost): boolean {
    const chosen = host.selection.nodes;
    const isAll = chosen.size < 2;
    const bounds = host.core.bounds();
    if (!bounds) return false;
    const view = viewOf(host.core, bounds);
    const all = sorted(view);
    const isMeant = ({ id, isLocked }: PlacedCard): boolean => !isLocked && (isAll || chosen.has(id));
    // A frame is one block with what stands in it; what stands in no frame that moves finds its place among these.
    const meant = all.filter(isMeant);
    const frames = new Set(meant.filter(({ isFrame }) => isFrame).map(({ id }) => id));
    const cards = meant.filter(({ id }) => !standsIn(host.core, id, frames));
    const blocks = new Map(cards.map(({ id }, index) => [id, index]));
    const standing = new Map(all.flatMap(({ id, slot }): [number, number][] => {
        const block = blocks.get(outermost(host.core, id, frames));
        return block === undefined ? [] : [[slot, block]];
    }));
    const around = new Set(cards.map(({ id }) => host.core.node(id)?.parent));
    const obstacles = all.filter(({ id, slot }) => !standing.has(slot) && !around.has(id));
    const places = layout({ cards, wires: wiresOf(host.core, view, cards, standing), obstacles }, gaps);
    const moves = cards.flatMap((card, index): Operation[] => {
        const place = places[index];
        if (!place || (place.x === card.x && place.y === card.y)) return [];
        return card.isFrame ? host.core.moving([card.id], place.x - card.x, place.y - card.y)
            : [{ op: "move", node: card.id, x: place.x, y: place.y }];
    });
    if (moves.length === 0) {
        host.tell(isAll ? "Everything stands well already." : "These stand well already.");
        return false;
    }
    const name = isAll ? "everything" : nodesName(host.core, host.catalogue, cards.map(({ id }) => id));
    return attempt(host, () => moves, `Lay out ${name}`);
}

/** The cards that may move of those that are selected. */
export function movable(host: CanvasHost): PlacedCard[] {
    const nodes = host.selection.nodes;
    const bounds = nodes.size > 0 ? host.core.bounds([...nodes]) : null;
    return bounds ? sorted(viewOf(host.core, bounds)).filter(({ id, isLocked }) => nodes.has(id) && !isLocked) : [];
}

/** In an order that does not hang on how they are drawn. */
function sorted(view: Int32Array): PlacedCard[] {
    return cardsOf(view).sort((a, b) => (a.id < b.id ? -1 : 1));
}

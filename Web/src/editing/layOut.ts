/** Lays out what is selected, or everything, as one step of undo. */
import type { CanvasHost } from "../canvas/interface";
import { attempt } from "../canvas/edits";
import { nodesName } from "../canvas/words";
import { grid } from "../canvas/states/moving";
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
    const cards = all.filter(isMeant);
    const obstacles = all.filter((card) => !isMeant(card));
    const places = layout({ cards, wires: wiresOf(host.core, view, cards), obstacles }, gaps);
    const moves = cards.flatMap((card, index): Operation[] => {
        const place = places[index];
        return place && (place.x !== card.x || place.y !== card.y) ? [{ op: "move", node: card.id, x: place.x, y: place.y }] : [];
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

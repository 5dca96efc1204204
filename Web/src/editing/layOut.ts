/** Lays out what is selected, or everything, as one step of undo. */
import type { CanvasHost } from "../canvas/interface";
import { attempt } from "../canvas/edits";
import { nodesName } from "../canvas/words";
import { grid } from "../canvas/states/moving";
import type { NodeId, Operation } from "../wasm/values";
import type { LayoutGraph, LayoutWire } from "./layout/graph";
import { layout } from "./layout/layout";
import { cardsIn, PlacedCard } from "./cardsInView";

const gaps = { across: 96 * 8, down: 32 * 8, grid } as const;

/** Answers whether anything moved. */
export function layOut(host: CanvasHost): boolean {
    const chosen = host.selection.nodes;
    const cards = movable(host, chosen.size > 1 ? chosen : undefined);
    if (cards.length === 0) return false;
    const places = layout(graphOf(host, cards), gaps);
    const moves = cards.flatMap((card, index): Operation[] => {
        const place = places[index];
        return place && (place.x !== card.x || place.y !== card.y) ? [{ op: "move", node: card.id, x: place.x, y: place.y }] : [];
    });
    if (moves.length === 0) {
        host.tell(chosen.size > 1 ? "These stand well already." : "Everything stands well already.");
        return false;
    }
    const name = chosen.size > 1 ? nodesName(host.core, host.catalogue, cards.map(({ id }) => id)) : "everything";
    return attempt(host, () => moves, `Lay out ${name}`);
}

/** The cards that may move, all of them or some. */
export function movable(host: CanvasHost, only?: ReadonlySet<NodeId>): PlacedCard[] {
    const bounds = host.core.bounds(only ? [...only] : undefined);
    if (!bounds) return [];
    return cardsIn(host.core, bounds)
        .filter(({ id }) => (!only || only.has(id)) && host.core.node(id)?.locked === false)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function graphOf({ core }: CanvasHost, cards: readonly PlacedCard[]): LayoutGraph {
    const places = new Map(cards.map(({ id }, index) => [id, index]));
    const wires: LayoutWire[] = [];
    const offsets = new Map<string, number>();
    const offset = (end: { node: NodeId; port: string }, side: "input" | "output", top: number): number => {
        const key = `${core.node(end.node)?.kind} ${side} ${end.port}`;
        const known = offsets.get(key) ?? (core.portPosition({ ...end, side })?.y ?? top) - top;
        offsets.set(key, known);
        return known;
    };
    cards.forEach((card, target) => {
        core.wiresInto(card.id).forEach((wire, rank) => {
            const source = places.get(wire.source.node);
            if (source === undefined) return;
            wires.push({
                source, target, rank, to: offset(wire.target, "input", card.y),
                from: offset(wire.source, "output", cards[source]?.y ?? 0),
            });
        });
    });
    return { cards, wires };
}

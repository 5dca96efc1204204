import type { CanvasDocument } from "../wasm/core";
import { idText } from "../wasm/core";
import { ViewHead, ViewWire, WireFlag } from "../wasm/view";
import type { PlacedCard } from "./cardsInView";
import type { LayoutWire } from "./layout/graph";

/** The wires of a view between some of its cards, by the cards' places in the list.
 * @param places by slot, for cards that belong to others; each card's own place unless given. */
export function wiresOf(
    document: Pick<CanvasDocument, "wiresInto">, view: Int32Array, cards: readonly PlacedCard[],
    places: ReadonlyMap<number, number> = new Map(cards.map(({ slot }, index) => [slot, index])),
): LayoutWire[] {
    const word = (at: number): number => view[at] ?? 0;
    const start = word(ViewHead.wiresAt);
    const ranks = new Ranks(document, cards);
    const found: { wire: Omit<LayoutWire, "rank">; id: string }[] = [];
    for (let index = 0; index < word(ViewHead.wireCount); index += 1) {
        const at = start + index * ViewWire.size;
        const [source, target] = [places.get(word(at + ViewWire.sourceSlot)), places.get(word(at + ViewWire.targetSlot))];
        // A wire that is led over points has a record for each piece; the last one ends in its port.
        const isPiece = (word(at + ViewWire.flags) & WireFlag.turns) !== 0;
        if (source === undefined || target === undefined || source === target || isPiece) continue;
        const from = word(at + ViewWire.y1) - (cards[source]?.y ?? 0), to = word(at + ViewWire.y2) - (cards[target]?.y ?? 0);
        found.push({ wire: { source, target, from, to }, id: idText(word(at + ViewWire.idHigh), word(at + ViewWire.idLow)) });
        ranks.note(target, to);
    }
    // In an order that does not hang on how they are drawn.
    found.sort((a, b) => (a.id < b.id ? -1 : 1));
    return found.map(({ wire, id }) => ({ ...wire, rank: ranks.of(wire.target, wire.to, id) }));
}

/** The places of wires in inputs that have several; the core is asked for those alone. */
class Ranks {
    private readonly counts = new Map<string, number>();
    private readonly known = new Map<number, ReadonlyMap<string, number>>();

    constructor(private readonly document: Pick<CanvasDocument, "wiresInto">, private readonly cards: readonly PlacedCard[]) {}

    note(target: number, to: number): void {
        const key = `${target} ${to}`;
        this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }

    of(target: number, to: number, id: string): number {
        if (this.counts.get(`${target} ${to}`) === 1) return 0;
        let ranks = this.known.get(target);
        if (!ranks) {
            const wires = this.document.wiresInto(this.cards[target]?.id ?? "");
            this.known.set(target, (ranks = new Map(wires.map((wire, rank) => [wire.id, rank]))));
        }
        return ranks.get(id) ?? 0;
    }
}

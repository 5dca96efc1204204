/** How the surface calls things. */
import { count } from "../film/words";
import type { CanvasDocument, NodeId, WireId } from "../wasm/core";
import type { Catalogue, Kind } from "../film/catalogue";

/** From here on nobody counts kinds. */
const manyCards = 200;

export function kindOf(catalogue: Catalogue, key: string): Kind | undefined {
    return catalogue.kind(key);
}

/** A node's title, or its kind's. */
export function nodeName(document: Pick<CanvasDocument, "node">, catalogue: Catalogue, id: NodeId): string {
    const node = document.node(id);
    if (!node) return "a card that is gone";
    return node.title || (kindOf(catalogue, node.kind)?.title ?? node.kind);
}

/** Both ends of a wire: `Mara → Shot 3, Cast`. */
export function wireName(
    document: Pick<CanvasDocument, "node" | "wire">, catalogue: Catalogue, id: WireId,
): string {
    const wire = document.wire(id);
    if (!wire) return "a wire that is gone";
    const kind = kindOf(catalogue, document.node(wire.target.node)?.kind ?? "");
    const port = kind?.ports.find(port => port.direction === "input" && port.key === wire.target.port);
    const ends = [wire.source.node, wire.target.node].map(node => nodeName(document, catalogue, node));
    return `${ends.join(" → ")}, ${port?.title ?? wire.target.port}`;
}

/** `“Shot 3”` for one, `3 shots` for several of a kind, `3 cards` for a mixture. */
export function nodesName(
    document: Pick<CanvasDocument, "node">, catalogue: Catalogue, ids: readonly NodeId[],
): string {
    const [first] = ids;
    if (first !== undefined && ids.length === 1) return `“${nodeName(document, catalogue, first)}”`;
    if (ids.length > manyCards) return count(ids.length, "card");
    const kinds = new Set(ids.map(id => document.node(id)?.kind));
    const [only] = kinds;
    const title = kinds.size === 1 && only !== undefined ? kindOf(catalogue, only)?.title.toLowerCase() : undefined;
    return count(ids.length, title ?? "card");
}

/** `“Shot 3” and 2 wires`: what is about to go, be cut or be copied. */
export function partsName(
    document: Pick<CanvasDocument, "node">, catalogue: Catalogue, nodes: readonly NodeId[],
    wires: readonly WireId[],
): string {
    if (nodes.length === 0) return count(wires.length, "wire");
    const names = nodesName(document, catalogue, nodes);
    return wires.length === 0 ? names : `${names} and ${count(wires.length, "wire")}`;
}

/** A title for a new node of a kind that no other has: `Shot 17`. */
export function freshTitle(titles: Iterable<string>, kind: string): string {
    let highest = 0;
    for (const title of titles) {
        if (!title.startsWith(`${kind} `)) continue;
        const number = Number(title.slice(kind.length + 1));
        if (Number.isSafeInteger(number) && number > highest) highest = number;
    }
    return `${kind} ${highest + 1}`;
}

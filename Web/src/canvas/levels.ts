import type { Catalogue } from "../film/catalogue";
import type { CanvasDocument, NodeId } from "../wasm/core";

/** The innermost subgraph that a node stands in; null at the top. */
export function levelAround(document: Pick<CanvasDocument, "node">, catalogue: Catalogue, node: NodeId): NodeId | null {
    let parent = document.node(node)?.parent ?? null;
    while (parent !== null) {
        const holder = document.node(parent);
        if (!holder || catalogue.kind(holder.kind)?.holding === "subgraph") return holder ? parent : null;
        parent = holder.parent;
    }
    return null;
}

/** Other ways to select than by pointing. */
import type { CanvasHost } from "../canvas/interface";
import type { CanvasDocument, NodeId } from "../wasm/core";

export type Way = "upstream" | "downstream" | "both";

/** The nodes that wires lead to from the given ones, and those themselves. */
export function reached(
    document: Pick<CanvasDocument, "wiresInto" | "wiresFrom">, starts: Iterable<NodeId>, way: Way,
): Set<NodeId> {
    const against = way === "downstream" ? [] : follow(starts, (node) => document.wiresInto(node).map(({ source }) => source.node));
    const along = way === "upstream" ? [] : follow(starts, (node) => document.wiresFrom(node).map(({ target }) => target.node));
    return new Set([...against, ...along]);
}

function follow(starts: Iterable<NodeId>, next: (node: NodeId) => readonly NodeId[]): Set<NodeId> {
    const found = new Set(starts);
    for (const node of found) for (const other of next(node)) found.add(other);
    return found;
}

export function selectConnected(host: CanvasHost, way: Way): void {
    const { selection, core } = host;
    const found = reached(core, selection.nodes, way);
    if (found.size > selection.nodes.size) selection.set(found);
    else host.tell(way === "upstream" ? "Nothing more leads here." : way === "downstream" ? "It leads no further." : "Nothing more is connected.");
}

export function selectSameKind(host: CanvasHost): void {
    const { selection, core } = host;
    const kinds = new Set([...selection.nodes].map((node) => core.node(node)?.kind));
    selection.set(core.nodes().filter(({ kind }) => kinds.has(kind)).map(({ id }) => id));
}

/** What stands in what: which frame or subgraph a card comes into when it is let go. */
import type { Catalogue } from "../film/catalogue";
import type { Point } from "../canvas/camera";
import type { CanvasHost } from "../canvas/interface";
import type { CanvasDocument, NodeId, Operation, Rect } from "../wasm/core";

type Reading = Pick<CanvasDocument, "node">;

export function holdingOf(document: Reading, catalogue: Catalogue, node: NodeId): "nothing" | "frame" | "subgraph" {
    return catalogue.kind(document.node(node)?.kind ?? "")?.holding ?? "nothing";
}

/** Whether a node stands in one of these, over any number of groups. */
export function standsIn(document: Reading, node: NodeId, groups: ReadonlySet<NodeId>): boolean {
    let parent = document.node(node)?.parent ?? null;
    while (parent !== null) {
        if (groups.has(parent)) return true;
        parent = document.node(parent)?.parent ?? null;
    }
    return false;
}

/** The outermost of these groups that a node stands in; the node itself where it stands in none. */
export function outermost(document: Reading, node: NodeId, groups: ReadonlySet<NodeId>): NodeId {
    let found = node;
    for (let at: NodeId | null = node; at !== null; at = document.node(at)?.parent ?? null) if (groups.has(at)) found = at;
    return found;
}

/** Those of the nodes that stand in no other of them: with them the others come along. */
export function topmost(document: Reading, nodes: readonly NodeId[]): NodeId[] {
    const all = new Set(nodes);
    return nodes.filter((node) => !standsIn(document, node, all));
}

/** The cards in a rectangle (in eighths) that stand where a frame there would: their middles lie in it, and nothing holds
 * them back.
 * @param parent what the frame itself stands in. */
export function cardsIn(host: CanvasHost, rect: Rect, parent: NodeId | null): NodeId[] {
    const { core } = host;
    return core.seenNodes().filter((id) => {
        const [node, box] = [core.node(id), core.rectOf(id)];
        return node !== null && box !== null && node.parent === parent && !node.locked && isMiddleIn(rect, box);
    });
}

/** Who comes into a frame, and who leaves it, when it gets another size. */
export function refitting(host: CanvasHost, frame: NodeId, rect: Rect): Operation[] {
    const { core } = host;
    const parent = core.node(frame)?.parent ?? null;
    const leaving = core.seenNodes().filter((id) => {
        const [node, box] = [core.node(id), core.rectOf(id)];
        return node !== null && box !== null && node.parent === frame && !node.locked && !isMiddleIn(rect, box);
    });
    return [
        ...cardsIn(host, rect, parent).filter((id) => id !== frame).map((node): Operation => ({ op: "group", node, parent: frame })),
        ...leaving.map((node): Operation => ({ op: "group", node, parent })),
    ];
}

function isMiddleIn(rect: Rect, box: Rect): boolean {
    const x = box.x + box.width / 2 - rect.x, y = box.y + box.height / 2 - rect.y;
    return x >= 0 && y >= 0 && x <= rect.width && y <= rect.height;
}

/** What cards that are moved by a distance (in eighths) come into, or leave, where they are let go: where the middle of a
 * card is decides. */
export function regrouping(host: CanvasHost, nodes: readonly NodeId[], by: Point): Operation[] {
    const { core, catalogue } = host;
    const hasFrames = core.nodes().some(({ kind }) => catalogue.kind(kind)?.holding === "frame");
    if (!hasFrames) return [];
    return topmost(core, nodes).flatMap((id): Operation[] => {
        const node = core.node(id);
        const rect = core.rectOf(id);
        if (!node || !rect) return [];
        const holder = core.holderAt(rect.x + rect.width / 2 + by.x, rect.y + rect.height / 2 + by.y, nodes);
        if (holder === node.parent || (node.parent !== null && core.node(node.parent)?.locked)) return [];
        return [{ op: "group", node: id, parent: holder }];
    });
}

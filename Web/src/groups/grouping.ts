/** Making, folding and dissolving frames and subgraphs; each is one step of undo. */
import { attempt, newNode } from "../canvas/edits";
import type { Canvas, CanvasHost } from "../canvas/interface";
import { grid } from "../canvas/states/moving";
import { nodeName, nodesName } from "../canvas/words";
import type { Node, NodeId, Operation, Rect } from "../wasm/core";
import { cardsIn, holdingOf, topmost } from "./holders";

/** Between a frame's edge and what it is put around, and room for its title, in eighths of a pixel. */
const margin = 3 * grid;
const titleRoom = 5 * grid;

/** A frame around what is selected, and what lies between it; with nothing selected, an empty one in the middle of what is seen. */
export function frame(canvas: Canvas): NodeId | null {
    canvas.endGesture();
    const { host } = canvas.stage;
    const nodes = chosen(host);
    const rect = nodes.length > 0 ? host.core.bounds(nodes) : null;
    const node = group(host, "frame", nodes, canvas);
    if (!node) return null;
    if (!rect) return made(host, node, [], "Add a frame");
    const around = outside(rect);
    const fields = { width: { integer: around.width }, height: { integer: around.height } };
    const held = [...new Set([...nodes, ...cardsIn(host, around, node.parent)])];
    return made(host, { ...node, x: around.x, y: around.y, fields }, held, `Frame ${nodesName(host.core, host.catalogue, held)}`);
}

/** What is selected becomes the inside of a new subgraph, which stands in its place. */
export function subgraph(canvas: Canvas): NodeId | null {
    canvas.endGesture();
    const { host } = canvas.stage;
    const nodes = chosen(host);
    const rect = nodes.length > 0 ? host.core.bounds(nodes) : null;
    const node = group(host, "subgraph", nodes, canvas);
    if (!node) return null;
    const middle = (from: number, size: number, own: number): number => Math.round((from + (size - own) / 2) / grid) * grid;
    const placed = rect ? { ...node, x: middle(rect.x, rect.width, 208 * 8), y: middle(rect.y, rect.height, 52 * 8) } : node;
    const name = nodesName(host.core, host.catalogue, nodes);
    return made(host, placed, nodes, nodes.length > 0 ? `Put ${name} into a subgraph` : "Add a subgraph");
}

/** What the selected frames and subgraphs hold takes their place. */
export function dissolve(host: CanvasHost): boolean {
    const { core, catalogue } = host;
    const groups = [...host.selection.nodes].filter((id) => holdingOf(core, catalogue, id) !== "nothing");
    if (groups.length === 0) return false;
    const freed: NodeId[] = [];
    const isMade = attempt(host, () => groups.flatMap((id): Operation[] => {
        const children = core.withMembers([id]).filter((member) => core.node(member)?.parent === id);
        freed.push(...children);
        const parent = core.node(id)?.parent ?? null;
        return [...children.map((node): Operation => ({ op: "group", node, parent })), { op: "remove_node", node: id }];
    }), `Dissolve ${nodesName(core, catalogue, groups)}`);
    if (isMade) host.selection.set(freed);
    return isMade;
}

/** Folds a frame into a card that stands for what it holds, or opens it. */
export function fold(host: CanvasHost, id: NodeId): boolean {
    const { core, catalogue } = host;
    const node = core.node(id);
    if (!node || holdingOf(core, catalogue, id) !== "frame") return false;
    const folded = node.fields["folded"];
    const isFolded = folded !== undefined && "bool" in folded && folded.bool;
    const label = `${isFolded ? "Open" : "Fold"} “${nodeName(core, catalogue, id)}”`;
    return attempt(host, () => [{ op: "set_field", node: id, key: "folded", value: isFolded ? null : { bool: true } }], label);
}

/** Takes the selection out of the frame or subgraph it stands in, to where that one stands. */
export function takeOut(host: CanvasHost): boolean {
    const { core, catalogue } = host;
    const nodes = chosen(host).filter((id) => core.node(id)?.parent !== null);
    const label = `Take ${nodesName(core, catalogue, nodes)} out`;
    return nodes.length > 0 && attempt(host, () => nodes.map((node): Operation => {
        const holder = core.node(core.node(node)?.parent ?? "");
        return { op: "group", node, parent: holder?.parent ?? null };
    }), label);
}

/** Brings cards from outside, which are shown beside the subgraph, into it. */
export function bringIn(host: CanvasHost): boolean {
    const { core, catalogue } = host;
    const { level } = core;
    const nodes = [...host.selection.nodes].filter((id) => core.isOutside(id));
    if (level === null || nodes.length === 0) return false;
    const label = `Bring ${nodesName(core, catalogue, nodes)} into “${nodeName(core, catalogue, level)}”`;
    return attempt(host, () => nodes.flatMap((node): Operation[] => {
        // Where it is shown is where it comes to stand.
        const place = core.rectOf(node);
        const move: Operation[] = place ? [{ op: "move", node, x: place.x, y: place.y }] : [];
        return [{ op: "group", node, parent: level }, ...move];
    }), label);
}

/** The selected cards, without what comes along in others and what only stands beside a subgraph. */
function chosen(host: CanvasHost): NodeId[] {
    return topmost(host.core, [...host.selection.nodes]).filter((id) => !host.core.isOutside(id));
}

function group(host: CanvasHost, kind: "frame" | "subgraph", nodes: readonly NodeId[], canvas: Canvas): Node | null {
    const spec = host.catalogue.kind(kind);
    if (!spec) return null;
    const node = newNode(host, spec, canvas.freePlace());
    const parents = new Set(nodes.map((id) => host.core.node(id)?.parent ?? null));
    const [only] = parents;
    const parent = nodes.length === 0 ? node.parent : parents.size === 1 && only !== undefined ? only : host.core.level;
    return { ...node, parent };
}

function made(host: CanvasHost, node: Node, nodes: readonly NodeId[], label: string): NodeId | null {
    const operations: Operation[] = [
        { op: "add_node", node }, ...nodes.map((id): Operation => ({ op: "group", node: id, parent: node.id })),
    ];
    if (!attempt(host, () => operations, label)) return null;
    host.selection.set([node.id]);
    return node.id;
}

function outside(rect: Rect): Rect {
    const down = (value: number): number => Math.floor(value / grid) * grid;
    const x = down(rect.x - margin), y = down(rect.y - titleRoom);
    const up = (value: number): number => Math.ceil(value / grid) * grid;
    return { x, y, width: up(rect.x + rect.width + margin - x), height: up(rect.y + rect.height + margin - y) };
}

/** Putting a card into a wire: the wire then leads through it. */
import type { Point } from "../canvas/camera";
import { attempt, cardWidth, headerMiddle, newNode } from "../canvas/edits";
import type { CanvasHost } from "../canvas/interface";
import { nodeName, wireName } from "../canvas/words";
import { mintId } from "../wasm/core";
import type { NodeId, Operation, Wire, WireId } from "../wasm/values";

/** By which of its ports a card of a kind goes into a wire. */
export interface Joint {
    readonly input: string;
    readonly output: string;
}

/** The kinds that fit into a wire: they take what comes, and give what is wanted. */
export function joints(host: Pick<CanvasHost, "core">, wire: Wire): Map<string, Joint> {
    const takers = host.core.kindsThatFit({ ...wire.source, side: "output" });
    const givers = new Map(host.core.kindsThatFit({ ...wire.target, side: "input" }).map(({ kind, port }) => [kind, port]));
    const found = new Map<string, Joint>();
    for (const { kind, port } of takers) {
        const output = givers.get(kind);
        if (output !== undefined) found.set(kind, { input: port, output });
    }
    return found;
}

/** The joint for a card that has no wires yet; a wired one is meant to stay where it is in the film. */
export function jointOf(host: CanvasHost, wire: WireId, node: NodeId): Joint | undefined {
    const { core } = host;
    const [found, card] = [core.wire(wire), core.node(node)];
    if (!found || !card || card.locked || core.wiresInto(node).length + core.wiresFrom(node).length > 0) return undefined;
    return joints(host, found).get(card.kind);
}

/** Leads a wire through a card that is there, and moves it by so many eighths. */
export function putInto(host: CanvasHost, wire: WireId, node: NodeId, by: Point = { x: 0, y: 0 }): boolean {
    const found = host.core.wire(wire);
    const joint = jointOf(host, wire, node);
    if (!found || !joint) return false;
    const label = `Put “${nodeName(host.core, host.catalogue, node)}” into “${wireName(host.core, host.catalogue, wire)}”`;
    return attempt(host, () => [...host.core.moving([node], by.x, by.y), ...leading(found, node, joint)], label);
}

/** Adds a card in a wire, with the middle of its header at a point in canvas units. */
export function addInto(host: CanvasHost, wire: WireId, kind: string, at: Point): boolean {
    const found = host.core.wire(wire);
    const spec = host.catalogue.kind(kind);
    const joint = found && joints(host, found).get(kind);
    if (!found || !spec || !joint) return false;
    const node = newNode(host, spec, { x: at.x - cardWidth / 2, y: at.y - headerMiddle });
    const label = `Put “${node.title}” into “${wireName(host.core, host.catalogue, wire)}”`;
    const operations: Operation[] = [{ op: "add_node", node }, ...leading(found, node.id, joint)];
    if (!attempt(host, () => operations, label)) return false;
    host.selection.set([node.id]);
    return true;
}

/** The wire's place and what it carries stay with its second half, which enters where it did. */
function leading(wire: Wire, node: NodeId, { input, output }: Joint): Operation[] {
    return [
        { op: "disconnect", wire: wire.id },
        { op: "connect", wire: { id: mintId(), source: wire.source, target: { node, port: input }, order: "80", fields: {} } },
        { op: "connect", wire: { ...wire, id: mintId(), source: { node, port: output } } },
    ];
}

/** What the surface's gestures and commands do to the document: operations from the core, one step of undo each. */
import type { NodeId, Operation, PortReference, WireId } from "../wasm/core";
import { mintId, Refusal } from "../wasm/core";
import type { Node, NodeSwitch } from "../wasm/core";
import type { Point } from "./camera";
import type { Kind } from "../film/catalogue";
import type { CanvasHost } from "./interface";
import { canMove, snapped } from "./states/moving";
import { freshTitle, kindOf, nodeName, nodesName, partsName } from "./words";

/** Adds a node with the middle of its header at a point in canvas units, and selects it. */
export function addNode(host: CanvasHost, kind: string, at: Point): NodeId | null {
    const spec = kindOf(host.catalogue, kind);
    if (!spec || spec.isRoot) return null;
    const node = newNode(host, spec, { x: at.x - cardWidth / 2, y: at.y - headerMiddle });
    if (!host.perform(`Add “${node.title}”`, [{ op: "add_node", node }])) return null;
    host.selection.set([node.id]);
    return node.id;
}

export function connect(host: CanvasHost, source: PortReference, target: PortReference): boolean {
    const [from, to] = [source.node, target.node].map(id => nodeName(host.core, host.catalogue, id));
    return attempt(host, () => host.core.connecting(source, target), `Connect “${from}” to “${to}”`);
}

export function reconnect(host: CanvasHost, wire: WireId, end: "source" | "target", port: PortReference): boolean {
    const old = host.core.wire(wire)?.[end];
    if (old && old.node === port.node && old.port === port.port) return false;
    const name = nodeName(host.core, host.catalogue, port.node);
    return attempt(host, () => host.core.reconnecting(wire, end, port), `Connect to “${name}”`);
}

export function disconnect(host: CanvasHost, wire: WireId): boolean {
    const target = host.core.wire(wire)?.target.node;
    if (target === undefined) return false;
    return host.perform(
        `Disconnect “${nodeName(host.core, host.catalogue, target)}”`, host.core.deleting([], [wire]));
}

export function rename(host: CanvasHost, node: NodeId, title: string): boolean {
    const trimmed = title.trim();
    const current = host.core.node(node);
    if (!current || current.title === trimmed) return false;
    return host.perform(`Rename “${nodeName(host.core, host.catalogue, node)}”`, [
        { op: "rename", node, title: trimmed },
    ]);
}

export function deleteSelection(host: CanvasHost): boolean {
    const nodes = [...host.selection.nodes];
    const wires = [...host.selection.wires];
    if (nodes.length + wires.length === 0) return false;
    const label = `Delete ${partsName(host.core, host.catalogue, nodes, wires)}`;
    return attempt(host, () => host.core.deleting(nodes, wires), label);
}

/** Moves the selection by eighths of a pixel; steps with the same gesture are one step of undo. */
export function nudge(host: CanvasHost, dx: number, dy: number, gesture: string): boolean {
    const nodes = [...host.selection.nodes].filter(id => canMove(host.core, id));
    if (nodes.length === 0) return false;
    const label = `Move ${nodesName(host.core, host.catalogue, nodes)}`;
    return attempt(host, () => host.core.moving(nodes, dx, dy), label, gesture);
}

/** Switches all selected nodes, with what they hold, on, or off when all of them are on. */
export function flip(host: CanvasHost, which: NodeSwitch): boolean {
    const nodes = host.core.withMembers(host.selection.nodes).map(id => host.core.node(id)).filter((node): node is Node => node !== null);
    if (nodes.length === 0) return false;
    const on = !nodes.every(node => node[which]);
    const name = nodesName(host.core, host.catalogue, [...host.selection.nodes]);
    const free = nodes.filter(node => which === "locked" || !node.locked);
    if (free.length === 0) {
        host.tell(`${name} ${nodes.length === 1 ? "is" : "are"} locked. Unlock to change that.`);
        return false;
    }
    return host.perform(`${switchNames[which][on ? 0 : 1]} ${name}`, free
        .filter(node => node[which] !== on).map(node => ({ op: "set_switch", node: node.id, switch: which, on })));
}

const switchNames: Record<NodeSwitch, readonly [string, string]> = {
    bypassed: ["Bypass", "Use again"], muted: ["Mute", "Unmute"], locked: ["Lock", "Unlock"],
};

/** Makes an edit; a refusal is told. */
export function attempt(host: CanvasHost, make: () => Operation[], label: string, gesture?: string): boolean {
    try {
        return host.perform(label, make(), gesture);
    } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        host.tell(error.reason, "danger");
        return false;
    }
}

/** Canvas units: where on a new card the pointer was. */
export const cardWidth = 208;
export const headerMiddle = 14;

/** A node of a kind, with a title that no other has, in the frame or subgraph where it stands; its corner is in canvas units. */
export function newNode(host: CanvasHost, kind: Kind, corner: Point): Node {
    const titles = host.core.nodes().filter(node => node.kind === kind.key).map(node => node.title);
    const x = snapped(Math.round(corner.x * 8)), y = snapped(Math.round(corner.y * 8));
    return {
        id: mintId(), kind: kind.key, kindVersion: kind.version, title: freshTitle(titles, kind.title),
        parent: host.core.holderAt(x + cardWidth * 4, y + headerMiddle * 8), x, y, fields: {}, bypassed: false, muted: false,
        locked: false,
    };
}

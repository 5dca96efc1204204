/** The box that adds a card: to the canvas, at the end of a wire, or into one. */
import type { Kind } from "../film/catalogue";
import { cardWidth, addNode, attempt, headerMiddle, newNode } from "../canvas/edits";
import { toCanvas } from "../canvas/camera";
import type { Point } from "../canvas/camera";
import type { CanvasHost } from "../canvas/interface";
import type { AddBoxOptions, Popover, Stage } from "../canvas/stage";
import type { NodeId, PortEnd } from "../wasm/core";
import { mintId } from "../wasm/core";
import { AddBox, Choice } from "./addBox";
import { addInto, joints } from "./joint";

export function openAddBox(stage: Stage, parent: HTMLElement, options: AddBoxOptions): Popover {
    const { at, from, into, closed } = options;
    const { host } = stage;
    const place = toCanvas(stage.camera, at);
    if (from) {
        const fits = fitting(host, from);
        return new AddBox(parent, at, choicesOf(host, fits.keys()), "Add and connect", kind => {
            const port = fits.get(kind.key);
            if (port !== undefined) void addConnected(host, kind, port, from, place);
        }, closed);
    }
    const wire = into === undefined ? null : stage.document.wire(into);
    if (into !== undefined && wire) {
        return new AddBox(parent, at, choicesOf(host, joints(host, wire).keys()), "Put into the wire", kind => {
            addInto(host, into, kind.key, place);
        }, closed);
    }
    const kinds = host.catalogue.kinds.filter(kind => !kind.isRoot).map(({ key }) => key);
    return new AddBox(parent, at, choicesOf(host, kinds), "Add to the film", kind => void addNode(host, kind.key, place), closed);
}

function choicesOf(host: CanvasHost, kinds: Iterable<string>): Choice[] {
    return [...kinds].flatMap((key): Choice[] => {
        const kind = host.catalogue.kind(key);
        return kind ? [{ kind, title: kind.title, words: `${kind.category} ${kind.help}` }] : [];
    });
}

/** The kinds that take a wire, by the port they take it with: what needs such a wire first, what only converts it last. */
export function fitting(host: Pick<CanvasHost, "core" | "catalogue">, from: PortEnd): Map<string, string> {
    const own = host.catalogue.kind(host.core.node(from.node)?.kind ?? "")?.ports
        .find(port => port.direction === from.side && port.key === from.port);
    const ranked = host.core.kindsThatFit(from).map((fit, index) => {
        const port = host.catalogue.kind(fit.kind)?.ports.find(({ key, direction }) => key === fit.port && direction !== from.side);
        return { fit, index, rank: (port?.type === own?.type ? 2 : 0) + (port?.isRequired ? 1 : 0) };
    });
    ranked.sort((a, b) => b.rank - a.rank || a.index - b.index);
    return new Map(ranked.map(({ fit }) => [fit.kind, fit.port]));
}

/** Adds a node where a wire was dropped, and connects it in the same step of undo. */
export function addConnected(host: CanvasHost, kind: Kind, port: string, from: PortEnd, at: Point): NodeId | null {
    const isNewTarget = from.side === "output";
    const node = newNode(host, kind, { x: isNewTarget ? at.x : at.x - cardWidth, y: at.y - headerMiddle });
    const label = `Add “${node.title}”`;
    const gesture = mintId();
    if (!host.perform(label, [{ op: "add_node", node }], gesture)) return null;
    const there = { node: node.id, port };
    const here = { node: from.node, port: from.port };
    attempt(host, () => host.core.connecting(isNewTarget ? here : there, isNewTarget ? there : here), label, gesture);
    host.selection.set([node.id]);
    return node.id;
}

/** Deleting cards so that what led through them goes on: the wires before and behind are joined where they fit. */
import type { CanvasHost } from "../canvas/interface";
import { attempt } from "../canvas/edits";
import { nodesName } from "../canvas/words";
import { CanvasDocument, mintId } from "../wasm/core";
import type { NodeId, Operation, PortReference, Wire } from "../wasm/values";
import { placesBetween } from "./orderKeys";

type Reading = Pick<CanvasDocument, "wiresInto" | "wiresFrom" | "verdict">;

/** The wires that take the place of those that lead out of the doomed cards, in the places of these. */
export function healing(document: Reading, doomed: ReadonlySet<NodeId>): Wire[] {
    const made: Wire[] = [];
    const known = new Set<string>();
    for (const node of doomed) {
        for (const wire of document.wiresFrom(node)) {
            if (doomed.has(wire.target.node)) continue;
            const sources = feeding(document, doomed, node).filter((source) => fits(document, source, wire, known));
            made.push(...joined(document, sources, wire, known));
        }
    }
    return made;
}

/** Answers whether anything was deleted. */
export function deleteAndHeal(host: CanvasHost): boolean {
    const nodes = [...host.selection.nodes];
    const wires = [...host.selection.wires];
    if (nodes.length === 0) return false;
    const label = `Delete ${nodesName(host.core, host.catalogue, nodes)} and join its wires`;
    return attempt(host, () => {
        const deleting = host.core.deleting(nodes, wires);
        const doomed = new Set(deleting.flatMap((operation) => operation.op === "remove_node" ? [operation.node] : []));
        const joins = healing(host.core, doomed).map((wire): Operation => ({ op: "connect", wire }));
        if (joins.length === 0) host.tell("Nothing before it fits what is behind it, so no wires were joined.");
        return [...deleting, ...joins];
    }, label);
}

/** The outputs that lead into a card through any number of doomed ones, nearest first and in the order of the ports. */
function feeding(document: Reading, doomed: ReadonlySet<NodeId>, start: NodeId): PortReference[] {
    const found: PortReference[] = [];
    const seen = new Set([start]);
    for (const node of seen) {
        for (const { source } of document.wiresInto(node)) {
            if (!doomed.has(source.node)) found.push(source);
            else seen.add(source.node);
        }
    }
    return found;
}

function fits(document: Reading, source: PortReference, wire: Wire, known: ReadonlySet<string>): boolean {
    if (known.has(name(source, wire.target))) return false;
    const verdict = document.verdict(source, wire.target);
    return verdict.verdict === "fits" || verdict.verdict === "converts"
        || (verdict.verdict === "replaces" && verdict.wire === wire.id);
}

/** A single input takes the first; one that takes many takes all, side by side where the old wire was. */
function joined(document: Reading, sources: readonly PortReference[], wire: Wire, known: Set<string>): Wire[] {
    const [first] = sources;
    if (!first) return [];
    const isSingle = document.verdict(first, wire.target).verdict === "replaces";
    const chosen = isSingle ? [first] : sources;
    const beside = document.wiresInto(wire.target.node, wire.target.port);
    const next = beside[beside.findIndex(({ id }) => id === wire.id) + 1];
    const places = [wire.order, ...placesBetween(wire.order, next?.order, chosen.length - 1)];
    return chosen.map((source, index) => {
        known.add(name(source, wire.target));
        const order = places[index] ?? wire.order;
        return { id: mintId(), source, target: wire.target, order, fields: index === 0 ? wire.fields : {} };
    });
}

function name(source: PortReference, target: PortReference): string {
    return `${source.node} ${source.port} ${target.node} ${target.port}`;
}

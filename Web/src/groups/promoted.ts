/** What of a subgraph's inside can be reached from outside: fields in its inspector, ports on its card. */
import type { Catalogue, Field } from "../film/catalogue";
import { nodeName } from "../canvas/words";
import type { CanvasDocument, Node, NodeId, Value } from "../wasm/core";

/** A field of a card inside. */
export interface ShownField {
    readonly node: NodeId;
    readonly field: string;
}

/** A port of a card inside. */
export interface ShownPort {
    readonly node: NodeId;
    readonly port: string;
    readonly side: "input" | "output";
}

export interface Offer<Item> {
    readonly item: Item;
    /** `1A · Lens`. */
    readonly title: string;
}

type Reading = Pick<CanvasDocument, "node" | "withMembers">;

function entriesOf(node: Node, key: "shown" | "ports"): { [key: string]: Value | undefined }[] {
    const value = node.fields[key];
    const list = value && "list" in value ? value.list : [];
    return list.flatMap((entry) => ("record" in entry ? [entry.record] : []));
}

const idOf = (value: Value | undefined): string => value && "reference" in value && "node" in value.reference ? value.reference.node : "";
const textOf = (value: Value | undefined): string => (value && "text" in value ? value.text : "");
const choiceOf = (value: Value | undefined): string => (value && "choice" in value ? value.choice : "");

/** The fields that a subgraph shows; those of cards that are gone are left out. */
export function shownFields(document: Reading, catalogue: Catalogue, group: Node): (ShownField & { spec: Field; owner: Node })[] {
    const inside = new Set(document.withMembers([group.id]));
    return entriesOf(group, "shown").flatMap((entry) => {
        const [node, field] = [idOf(entry["node"]), textOf(entry["field"])];
        const owner = inside.has(node) ? document.node(node) : null;
        const spec = catalogue.kind(owner?.kind ?? "")?.fields.find(({ key }) => key === field);
        return owner && spec ? [{ node, field, spec, owner }] : [];
    });
}

export function shownPorts(document: Reading, group: Node): ShownPort[] {
    const inside = new Set(document.withMembers([group.id]));
    return entriesOf(group, "ports").flatMap((entry): ShownPort[] => {
        const [node, port] = [idOf(entry["node"]), textOf(entry["port"])];
        return inside.has(node) ? [{ node, port, side: choiceOf(entry["side"]) === "output" ? "output" : "input" }] : [];
    });
}

export function fieldsValue(fields: readonly ShownField[]): Value | null {
    return fields.length === 0 ? null : {
        list: fields.map(({ node, field }): Value => ({ record: { node: { reference: { node } }, field: { text: field } } })),
    };
}

export function portsValue(ports: readonly ShownPort[]): Value | null {
    return ports.length === 0 ? null : {
        list: ports.map(({ node, port, side }): Value =>
            ({ record: { node: { reference: { node } }, port: { text: port }, side: { choice: side } } })),
    };
}

/** The fields inside that could be shown as well. */
export function offeredFields(document: Reading, catalogue: Catalogue, group: Node): Offer<ShownField>[] {
    const known = new Set(shownFields(document, catalogue, group).map(({ node, field }) => `${node} ${field}`));
    return inner(document, catalogue, group).flatMap(({ node, kind }) => kind.fields
        .filter(({ key, reader }) => reader !== "studio" && !known.has(`${node.id} ${key}`))
        .map(({ key, title }) => ({ item: { node: node.id, field: key }, title: `${nodeName(document, catalogue, node.id)} · ${title}` })));
}

/** The ports inside that could be shown as well. */
export function offeredPorts(document: Reading, catalogue: Catalogue, group: Node): Offer<ShownPort>[] {
    const known = new Set(shownPorts(document, group).map(({ node, port, side }) => `${node} ${port} ${side}`));
    return inner(document, catalogue, group).flatMap(({ node, kind }) => kind.ports
        .filter(({ key, direction }) => !known.has(`${node.id} ${key} ${direction}`))
        .map(({ key, title, direction }) => ({
            item: { node: node.id, port: key, side: direction }, title: `${nodeName(document, catalogue, node.id)} · ${title}`,
        })));
}

function inner(document: Reading, catalogue: Catalogue, group: Node) {
    return document.withMembers([group.id]).flatMap((id) => {
        const node = id === group.id ? null : document.node(id);
        const kind = node && catalogue.kind(node.kind);
        return node && kind && kind.holding === "nothing" ? [{ node, kind }] : [];
    }).sort((a, b) => a.node.y - b.node.y || a.node.x - b.node.x);
}

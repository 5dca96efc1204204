/** What may vary: fields of a node, and of values that feed it, which what renders the node reads. */
import type { Catalogue, Field, Kind } from "../film/catalogue";
import { fieldValue } from "../film/settings";
import type { Value } from "../api/types";
import { isRelevant } from "../inspector/relevance";
import type { CanvasDocument } from "../wasm/core";

export type Reading = Pick<CanvasDocument, "node" | "wiresInto" | "root">;

/** Fields of one node that may vary. */
export interface FieldGroup {
    readonly node: string;
    /** What the node is called. */
    readonly title: string;
    readonly kind: Kind;
    readonly fields: readonly Field[];
}

/** Kinds that are rendered by themselves give a picture that moves. */
function isRendered(kind: Kind | undefined): boolean {
    return kind?.ports.some((port) => port.direction === "output" && ["video", "sequence"].includes(port.type)) ?? false;
}

/** A node's title, or its kind's. */
export function titleOf(node: string, document: Pick<Reading, "node">, catalogue: Catalogue): string {
    const found = document.node(node);
    return found ? found.title || (catalogue.kind(found.kind)?.title ?? "") : "Something that is gone";
}

/** The node itself first, then the values that feed it, in the order of its inputs. */
export function ownersOf(node: string, document: Reading, catalogue: Catalogue): string[] {
    const found = new Set([node]);
    for (const owner of found) {
        for (const wire of document.wiresInto(owner)) {
            const source = wire.source.node;
            const kind = catalogue.kind(document.node(owner)?.kind ?? "");
            const port = kind?.ports.find((each) => each.direction === "input" && each.key === wire.target.port);
            if (port?.reader !== "connected" || isRendered(catalogue.kind(document.node(source)?.kind ?? ""))) continue;
            if (source !== document.root().id) found.add(source);
        }
    }
    return [...found];
}

export function fieldGroups(node: string, document: Reading, catalogue: Catalogue): FieldGroup[] {
    return ownersOf(node, document, catalogue).flatMap((owner) => {
        const kind = catalogue.kind(document.node(owner)?.kind ?? "");
        const fields = kind?.fields.filter((field) => varies(field, owner, kind, document)) ?? [];
        return kind && fields.length > 0 ? [{ node: owner, title: titleOf(owner, document, catalogue), kind, fields }] : [];
    });
}

function varies(field: Field, owner: string, kind: Kind, document: Reading): boolean {
    if (field.reader !== "connected" || ["vector", "list", "record", "reference"].includes(field.type.is)) return false;
    const target = { is: "node" as const, id: owner, fields: document.node(owner)?.fields ?? {} };
    return isRelevant(field, [target], kind.fields);
}

/** A field by its key; undefined once its node or the field is gone. */
export function fieldOf(node: string, key: string, document: Pick<Reading, "node">, catalogue: Catalogue): Field | undefined {
    return catalogue.kind(document.node(node)?.kind ?? "")?.fields.find((field) => field.key === key);
}

/** What the film holds now. */
export function currentValue(node: string, key: string, document: Pick<Reading, "node">, catalogue: Catalogue): Value | undefined {
    const found = document.node(node);
    return found ? (fieldValue(found.fields, catalogue.kind(found.kind), key) as Value | undefined) : undefined;
}

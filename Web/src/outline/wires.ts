/** What enters each card, read at one go when a film is opened, since asking for ten thousand one by one takes too long. */
import { decodeDocument } from "../wasm/codec";
import type { Touched, Wire } from "../wasm/core";
import type { Catalogue } from "../film/catalogue";

export interface WireSource {
    snapshot(): Uint8Array;
    wiresInto(node: string): readonly Wire[];
    subscribe(listener: (touched: Touched) => void): () => void;
}

const none: readonly Wire[] = [];

export class InputIndex {
    private readonly kept = new Map<string, readonly Wire[]>();
    /** Everything that has wires is in `kept`: what is not has none. */
    private isWhole = false;

    constructor(private readonly document: WireSource, private readonly catalogue: Catalogue) {
        document.subscribe(({ nodes, everything }) => {
            if (everything) {
                this.isWhole = false;
                this.kept.clear();
            } else if (this.isWhole) {
                for (const node of nodes) this.kept.set(node, this.document.wiresInto(node));
            }
        });
    }

    /** In the ports' and wires' order. */
    wiresInto(node: string): readonly Wire[] {
        if (!this.isWhole) this.read();
        return this.kept.get(node) ?? none;
    }

    private read(): void {
        this.isWhole = true;
        const { nodes, wires } = decodeDocument(this.document.snapshot());
        const into = new Map<string, Wire[]>();
        for (const wire of wires) {
            const list = into.get(wire.target.node);
            if (list) list.push(wire);
            else into.set(wire.target.node, [wire]);
        }
        const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
        for (const [node, list] of into) {
            const places = new Map(this.catalogue.kind(kinds.get(node) ?? "")?.ports.map(({ key }, at) => [key, at]));
            const place = (wire: Wire): number => places.get(wire.target.port) ?? places.size;
            this.kept.set(node, list.sort((a, b) => place(a) - place(b) || compare(a.order, b.order) || compare(a.id, b.id)));
        }
    }
}

function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

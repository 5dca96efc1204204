/** Puts a part of a film into this one as one step of undo: what fits comes in, the rest is told with reasons. */
import type { Point } from "../canvas/camera";
import type { CanvasHost } from "../canvas/interface";
import { snapped } from "../canvas/states/moving";
import { CoreStopped, Refusal } from "../wasm/core";
import type { Pasting } from "../wasm/types";
import type { Clip, Operation } from "../wasm/values";
import { readFragment } from "./fragment";
import { LeftOut, Reason } from "./leftOut";

/** What became of a paste that did not come in whole. */
export interface PasteReport {
    readonly cards: number;
    readonly wires: number;
    readonly leftOut: number;
    readonly reasons: readonly Reason[];
}

export interface PasteOptions {
    /** Where the upper left corner of all cards goes, in canvas units. */
    readonly at: Point;
    /** Whether wires from cards of this film that are not in the part are drawn as well. */
    readonly keepsInputs?: boolean;
    readonly label?: string;
}

/** Answers what was left out, or undefined when all came in, or nothing. */
export function pasteGraph(host: CanvasHost, text: string, options: PasteOptions): PasteReport | undefined {
    const kinds = new Set<string>();
    const fragment = readFragment(text, {
        catalogue: host.catalogue,
        isOnCanvas: (kind) => {
            if (kinds.size === 0) for (const node of host.core.nodes()) kinds.add(node.kind);
            return kinds.has(kind);
        },
    });
    if (typeof fragment === "string") {
        host.tell(fragment, "danger");
        return undefined;
    }
    return place(host, fragment.clip, fragment.leftOut, options);
}

export function place(host: CanvasHost, clip: Clip, leftOut: LeftOut, options: PasteOptions): PasteReport | undefined {
    const { at, keepsInputs = false, label = "Paste" } = options;
    const corner = { x: snapped(Math.round(at.x * 8)), y: snapped(Math.round(at.y * 8)) };
    if (keepsInputs) tellMissing(host, clip, leftOut);
    const pasting = judged(host, clip, corner, keepsInputs, leftOut);
    for (const reason of pasting.reasons) leftOut.add(reason);
    const isIn = pasting.operations.length > 0 && host.perform(label, pasting.operations);
    if (isIn) host.selection.set(pasting.nodes);
    if (leftOut.isEmpty) return undefined;
    const made = isIn ? pasting.operations : [];
    return { cards: made.filter(isCard).length, wires: made.filter(isWire).length, leftOut: leftOut.count, reasons: leftOut.list };
}

const isCard = ({ op }: Operation): boolean => op === "add_node";
const isWire = ({ op }: Operation): boolean => op === "connect";

const nothing: Pasting = { operations: [], nodes: [], reasons: [] };

/** What the core makes of it. What the core cannot read is narrowed down until it is found, and left out. */
function judged(
    host: CanvasHost, clip: Clip, corner: { x: number; y: number }, keepInputs: boolean, leftOut: LeftOut,
): Pasting {
    const into = host.core.holderAt(corner.x, corner.y);
    try {
        return host.core.pasting(clip, corner, { keepInputs, into });
    } catch (error) {
        if (error instanceof CoreStopped || error instanceof Refusal) throw error;
        const readable = sifted(host, clip, leftOut);
        return readable ? host.core.pasting(readable, corner, { keepInputs, into }) : nothing;
    }
}

function sifted(host: CanvasHost, clip: Clip, leftOut: LeftOut): Clip | undefined {
    const canRead = (part: Partial<Clip>): boolean => {
        try {
            host.core.pasting({ ...clip, nodes: [], wires: [], ...part }, { x: 0, y: 0 });
            return true;
        } catch (error) {
            if (error instanceof CoreStopped) throw error;
            return false;
        }
    };
    const nodes = sieve(clip.nodes, (some) => canRead({ nodes: some }));
    const wires = sieve(clip.wires, (some) => canRead({ wires: some }));
    const gone = clip.nodes.length - nodes.length + clip.wires.length - wires.length;
    leftOut.add("Something in it cannot be read.", gone);
    const left: Clip = { ...clip, nodes, wires };
    return canRead(left) ? left : undefined;
}

/** Those of a list that pass, asked of as many at once as can be. */
function sieve<Item>(items: readonly Item[], passes: (items: readonly Item[]) => boolean): Item[] {
    if (items.length === 0 || passes(items)) return [...items];
    if (items.length === 1) return [];
    const middle = items.length >> 1;
    return [...sieve(items.slice(0, middle), passes), ...sieve(items.slice(middle), passes)];
}

/** Wires that were asked for and whose other end is in no film here. */
function tellMissing(host: CanvasHost, clip: Clip, leftOut: LeftOut): void {
    const inside = new Set(clip.nodes.map(({ id }) => id));
    const missing = clip.wires.filter(({ source }) => !inside.has(source.node) && !host.core.node(source.node));
    if (missing.length > 0) leftOut.add("A wire comes from a card that is not in this film.", missing.length);
}

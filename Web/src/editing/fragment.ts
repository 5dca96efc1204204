/**
 * Reads a part of a film that came from outside: what `copying` wrote, here, elsewhere, or by a stranger's hand. Whatever
 * can be understood is taken, and the rest is listed with reasons; nothing here throws, whatever comes. The core then
 * judges what was understood by the film's rules.
 */
import { count } from "../film/words";
import type { Catalogue } from "../film/catalogue";
import type { Clip } from "../wasm/values";
import { CardReading } from "./fragmentCards";
import { LeftOut } from "./leftOut";
import { WireReading } from "./fragmentWires";

/** What one paste takes: a change is one message, and a message has at most 8 MiB. */
export const limits = { cards: 20_000, wires: 60_000, bytes: 6_000_000, characters: 150_000_000 } as const;

export interface Fragment {
    readonly clip: Clip;
    readonly leftOut: LeftOut;
}

/** What a kind must be to stand on this canvas. */
export interface Kinds {
    readonly catalogue: Catalogue;
    /** Whether the film has cards of a kind that the catalogue does not know. */
    isOnCanvas(kind: string): boolean;
}

/** A part of a film, or a sentence that says why it is none. */
export function readFragment(text: string, kinds: Kinds): Fragment | string {
    const graph = graphOf(text);
    if (typeof graph === "string") return graph;
    const leftOut = new LeftOut();
    const room = { bytes: limits.bytes };
    const cards = new CardReading(kinds, leftOut, room);
    const nodes = cards.read(graph.nodes);
    const wires = new WireReading(cards, leftOut, room).read(graph.wires);
    return { clip: { type: "backlot/clip", version: 1, nodes, wires }, leftOut };
}

interface Graph {
    readonly nodes: readonly unknown[];
    readonly wires: readonly unknown[];
}

const isNone = "This is no part of a film.";

/** A clip, or a whole document as the studio's interface gives it. */
function graphOf(text: string): Graph | string {
    if (text.length > limits.characters) return `This is too long to be read: ${count(text.length, "character")}.`;
    const value = parsed(text);
    if (!isRecord(value)) return isNone;
    const isClip = value["type"] === "backlot/clip";
    if (!isClip && typeof value["root"] !== "string") return isNone;
    if (isClip && value["version"] !== 1) return "This was copied by another version of Backlot.";
    const { nodes, wires } = value;
    if (!Array.isArray(nodes)) return isNone;
    return { nodes, wires: Array.isArray(wires) ? wires : [] };
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** An object that is no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { idText } from "../../wasm/core";
import { NodeFlag, ViewHead, ViewNode, ViewWire, WireFlag } from "../../wasm/view";
import type { CanvasHost } from "../interface";
import { forEachNode, forEachWire } from "./listing";

/** More cards than that are not carried above the sheet, but painted with it. */
export const mostHeld = 200;

/** Cards that are carried: they are not on the sheet, but drawn above it in every frame. */
export class Held {
    readonly slots = new Set<number>();
    readonly ids: string[] = [];

    /** Takes the lifted cards, and the wires that hang on them, off a list; the core puts both behind all others. */
    static takenFrom(list: Int32Array): Held {
        const held = new Held();
        const cards = tail(list, ViewHead.nodesAt, ViewHead.nodeCount, ViewNode.size, ViewNode.flags, NodeFlag.lifted);
        if (cards === 0 || cards > mostHeld) return held;
        const kept = (list[ViewHead.nodeCount] ?? 0) - cards;
        forEachNode(list, (at, index) => {
            if (index < kept) return;
            held.slots.add(list[at + ViewNode.slot] ?? 0);
            held.ids.push(idText(list[at + ViewNode.idHigh] ?? 0, list[at + ViewNode.idLow] ?? 0));
        });
        const wires = tail(list, ViewHead.wiresAt, ViewHead.wireCount, ViewWire.size, ViewWire.flags, WireFlag.lifted);
        list[ViewHead.nodeCount] = kept;
        list[ViewHead.wireCount] = (list[ViewHead.wireCount] ?? 0) - wires;
        return held;
    }

    /** The carried cards and their wires as they stand now: those that the sheet lacks, and those just lifted. */
    list(host: CanvasHost): Int32Array | null {
        const { core } = host;
        const lifted = core.lifted.length > mostHeld ? [] : core.lifted;
        const slots = new Set([...this.slots, ...lifted.map(node => core.slotOf(node))]);
        const bounds = slots.size === 0 ? null : core.bounds([...this.ids, ...lifted]);
        if (!bounds) return null;
        return picked(core.view(bounds.x, bounds.y, 8, bounds.width, bounds.height), slots);
    }
}

/** How many records at the end have a flag. */
function tail(list: Int32Array, at: number, count: number, size: number, flags: number, flag: number): number {
    const all = list[count] ?? 0;
    let found = 0;
    while (found < all && ((list[(list[at] ?? 0) + (all - 1 - found) * size + flags] ?? 0) & flag) !== 0) found += 1;
    return found;
}

/** A list of these cards and their wires alone. */
function picked(view: Int32Array, slots: ReadonlySet<number>): Int32Array {
    const cards: number[] = [], wires: number[] = [];
    forEachNode(view, at => { if (slots.has(view[at + ViewNode.slot] ?? -1)) cards.push(at); });
    forEachWire(view, at => {
        if (slots.has(view[at + ViewWire.sourceSlot] ?? -1) || slots.has(view[at + ViewWire.targetSlot] ?? -1)) wires.push(at);
    });
    const list = new Int32Array(ViewHead.size + cards.length * ViewNode.size + wires.length * ViewWire.size);
    list.set(view.subarray(0, ViewHead.size));
    list[ViewHead.nodeCount] = cards.length;
    list[ViewHead.wireCount] = wires.length;
    list[ViewHead.nodesAt] = ViewHead.size;
    list[ViewHead.wiresAt] = ViewHead.size + cards.length * ViewNode.size;
    cards.forEach((at, index) => list.set(view.subarray(at, at + ViewNode.size), ViewHead.size + index * ViewNode.size));
    wires.forEach((at, index) =>
        list.set(view.subarray(at, at + ViewWire.size), (list[ViewHead.wiresAt] ?? 0) + index * ViewWire.size));
    return list;
}

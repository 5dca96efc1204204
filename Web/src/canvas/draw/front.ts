/** What has changed since the sheet that is seen was painted. */
import type { CanvasDocument } from "../../wasm/core";
import { ViewHead, ViewNode, ViewWire } from "../../wasm/view";
import type { Box, Camera } from "../camera";
import { Extent } from "./extent";
import type { SheetPlace } from "./order";

/** With more cards than that in view, comparing them takes longer than it saves. */
const mostCards = 3000;
/** More changes than that are seen with the next sheet. */
const mostChanges = 64;

/** What the core said when a sheet was ordered. */
export interface Mark {
    readonly version: number;
    readonly looks: number;
}

/** The sheet that is seen. */
export class Front {
    private list: Int32Array | undefined;
    private painted: Mark = { version: -1, looks: -1 };

    /** What the core said when it was ordered. */
    get mark(): Mark {
        return this.painted;
    }

    /** Another sheet is seen now. Answers the list of the one before. */
    turn(list: Int32Array, mark: Mark): Int32Array | undefined {
        const before = this.list;
        this.list = list;
        this.painted = mark;
        return before;
    }

    /** The part of what is seen, in canvas units, in which cards or wires are other than on the sheet; null where nothing of
     * it is seen, or where so much is that the next sheet shows it as soon. */
    changed(core: CanvasDocument, place: SheetPlace, camera: Camera): Box | null {
        const { list, mark } = this;
        if (!list || (core.version === mark.version && core.looks === mark.looks) || camera.zoom !== place.zoom) return null;
        if ((list[ViewHead.nodeCount] ?? 0) > mostCards) return null;
        const left = place.x - place.width / 2 / place.zoom, top = place.y - place.height / 2 / place.zoom;
        return difference(list, core.view(left * 8, top * 8, place.zoom, place.width, place.height))?.within(camera) ?? null;
    }
}

/** Where two lists differ, the wires of cards that differ with them; null when they differ in too much. */
export function difference(before: Int32Array, now: Int32Array): Extent | null {
    const cards = unlike(before, now, ViewHead.nodesAt, ViewHead.nodeCount, ViewNode.size);
    const wires = unlike(before, now, ViewHead.wiresAt, ViewHead.wireCount, ViewWire.size);
    if (!cards || !wires || cards.length + wires.length > mostChanges) return null;
    const extent = new Extent();
    const slots = new Set<number>();
    for (const [list, at] of cards) {
        const word = (field: number): number => list[at + field] ?? 0;
        slots.add(word(ViewNode.slot));
        extent.add(word(ViewNode.x) / 8, word(ViewNode.y) / 8, word(ViewNode.width) / 8, word(ViewNode.height) / 8);
    }
    for (const [list, at] of wires) addWire(extent, list, at);
    // Those of cards that look other now may be other themselves.
    for (const list of [before, now]) {
        const end = (list[ViewHead.wiresAt] ?? 0) + (list[ViewHead.wireCount] ?? 0) * ViewWire.size;
        for (let at = list[ViewHead.wiresAt] ?? 0; at < end; at += ViewWire.size) {
            if (slots.has(list[at + ViewWire.sourceSlot] ?? -1) || slots.has(list[at + ViewWire.targetSlot] ?? -1)) addWire(extent, list, at);
        }
    }
    return extent;
}

function addWire(extent: Extent, list: Int32Array, at: number): void {
    const word = (field: number): number => (list[at + field] ?? 0) / 8;
    extent.addWire(word(ViewWire.x1), word(ViewWire.y1), word(ViewWire.x2), word(ViewWire.y2), word(ViewWire.handle));
}

/** The records of two lists that the other does not have in the same order, each with its list; null when there are many. */
function unlike(before: Int32Array, now: Int32Array, start: number, count: number, size: number): [Int32Array, number][] | null {
    let [i, j] = [before[start] ?? 0, now[start] ?? 0];
    const iEnd = i + (before[count] ?? 0) * size, jEnd = j + (now[count] ?? 0) * size;
    const isSame = (a: number, b: number): boolean => {
        if (a >= iEnd || b >= jEnd) return false;
        for (let field = 0; field < size; field += 1) if (before[a + field] !== now[b + field]) return false;
        return true;
    };
    const found: [Int32Array, number][] = [];
    while (i < iEnd || j < jEnd) {
        if (found.length > mostChanges) return null;
        if (isSame(i, j)) {
            i += size;
            j += size;
        } else if (j < jEnd && isSame(i, j + size)) {
            found.push([now, j]);
            j += size;
        } else if (i < iEnd && isSame(i + size, j)) {
            found.push([before, i]);
            i += size;
        } else {
            if (i < iEnd) found.push([before, i]);
            if (j < jEnd) found.push([now, j]);
            i += size;
            j += size;
        }
    }
    return found;
}

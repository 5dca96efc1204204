/** How far what is in the hand reaches: the live layer is no larger than that. */
import type { PortEnd } from "../../wasm/core";
import { ViewNode, ViewWire } from "../../wasm/view";
import type { Box, Camera } from "../camera";
import { seen } from "../camera";
import type { Overlay } from "../stage";
import { forEachNode, forEachWire } from "./listing";
import { looseHandle } from "./wires";

/** Ports, labels and shadows stand out of cards by so many canvas units at most, and lines are so many pixels thick. */
const around = { units: 16, pixels: 12 };

/** A box that grows. */
export class Extent {
    private left = Infinity;
    private top = Infinity;
    private right = -Infinity;
    private bottom = -Infinity;

    add(x: number, y: number, width = 0, height = 0): void {
        this.left = Math.min(this.left, x);
        this.top = Math.min(this.top, y);
        this.right = Math.max(this.right, x + width);
        this.bottom = Math.max(this.bottom, y + height);
    }

    /** What of it is seen, with some room around it; null when nothing is. */
    within(camera: Camera): Box | null {
        const out = around.units + around.pixels / camera.zoom;
        const box = seen(camera);
        const left = Math.max(box.x, this.left - out), top = Math.max(box.y, this.top - out);
        const width = Math.min(box.x + box.width, this.right + out) - left;
        const height = Math.min(box.y + box.height, this.bottom + out) - top;
        return width > 0 && height > 0 ? { x: left, y: top, width, height } : null;
    }
}

/** Where carried cards and what the interaction shows are, in canvas units. */
export function extentOf(
    list: Int32Array | null, overlay: Overlay, camera: Camera,
    place: (end: PortEnd) => { x: number; y: number } | null,
): Box | null {
    if (overlay.draw || overlay.ghost || overlay.hover?.on === "wireEnd") return seen(camera);
    const extent = new Extent();
    if (list) addList(extent, list);
    const { marquee, wire } = overlay;
    if (marquee) extent.add(marquee.x, marquee.y, marquee.width, marquee.height);
    const from = wire && place(wire.from);
    if (wire && from) {
        const swing = looseHandle(wire.to.x - from.x, wire.to.y - from.y);
        extent.add(Math.min(from.x, wire.to.x) - swing, Math.min(from.y, wire.to.y), Math.abs(wire.to.x - from.x) + 2 * swing,
            Math.abs(wire.to.y - from.y));
    }
    return extent.within(camera);
}

function addList(extent: Extent, list: Int32Array): void {
    const at = (index: number): number => (list[index] ?? 0) / 8;
    forEachNode(list, node => extent.add(
        at(node + ViewNode.x), at(node + ViewNode.y), at(node + ViewNode.width), at(node + ViewNode.height)));
    forEachWire(list, wire => {
        const handle = at(wire + ViewWire.handle);
        extent.add(at(wire + ViewWire.x1), at(wire + ViewWire.y1), handle);
        extent.add(at(wire + ViewWire.x2) - handle, at(wire + ViewWire.y2), handle);
    });
}

/** How far what is in the hand reaches: the layers that show it are no larger than that. */
import type { PortEnd } from "../../wasm/core";
import { NodeFlag, ViewNode, ViewWire } from "../../wasm/view";
import type { Box, Camera } from "../camera";
import { seen } from "../camera";
import type { Overlay } from "../stage";
import { forEachNode, forEachWire } from "./listing";
import type { SheetPlace } from "./order";
import { origin } from "./sheets";
import { looseHandle } from "./wires";

/** Ports, labels and shadows stand out of cards by so many canvas units at most, and lines are so many pixels thick. */
const around = { units: 16, pixels: 12 };

/** Whole device pixels of the surface. */
export interface PixelBox {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
}

/** How the canvas lies on the surface: where its own origin is, and how many device pixels a canvas unit and the surface have. */
export interface Lying {
    readonly x: number;
    readonly y: number;
    readonly scale: number;
    readonly ratio: number;
    readonly width: number;
    readonly height: number;
}

export function lyingOf(camera: Camera, ratio: number): Lying {
    return {
        x: origin(camera.width, camera.x, camera, ratio), y: origin(camera.height, camera.y, camera, ratio),
        scale: camera.zoom * ratio, ratio, width: Math.ceil(camera.width * ratio), height: Math.ceil(camera.height * ratio),
    };
}

/** The whole pixels that a box of the canvas touches. */
export function pixels({ x, y, width, height }: Box, lying: Lying): PixelBox {
    const left = Math.floor(x * lying.scale + lying.x), top = Math.floor(y * lying.scale + lying.y);
    return { left, top, width: Math.ceil(width * lying.scale) + 1, height: Math.ceil(height * lying.scale) + 1 };
}

/** A box of the surface as something that can be painted. */
export function placeOf({ left, top, width, height }: PixelBox, lying: Lying, { zoom }: Camera): SheetPlace {
    const { ratio, scale } = lying;
    return {
        x: (left + width / 2 - lying.x) / scale, y: (top + height / 2 - lying.y) / scale, zoom,
        width: width / ratio, height: height / ratio, ratio, originX: lying.x - left, originY: lying.y - top,
    };
}

export function shifted(box: PixelBox, x: number, y: number): PixelBox {
    return { ...box, left: box.left + x, top: box.top + y };
}

/** What two boxes share; null when that is nothing. */
export function cut(one: PixelBox, other: PixelBox): PixelBox | null {
    const left = Math.max(one.left, other.left), top = Math.max(one.top, other.top);
    const width = Math.min(one.left + one.width, other.left + other.width) - left;
    const height = Math.min(one.top + one.height, other.top + other.height) - top;
    return width > 0 && height > 0 ? { left, top, width, height } : null;
}

export function encloses(outer: PixelBox, inner: PixelBox): boolean {
    return inner.left >= outer.left && inner.top >= outer.top && inner.left + inner.width <= outer.left + outer.width
        && inner.top + inner.height <= outer.top + outer.height;
}

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

    /** A wire swings out by its handle. */
    addWire(x1: number, y1: number, x2: number, y2: number, handle: number): void {
        this.add(x1, y1, handle);
        this.add(x2 - handle, y2, handle);
    }

    /** All of it, with some room around it; null when there is nothing. */
    all({ zoom }: Camera): Box | null {
        const out = around.units + around.pixels / zoom;
        const { left, top, right, bottom } = this;
        if (left > right) return null;
        return { x: left - out, y: top - out, width: right - left + 2 * out, height: bottom - top + 2 * out };
    }

    /** What of it is seen, with some room around it; null when nothing is. */
    within(camera: Camera): Box | null {
        const all = this.all(camera);
        const box = seen(camera);
        if (!all) return null;
        const left = Math.max(box.x, all.x), top = Math.max(box.y, all.y);
        const width = Math.min(box.x + box.width, all.x + all.width) - left;
        const height = Math.min(box.y + box.height, all.y + all.height) - top;
        return width > 0 && height > 0 ? { x: left, y: top, width, height } : null;
    }
}

/** Where the cards of a list are, in canvas units, seen or not; frames lie behind them. */
export function extentOfCards(list: Int32Array, camera: Camera): Box | null {
    const extent = new Extent();
    addNodes(extent, list, false);
    return extent.all(camera);
}

/** Where carried frames and wires, and what the interaction shows, are seen, in canvas units. */
export function extentOf(
    list: Int32Array | null, overlay: Overlay, camera: Camera,
    place: (end: PortEnd) => { x: number; y: number } | null,
): Box | null {
    const { marquee, wire, drawing } = overlay;
    if ((drawing && !drawing.reach) || overlay.ghost || overlay.hover?.on === "wireEnd") return seen(camera);
    const extent = new Extent();
    if (list) {
        addNodes(extent, list, true);
        forEachWire(list, at => extent.addWire(
            eighth(list, at + ViewWire.x1), eighth(list, at + ViewWire.y1), eighth(list, at + ViewWire.x2),
            eighth(list, at + ViewWire.y2), eighth(list, at + ViewWire.handle)));
    }
    drawing?.reach?.(extent);
    if (marquee) extent.add(marquee.x, marquee.y, marquee.width, marquee.height);
    const from = wire && place(wire.from);
    if (wire && from) {
        const swing = looseHandle(wire.to.x - from.x, wire.to.y - from.y);
        extent.add(Math.min(from.x, wire.to.x) - swing, Math.min(from.y, wire.to.y), Math.abs(wire.to.x - from.x) + 2 * swing,
            Math.abs(wire.to.y - from.y));
    }
    return extent.within(camera);
}

function eighth(list: Int32Array, index: number): number {
    return (list[index] ?? 0) / 8;
}

function addNodes(extent: Extent, list: Int32Array, areFrames: boolean): void {
    forEachNode(list, at => {
        if ((((list[at + ViewNode.flags] ?? 0) & NodeFlag.frame) !== 0) !== areFrames) return;
        extent.add(eighth(list, at + ViewNode.x), eighth(list, at + ViewNode.y), eighth(list, at + ViewNode.width),
            eighth(list, at + ViewNode.height));
    });
}

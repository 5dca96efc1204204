/**
 * Where the person looks: a point of the canvas in the middle of the surface, and how large it is drawn there. Canvas
 * units are CSS pixels at 100 %. A value: each move makes another one.
 */
export interface Point {
    readonly x: number;
    readonly y: number;
}

export interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

export interface Camera {
    /** What stands in the middle, in canvas units. */
    readonly x: number;
    readonly y: number;
    /** CSS pixels for a canvas unit. */
    readonly zoom: number;
    /** The surface, in CSS pixels. */
    readonly width: number;
    readonly height: number;
}

export const leastZoom = 0.02;
export const mostZoom = 4;

export function clampZoom(zoom: number): number {
    return Math.min(mostZoom, Math.max(leastZoom, zoom));
}

export function toScreen(camera: Camera, point: Point): Point {
    return {
        x: (point.x - camera.x) * camera.zoom + camera.width / 2,
        y: (point.y - camera.y) * camera.zoom + camera.height / 2,
    };
}

export function toCanvas(camera: Camera, point: Point): Point {
    return {
        x: (point.x - camera.width / 2) / camera.zoom + camera.x,
        y: (point.y - camera.height / 2) / camera.zoom + camera.y,
    };
}

/** A box of the canvas, on the surface. */
export function boxToScreen(camera: Camera, box: Box): Box {
    const corner = toScreen(camera, box);
    return { ...corner, width: box.width * camera.zoom, height: box.height * camera.zoom };
}

/** What is seen, in canvas units. */
export function seen(camera: Camera): Box {
    const width = camera.width / camera.zoom;
    const height = camera.height / camera.zoom;
    return { x: camera.x - width / 2, y: camera.y - height / 2, width, height };
}

/** Moves what is seen along with a hand that moves so many CSS pixels. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
    return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
}

/** Another zoom, with what is under a point of the surface staying there. */
export function zoomedAt(camera: Camera, point: Point, zoom: number): Camera {
    const next = clampZoom(zoom);
    const under = toCanvas(camera, point);
    return {
        ...camera,
        zoom: next,
        x: under.x - (point.x - camera.width / 2) / next,
        y: under.y - (point.y - camera.height / 2) / next,
    };
}

/** Another size of the surface; what is in the middle stays in the middle. */
export function resized(camera: Camera, width: number, height: number): Camera {
    return { ...camera, width, height };
}

/** Shows a box whole, with a margin in CSS pixels around it, and no larger than `most`.
 * @param foot how much of the surface is covered at its lower edge, in CSS pixels. */
export function fitted(camera: Camera, box: Box, foot = 0, margin = 48, most = 1): Camera {
    const room = { width: Math.max(1, camera.width - 2 * margin), height: Math.max(1, camera.height - 2 * margin - foot) };
    const zoom = clampZoom(Math.min(room.width / Math.max(1, box.width), room.height / Math.max(1, box.height), most));
    return { ...camera, zoom, x: box.x + box.width / 2, y: box.y + box.height / 2 + foot / 2 / zoom };
}

/** One camera on its way to another; zoom goes geometrically, so that the move looks even. */
export function between(from: Camera, to: Camera, part: number): Camera {
    const zoom = from.zoom * Math.pow(to.zoom / from.zoom, part);
    // The middle moves in step with the zoom, so the point that both share stands still on the surface.
    const share = Math.abs(to.zoom - from.zoom) < 1e-6
        ? part : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom);
    return { ...to, zoom, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

export function contains(box: Box, point: Point): boolean {
    return point.x >= box.x && point.y >= box.y && point.x <= box.x + box.width && point.y <= box.y + box.height;
}

/** The box between two corners, whichever way they lie. */
export function spanned(a: Point, b: Point): Box {
    return {
        x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y),
    };
}

/** The least box around all; undefined for none. */
export function around(boxes: Iterable<Box>): Box | undefined {
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    for (const box of boxes) {
        left = Math.min(left, box.x);
        top = Math.min(top, box.y);
        right = Math.max(right, box.x + box.width);
        bottom = Math.max(bottom, box.y + box.height);
    }
    return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

/** A box of the document's eighths, in canvas units. */
export function inPixels(box: Box): Box {
    return { x: box.x / 8, y: box.y / 8, width: box.width / 8, height: box.height / 8 };
}

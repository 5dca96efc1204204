/** When a painted sheet still serves what is looked at, and where the next one should lie. */
import type { Camera } from "../camera";
import type { SheetPlace } from "./order";
import { origin } from "./sheets";

/** CSS pixels that a sheet is larger than what is seen, on each side: with more of them there are fewer sheets to paint, but
 * on fine screens each takes four times the memory. */
const margin = { coarse: 384, fine: 256 };
/** It is ordered anew when less than this is left of that. */
const slack = 144;
/** So many frames pass until another sheet is there, more or less: its middle is laid where the camera will be by then. */
const ahead = { frames: 8, least: 0.75, most: 1.3 };
/** How far a sheet may be stretched or shrunk while the zoom moves. */
const stretched = { least: 0.64, most: 1.5 };

export type Fit =
    | "exact"
    /** It will do while something moves, and should be mended when it rests. */
    | "enough"
    | "wanting";

/** Another sheet around what is seen. Its size stays the same, so that no memory is asked for.
 * @param before the camera of the frame before, while it moves. */
export function placeAround(camera: Camera, ratio: number, before = camera): SheetPlace {
    const zoom = camera.zoom * limited((camera.zoom / before.zoom) ** ahead.frames, ahead.least, ahead.most);
    const isPan = camera.zoom === before.zoom;
    const beyond = ratio > 1.5 ? margin.fine : margin.coarse;
    const lead = (step: number): number => limited(step * ahead.frames * zoom, slack - beyond, beyond - slack) / zoom;
    const x = camera.x + (isPan ? lead(camera.x - before.x) : 0);
    const y = camera.y + (isPan ? lead(camera.y - before.y) : 0);
    const width = camera.width + 2 * beyond, height = camera.height + 2 * beyond;
    return { x, y, zoom, width, height, ratio, originX: origin(width, x, camera, ratio), originY: origin(height, y, camera, ratio) };
}

function limited(value: number, least: number, most: number): number {
    return Math.min(most, Math.max(least, value));
}

/** How far the sheet reaches beyond the nearest edge of what is seen, in CSS pixels; less than 0: a strip lies bare. */
export function reachOf(place: SheetPlace, camera: Camera): number {
    const scale = camera.zoom / place.zoom;
    return Math.min(
        reach(place.x, place.width, camera.x, camera.width, camera.zoom, scale),
        reach(place.y, place.height, camera.y, camera.height, camera.zoom, scale));
}

export function fitOf(place: SheetPlace, camera: Camera, ratio: number): Fit {
    if (place.ratio !== ratio) return "wanting";
    const scale = camera.zoom / place.zoom;
    if (scale < stretched.least || scale > stretched.most) return "wanting";
    const beyond = reachOf(place, camera);
    if (scale === 1) return beyond < slack ? "wanting" : "exact";
    return beyond < 0 ? "wanting" : "enough";
}

function reach(
    sheetMiddle: number, sheetExtent: number, middle: number, extent: number, zoom: number, scale: number,
): number {
    const off = (middle - sheetMiddle) * zoom;
    return (sheetExtent * scale - extent) / 2 - Math.abs(off);
}

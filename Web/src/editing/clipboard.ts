/** Copies of what is selected: on the clipboard, and beside the originals. */
import { Point, toCanvas } from "../canvas/camera";
import { deleteSelection } from "../canvas/edits";
import type { Canvas } from "../canvas/interface";
import { nodesName } from "../canvas/words";
import { LeftOut } from "./leftOut";
import { pasteGraph, PasteReport, place } from "./pasting";

/** How far beside its original a duplicate stands, in canvas units. */
const beside = 32;

/** The clipboard's text for the selection, or null when no card is selected. */
export function copied(canvas: Canvas): string | null {
    const { host } = canvas.stage;
    const nodes = [...host.selection.nodes];
    return nodes.length === 0 ? null : JSON.stringify(host.core.copying(nodes));
}

export function cut(canvas: Canvas): string | null {
    canvas.endGesture();
    const text = copied(canvas);
    return text !== null && deleteSelection(canvas.stage.host) ? text : null;
}

/** @param at on the surface; without it near the pointer, or in the middle of what is seen. */
export function paste(canvas: Canvas, text: string, keepsInputs: boolean, at?: Point): PasteReport | undefined {
    canvas.endGesture();
    const { camera, host } = canvas.stage;
    const place = at ?? canvas.pointed ?? { x: camera.width / 2, y: camera.height / 2 };
    return pasteGraph(host, text, { at: toCanvas(camera, place), keepsInputs });
}

/** Copies beside the originals, with the wires between them, and with those that enter them when that is wanted. */
export function duplicate(canvas: Canvas, keepsInputs: boolean): PasteReport | undefined {
    canvas.endGesture();
    const { host } = canvas.stage;
    const nodes = [...host.selection.nodes];
    const clip = host.core.copying(nodes);
    if (clip.nodes.length === 0) return undefined;
    let [left, top] = [Infinity, Infinity];
    const inside = new Set(clip.nodes.map(({ id }) => id));
    for (const { x, y } of clip.nodes.filter(({ parent }) => !inside.has(parent ?? ""))) [left, top] = [Math.min(left, x), Math.min(top, y)];
    const label = `Duplicate ${nodesName(host.core, host.catalogue, nodes)}`;
    const at = { x: left / 8 + beside, y: top / 8 + beside };
    return place(host, clip, new LeftOut(), { at, keepsInputs, label });
}

/**
 * `window.backlot.canvas`: how anybody can look at the canvas from outside, and how our own browser tests and figures
 * do. Nothing here edits.
 *
 *     view()                      → { zoom, x, y }: CSS pixels for a canvas unit, and the canvas point in the middle
 *     setView(zoom, x, y)         looks there, at once
 *     toScreen(x, y)              → { x, y }: where a canvas point is in the window, in CSS pixels
 *     nodeBox(id)                 → { x, y, width, height } of a card in the window, in CSS pixels, or null
 *     portPoint(id, side, port)   → { x, y } of a port in the window, or null; side is "input" or "output"
 *     nodeIDs()                   → the ids of all cards
 *     settled()                   → a promise: everything in view, pictures too, has been drawn
 *     listens()                   → whether its keys, and what helps with gestures, have come
 *     figures()                   → { frames, sheets, patches, bare, coreBytes }: frames drawn so far, how often the canvas was
 *                                   painted for them, and what an edit had changed above it, in how many frames a strip
 *                                   lay bare, and the core's memory
 *     document()                  → { revision, pending, snapshot }: the newest revision received, how many changes the
 *                                   studio has not confirmed, and the document's bytes (Docs/codec.md) in hexadecimal
 *
 * A canvas unit is a CSS pixel at 100 %, which is eight of the document's units. Ids are those of Docs/live.md.
 */
import type { CanvasDocument, NodeId } from "../../wasm/core";
import type { Painted } from "../draw/renderer";
import { Box, boxToScreen, Camera, clampZoom, inPixels, Point, toScreen } from "../camera";

export interface CanvasInspection {
    view(): { zoom: number; x: number; y: number };
    setView(zoom: number, x: number, y: number): void;
    toScreen(x: number, y: number): Point;
    nodeBox(id: NodeId): Box | null;
    portPoint(id: NodeId, side: "input" | "output", port: string): Point | null;
    nodeIDs(): NodeId[];
    settled(): Promise<void>;
    listens(): boolean;
    figures(): Painted & { coreBytes: number };
    document(): { revision: number; pending: number; snapshot: string };
}

export interface InspectionSources {
    readonly element: HTMLElement;
    readonly document: CanvasDocument;
    readonly camera: Camera;
    setCamera(camera: Camera): void;
    readonly painted: Painted;
    settled(): Promise<void>;
    listens(): boolean;
}

export function inspection(sources: InspectionSources): CanvasInspection {
    const inWindow = (point: Point): Point => {
        const box = sources.element.getBoundingClientRect();
        return { x: point.x + box.left, y: point.y + box.top };
    };
    return {
        view: () => ({ zoom: sources.camera.zoom, x: sources.camera.x, y: sources.camera.y }),
        setView: (zoom, x, y) => sources.setCamera({ ...sources.camera, zoom: clampZoom(zoom), x, y }),
        toScreen: (x, y) => inWindow(toScreen(sources.camera, { x, y })),
        nodeBox: id => {
            const rect = sources.document.rectOf(id);
            if (!rect) return null;
            const box = boxToScreen(sources.camera, inPixels(rect));
            return { ...box, ...inWindow(box) };
        },
        portPoint: (node, side, port) => {
            const place = sources.document.portPosition({ node, side, port });
            return place && inWindow(toScreen(sources.camera, { x: place.x / 8, y: place.y / 8 }));
        },
        nodeIDs: () => sources.document.nodes().map(node => node.id),
        settled: () => sources.settled(),
        listens: () => sources.listens(),
        figures: () => ({ ...sources.painted, coreBytes: sources.document.memoryBytes }),
        document: () => ({
            revision: sources.document.revision,
            pending: sources.document.pending.length,
            snapshot: Array.from(sources.document.snapshot(), byte => byte.toString(16).padStart(2, "0")).join(""),
        }),
    };
}

declare global {
    interface Window {
        backlot?: { canvas?: CanvasInspection };
    }
}

/** Publishes it; answers what takes it away again. */
export function publish(canvas: CanvasInspection): () => void {
    window.backlot = { ...window.backlot, canvas };
    return () => {
        if (window.backlot?.canvas === canvas) delete window.backlot.canvas;
    };
}

/**
 * What an interaction may see and do. The surface is the real one; tests bring their own. Interactions are small state
 * machines over this: they neither know the DOM nor draw.
 */
import type { CanvasDocument, FittingPorts, Hit, NodeId, PortEnd, WireId } from "../wasm/core";
import type { Box, Camera, Point } from "./camera";
import type { CanvasHost } from "./interface";
import type { Extent } from "./draw/extent";
import type { Pen } from "./draw/pen";
import type { Interaction } from "./states/interaction";

/** A pointer's event, in CSS pixels from the surface's upper left corner. */
export interface Pointer {
    readonly id: number;
    readonly type: "mouse" | "pen" | "touch";
    /** 0 left or touch, 1 middle, 2 right. */
    readonly button: number;
    readonly at: Point;
    readonly shift: boolean;
    readonly alt: boolean;
    /** Control, or command on a Mac. */
    readonly command: boolean;
    /** 2 for the second press of a double click. */
    readonly clicks: number;
}

/** What is under the pointer: what the core finds, and the buttons that a card has: trying again, and folding. */
export type Target = Hit | { readonly on: "retry" | "fold"; readonly node: NodeId };

/** A wire that follows the pointer. */
export interface DraggedWire {
    /** The end that stays. */
    readonly from: PortEnd;
    /** The place of the dragged type in the catalogue's port types, or −1. */
    readonly type: number;
    /** Which ports would take it. */
    readonly fitting: FittingPorts;
    /** The wire that is being reconnected; it is not drawn meanwhile. */
    readonly moving: WireId | null;
    /** Where the loose end is, in canvas units. */
    readonly to: Point;
    /** The port that it would be dropped on. */
    readonly over: PortEnd | null;
    readonly refused: boolean;
}

/** A few words beside the pointer. */
export interface PointerLabel {
    readonly at: Point;
    readonly text: string;
    readonly tone: "plain" | "danger";
}

/** What is drawn above the cards, and the pointer's shape. Interactions write it, the renderer reads it. */
export interface Overlay {
    hover: Target | null;
    /** In canvas units. */
    marquee: Box | null;
    wire: DraggedWire | null;
    /** A card that would be added here: its kind and the middle of its header, in canvas units. */
    ghost: { readonly kind: string; readonly at: Point } | null;
    /** The node whose title stands in a text field. */
    editing: NodeId | null;
    label: PointerLabel | null;
    cursor: string;
    /** A finger that drags something: it hides what it points at. */
    finger?: Point | undefined;
    drawing?: OverlayDrawing | undefined;
    /** Lines at which what is dragged stands with others. */
    guides?: readonly GuideLine[] | undefined;
}

/** What an interaction draws itself. */
export interface OverlayDrawing {
    draw(pen: Pen): void;
    /** Adds where that is, in canvas units. Without this it may be anywhere in view, which costs more. */
    reach?(extent: Extent): void;
}

/** A line across the canvas, in eighths of a pixel: upright ones stand at an x. */
export interface GuideLine {
    readonly isUpright: boolean;
    readonly at: number;
    readonly from: number;
    readonly to: number;
}

export function emptyOverlay(): Overlay {
    return { hover: null, marquee: null, wire: null, ghost: null, editing: null, label: null, cursor: "default" };
}

/** A text field over a node's title. */
export interface TitleField {
    /** As typed so far. */
    readonly title: string;
    close(): void;
}

/** An open box with something to choose from. */
export interface Popover {
    close(): void;
}

export interface AddBoxOptions {
    /** Where the box opens, on the surface. */
    readonly at: Point;
    /** Only kinds that take a wire from here; it is connected at once. */
    readonly from?: PortEnd;
    /** Only kinds that fit into this wire; what is chosen is put between its ends. */
    readonly into?: WireId;
    readonly closed: () => void;
}

export interface Stage {
    readonly host: CanvasHost;
    readonly document: CanvasDocument;
    readonly overlay: Overlay;
    readonly camera: Camera;
    /** Whether the space bar is held: dragging pans. */
    readonly isSpaceHeld: boolean;
    setCamera(camera: Camera): void;
    target(at: Point, pointer: Pointer["type"]): Target | null;
    /** Leaves the current interaction for another. */
    go(next: Interaction): void;
    /** Leaves the current interaction for idleness. */
    rest(): void;
    /** Draws again with the next frame. */
    redraw(): void;
    /** Calls back after so many milliseconds unless ended first. Answers what ends it. */
    after(milliseconds: number, action: () => void): () => void;
    openAddBox(options: AddBoxOptions): Popover;
    openMenu(at: Point, target: Target | null, closed: () => void): Popover;
    /** The menu for the selected card, or for the canvas. */
    showMenuHere(): void;
    openTitle(node: NodeId, ended: (title: string | null) => void): TitleField;
}

/** Eighths of a pixel, as the core counts, of canvas units. */
export function eighths(point: Point): Point {
    return { x: Math.round(point.x * 8), y: Math.round(point.y * 8) };
}

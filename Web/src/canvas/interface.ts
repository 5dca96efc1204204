/**
 * Styles of what the surface lays over itself are in `canvas.css`, which the page's stylesheet imports.
 *
 * What the drawn surface and the page around it ask of each other. The page implements `CanvasHost`; the surface
 * implements `Canvas` (class `CanvasSurface` in `CanvasSurface.ts`, made with the element that it fills and the host).
 * React never looks inside the surface, and the surface knows no React.
 */
import type { CanvasDocument, Node, Operation } from "../wasm/core";
import type { NodeState, PreviewPicture, Progress } from "../live/messages";
import type { Take } from "../api/types";
import type { Catalogue } from "../film/catalogue";
import type { Pictures } from "../media/pictures";
import type { Readable } from "../ui/store";
import type { Aids } from "./aids";
import type { Camera, Point } from "./camera";
import type { NoteLook } from "./contents";
import type { LiveLayer } from "./draw/live";
import type { Stage } from "./stage";

/** What has changed since the listener was last called; several may be true at once. */
export interface HostChange {
    /** The document: an edit here or elsewhere, an undo, a new snapshot. */
    document?: boolean;
    /** Nodes whose state, progress, place in the queue or preview is another; absent when none, "all" after a resync. */
    nodes?: ReadonlySet<string> | "all";
    /** The selection was set by someone other than the surface. */
    selection?: boolean;
}

/** What the page gives to the surface. Ids are strings as in Docs/live.md. */
export interface CanvasHost {
    /** The document of this project, one object for as long as the host. The page sends, receives, undoes and calls
     * `setMade`; the surface reads, and edits through `perform` alone. */
    readonly core: CanvasDocument;
    /** Kinds, ports and port types, in the catalogue's order. */
    readonly catalogue: Catalogue;
    /** Pictures of takes. */
    readonly pictures: Pictures;
    /** The selection, shared with the inspector. */
    readonly selection: Selection;

    /**
     * Applies operations at once and sends them. `label` is what undo calls it ("Move 3 shots"). Edits one after the
     * other with the same `gesture` (any string, fresh for each gesture) are one step of undo. Answers false when a
     * rule refuses; the reason has then been told in a toast.
     */
    perform(label: string, operations: readonly Operation[], gesture?: string): boolean;

    /** How a node's newest job stands and what take it shows without a pin; undefined for nodes never run. */
    nodeState(node: string): NodeState | undefined;
    /** How the nodes' newest jobs stand, of all nodes that were ever run. */
    states(): Iterable<NodeState>;
    /** The take the node shows: its pinned one, else that of its state; undefined when there is none (yet). */
    shownTake(node: string): Take | undefined;
    /** The name of the picture of a card without a take, for `pictures`; undefined when it has none (yet). */
    still(node: string): string | undefined;
    /** The slots of what was searched for, while a search goes on: everything else is faint. */
    found?(): ReadonlySet<number> | undefined;
    /** A note as it is laid out, once what does that has come. */
    note?(node: Node): NoteLook | undefined;
    /** Whether a press there, on a note's body, ticked a task. */
    tick?(node: string, at: Point): boolean;
    /** What helps with gestures, once it has come. */
    readonly aids: Readable<Aids | undefined>;
    /** What draws things in the hand: a part of the page that comes later than the rest. */
    live(): Promise<typeof LiveLayer>;
    /** What the page adds to the menu of these cards. */
    entries(nodes: readonly string[]): readonly MenuEntry[];
    /** Stage, fraction and time left while it is worked on. */
    progress(node: string): Progress | undefined;
    /** The newest small picture of a shot in work. */
    preview(node: string): PreviewPicture | undefined;
    /** Runs these nodes alone, or with whatever they need, or renders them again. */
    run(nodes: readonly string[], how: "only" | "here" | "again"): void;
    /** Shows what running the selection would do. */
    plan(): void;
    /** Runs a failed job's run again, the failed ones only. */
    retry(node: string): void;
    /** A double click or Enter on a node: the page opens it (plays the take, or puts the cursor into its title). */
    open(node: string): void;
    /** The core stopped while the surface asked it for something (`CoreStopped`): the page starts it anew. */
    coreStopped?(): void;
    /** Says a sentence to the person. */
    tell(sentence: string, tone?: "plain" | "danger"): void;

    /** Calls back after each change, at most once a frame. Answers a function that ends it. */
    subscribe(listener: (change: HostChange) => void): () => void;
}

/** Something that can be done from a menu. */
export interface MenuEntry {
    readonly title: string;
    /** As it is written on the keys. */
    readonly keys?: string;
    readonly run: () => void;
    readonly isDisabled?: boolean;
}

/** Selected nodes and wires; each set replaces the selection and tells the others. */
export interface Selection {
    readonly nodes: ReadonlySet<string>;
    readonly wires: ReadonlySet<string>;
    set(nodes: Iterable<string>, wires?: Iterable<string>): void;
}

/**
 * What the surface gives to the page: `new CanvasSurface(element, host)`.
 *
 * Keys: the page owns those of `studio/useStudioCommands.ts` (undo, delete, run, view, …) and leaves alone whatever the
 * surface has called `preventDefault` for; the surface owns arrows, Tab, Enter and Escape while it has the focus. Space
 * held down is the surface's (panning); a short press of Space plays, and the page tells them apart by itself.
 */
export interface Canvas {
    /** Shows everything. */
    fit(): void;
    /** Shows the selection. */
    fitSelection(): void;
    /** Brings a node into view, in the subgraph where it stands; nothing happens when it is. */
    show(node: string): void;
    /** 1 is one CSS pixel for a canvas pixel. Keeps the middle where it is. */
    zoom(factor: number): void;
    /** The current scale, for the zoom read-out. `onView` is called when it changes. */
    readonly scale: number;
    onView: ((scale: number) => void) | undefined;
    /** Looks into a subgraph, or at the top; `onLevel` is called when another is looked into, for whatever reason. */
    enter(level: string | null): void;
    onLevel: ((level: string | null) => void) | undefined;
    /** Called after each frame that was drawn. */
    onFrame: (() => void) | undefined;
    /** Goes to a view of the canvas; the surface keeps its size. */
    fly(to: Pick<Camera, "x" | "y" | "zoom">): void;
    /** Brings a node into view; nothing happens when it is. */
    show(node: string): void;
    /** Where a mouse or pen is over the surface. */
    readonly pointed: Point | null;

    /** A palette entry is dragged over the window: the surface shows a ghost while the point is over it. */
    paletteMove(kind: string, clientX: number, clientY: number): void;
    /** It was let go there; answers whether the surface took it. */
    paletteDrop(kind: string, clientX: number, clientY: number): boolean;
    paletteCancel(): void;
    /** Adds a node of a kind in the middle of what is seen (palette, keyboard). */
    add(kind: string): void;

    /** For interactions that the page brings along itself; what else is going on has to be ended first. */
    readonly stage: Stage;
    endGesture(): void;
    /** The surface's own point of a place in the window. */
    place(clientX: number, clientY: number): Point;
    /** Where a new card would stand free, in canvas units. */
    freePlace(): Point;

    /**
     * Whether the surface is about to say of a node that is gone that it is, since a person is in the middle of doing
     * something to it; the page then need not. Asked before the surface has heard of the document's change.
     */
    tellsOf(gone: string): boolean;

    selectAll(): void;
    deleteSelection(): void;

    /** Puts the keyboard focus on the surface. */
    focus(): void;
    /** Ends it: listeners, workers, timers. */
    dispose(): void;
}

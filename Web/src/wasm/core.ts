// The document in the page: GraphCore as WebAssembly. Rules, undo, merging, culling and hit-testing happen there; this
// file is what the page sees of it. Places are eighths of a pixel at 100 % zoom unless they say CSS pixels.
import type {
  ChangeId, Clip, Fields, Node, NodeId, Operation, PortReference, UserId, Wire, WireId,
} from "./values";

export * from "./values";

/** A rule refuses an edit. `reason` is one sentence for the person who made it. */
export declare class Refusal extends Error {
  /** `GraphError.Code`. */
  readonly code: number;
  readonly reason: string;
}

/** The core has stopped; `CanvasDocument.recover` starts it anew. */
export declare class CoreStopped extends Error {}

/** A port, and on which side of its node it is. */
export interface PortEnd extends PortReference {
  readonly side: "input" | "output";
}

/** What is to be sent for an edit: `bytes` is the whole binary message (`01`, change) of Docs/live.md. */
export interface Outgoing {
  readonly id: ChangeId;
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** An own change that no longer fits and is gone from the document. */
export interface Lost {
  readonly id: ChangeId;
  readonly code: number;
  readonly reason: string;
}

/** What became of a change from the studio. */
export type Reception =
  | { readonly outcome: "merged"; readonly lost: readonly Lost[] }
  | { readonly outcome: "known" }
  /** Something is missing in between: send `open` without a revision, and `reset` with its answer. */
  | { readonly outcome: "outOfStep" };

/** What one edit touched; panels draw anew what is in it. */
export interface Touched {
  /** The document's version after it. */
  readonly version: number;
  /** Nodes that were added, removed or changed, and those whose wires changed. */
  readonly nodes: ReadonlySet<NodeId>;
  readonly wires: ReadonlySet<WireId>;
  /** Everything may be another: after `reset` and `recover`. */
  readonly everything: boolean;
}

/** Whether a wire may be drawn. */
export type Verdict =
  | { readonly verdict: "fits" }
  | { readonly verdict: "converts" }
  /** It fits; this wire gives way in the same step. */
  | { readonly verdict: "replaces"; readonly wire: WireId }
  | { readonly verdict: "refused"; readonly code: number; readonly reason: string };

/** The verdicts for all ports at once, while a wire is dragged; valid until the next edit. */
export interface FittingPorts {
  /** By slot and the port's place among the face's inputs (if an output is dragged) or outputs: 0 none such, 1 fits,
   * 2 converts, 3 replaces, 4 refused. */
  at(slot: number, port: number): number;
  /** How many ports would take the wire. */
  readonly count: number;
}

/** A kind that would take a wire, for the menu where a wire is dropped on the empty canvas. */
export interface FittingKind {
  readonly kind: string;
  /** The first of its ports that fits. */
  readonly port: string;
}

/** Which node is where it was asked for, and its name. */
export interface NodeSummary {
  readonly id: NodeId;
  readonly kind: string;
  readonly title: string;
}

/** What is pasted, and why the rest is not. */
export interface Pasting {
  readonly operations: Operation[];
  /** The new nodes, to select. */
  readonly nodes: NodeId[];
  /** One sentence for each thing left out. */
  readonly reasons: string[];
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a kind's card shows, from above: header, picture, line; ports stand at its left and right edge. */
export interface CardFace {
  /** A picture over the whole width, at this aspect. */
  readonly picture?: { readonly width: number; readonly height: number };
  /** A quiet line below. */
  readonly line?: boolean;
  /** Room below for so many CSS pixels of something else (a note's words). */
  readonly body?: number;
}

/** The geometry of cards, in CSS pixels; kinds that are not named have a header and their ports. */
export interface CardFaces {
  /** 208. */
  readonly width?: number;
  /** 28. */
  readonly header?: number;
  /** 24. */
  readonly line?: number;
  readonly kinds: { readonly [kind: string]: CardFace };
}

/** The computed geometry of a card, relative to its upper left corner. */
export interface Face {
  readonly kind: string;
  readonly width: number;
  readonly height: number;
  readonly header: Rect;
  readonly picture: Rect | null;
  readonly line: Rect | null;
  readonly body: Rect | null;
  readonly inputs: readonly FacePort[];
  readonly outputs: readonly FacePort[];
}

export interface FacePort {
  readonly key: string;
  readonly title: string;
  /** The place of its type in the catalogue, or −1. */
  readonly type: number;
  readonly x: number;
  readonly y: number;
  readonly repeating: boolean;
  readonly required: boolean;
}

/** What is under the pointer, topmost first: ports, then cards, then wires. */
export type Hit =
  | { readonly on: "port"; readonly node: NodeId; readonly port: string; readonly side: "input" | "output" }
  | { readonly on: "node"; readonly node: NodeId; readonly part: "header" | "picture" | "line" | "body" }
  /** Near the end of a wire: taking it reconnects that end. */
  | { readonly on: "wireEnd"; readonly wire: WireId; readonly end: "source" | "target" }
  | { readonly on: "wire"; readonly wire: WireId };

/** The compiled core; load it once. */
export declare class GraphModule {
  /** From an address (fetched and compiled while it arrives) or from the file's bytes. */
  static load(source: string | URL | BufferSource): Promise<GraphModule>;

  /** Opens a canvas.
   * @throws Error when catalogue or snapshot cannot be read. */
  open(options: {
    /** `GET /api/v1/catalogue/encoded`. */
    catalogue: Uint8Array;
    /** The document of message `10`. */
    snapshot: Uint8Array;
    author: UserId;
    revision: number | bigint;
  }): CanvasDocument;
}

/** One open canvas: the confirmed document with the person's own pending changes on top. */
export declare class CanvasDocument {
  /** The newest revision received: `revision` of `open` after a cut connection. */
  readonly revision: number;
  /** Grows with every change of what the document says; a key for `useSyncExternalStore`. */
  readonly version: number;
  /** Called after every edit, own or remote, with what it touched. Returns what ends it. */
  subscribe(listener: (touched: Touched) => void): () => void;

  // Editing. What changes the document returns what is to be sent; a refused edit changes nothing.

  /** Makes an edit at once.
   * @param options.coalesce edits one after the other with the same key are one step of undo (a dragged slider).
   * @throws Refusal */
  perform(label: string, operations: readonly Operation[], options?: { coalesce?: string }): Outgoing;
  /** Takes the person's last step back. @throws Refusal; the step is then forgotten. */
  undo(): Outgoing;
  /** Makes the last undone step again. @throws Refusal; the step is then forgotten. */
  redo(): Outgoing;
  /** What `undo` would take back, or null. */
  readonly undoLabel: string | null;
  /** What `redo` would make again, or null. */
  readonly redoLabel: string | null;

  /** Takes in message `11` without its moment: the change that made a revision. */
  receive(revision: number | bigint, change: Uint8Array): Reception;
  /** Takes away a pending change that the studio refused (`refused`); later ones that needed it go with it. */
  withdraw(change: ChangeId): readonly Lost[];
  /** The own changes that the studio has not confirmed, oldest first: send them again after reconnecting. */
  readonly pending: readonly Outgoing[];
  /** Begins anew from message `10`, keeping the pending changes on top; steps of undo stay. */
  reset(snapshot: Uint8Array, revision: number | bigint): readonly Lost[];
  /** Like `reset`, in a new core, after `CoreStopped`. Steps of undo are gone. */
  recover(snapshot: Uint8Array, revision: number | bigint): readonly Lost[];
  /** The document as the person sees it, encoded. */
  snapshot(): Uint8Array;
  /** Frees the core's memory. */
  close(): void;

  // Reading. Answers are kept until something touches them, so asking twice costs nothing and gives the same object.

  root(): Node;
  node(id: NodeId): Node | null;
  wire(id: WireId): Wire | null;
  /** In the ports' and wires' order. */
  wiresInto(id: NodeId, port?: string): readonly Wire[];
  wiresFrom(id: NodeId, port?: string): readonly Wire[];
  /** All but the root, by id. */
  nodes(): readonly NodeSummary[];

  // Rules and gestures. Gestures return operations for `perform`.

  verdict(source: PortReference, target: PortReference): Verdict;
  /** @param moving the wire whose other end is being dragged; it is thought away. */
  fittingPorts(from: PortEnd, moving?: WireId): FittingPorts;
  kindsThatFit(from: PortEnd): readonly FittingKind[];
  /** Nodes with their wires and what they hold, and wires. */
  deleting(nodes: readonly NodeId[], wires: readonly WireId[]): Operation[];
  /** A new wire behind the others of its input; one that is in its place gives way. @throws Refusal */
  connecting(source: PortReference, target: PortReference, fields?: Fields): Operation[];
  /** Takes one end of a wire to another port. @throws Refusal */
  reconnecting(wire: WireId, end: "source" | "target", port: PortReference): Operation[];
  /** Puts a wire at a place among the wires of its input. */
  placing(wire: WireId, index: number): Operation[];
  moving(nodes: readonly NodeId[], dx: number, dy: number): Operation[];
  /** What goes on the clipboard, as `JSON.stringify` writes it. */
  copying(nodes: readonly NodeId[]): Clip;
  /** New nodes with fresh ids, the upper left corner of all of them at a place; wires among them, and, with
   * `keepInputs`, those that come from nodes of this document, come along.
   * @param clip anything from the clipboard. @throws CodecError when it is no clip. */
  pasting(clip: unknown, at: { x: number; y: number }, options?: { keepInputs?: boolean }): Pasting;
  /** A copy beside the original, with the wires that enter it. */
  duplicating(nodes: readonly NodeId[], dx: number, dy: number): Pasting;
  /** Checks operations without making them. */
  refusal(operations: readonly Operation[]): { code: number; reason: string } | null;

  // The drawn surface.

  setFaces(faces: CardFaces): void;
  face(index: number): Face;
  setSelection(nodes: Iterable<NodeId>, wires?: Iterable<WireId>): void;
  /** Shows nodes (and what they hold) moved while they are dragged, without an edit; null puts them back. */
  lift(nodes: Iterable<NodeId> | null): void;
  /** By how much the lifted nodes are moved. */
  liftBy(dx: number, dy: number): void;
  /** What is in view, as the list of view.ts. It is the core's own memory: read it before the next call of any
   * function here, and do not keep it.
   * @param x,y the view's upper left corner, in eighths of a pixel
   * @param zoom CSS pixels on the screen per CSS pixel of the canvas
   * @param width,height the view's size on the screen, in CSS pixels */
  view(x: number, y: number, zoom: number, width: number, height: number): Int32Array;
  /** @param tolerance how far beside it still counts. */
  hit(x: number, y: number, tolerance: number): Hit | null;
  nodesIn(rect: Rect): NodeId[];
  /** The rectangle around the cards of nodes, or of all; null when there are none. */
  bounds(nodes?: readonly NodeId[]): Rect | null;
  rectOf(node: NodeId): Rect | null;
  portPosition(end: PortEnd): { x: number; y: number } | null;
  /** The slot that a node has in views, or −1. */
  slotOf(node: NodeId): number;

  // Staleness.

  /** What determines a node's result as far as the document says: 16 hexadecimal digits. */
  fingerprint(node: NodeId): string | null;
  /** The fingerprint behind the take each of these nodes shows; null: it shows none. Nodes not named stay as they are. */
  setMade(made: Iterable<readonly [NodeId, string | null]>): void;
  isStale(node: NodeId): boolean;
  staleNodes(): NodeId[];
}

/** A fresh id for a node or a wire. */
export declare function mintId(): string;
/** The id from the two halves that a view's record holds. */
export declare function idText(high: number, low: number): string;

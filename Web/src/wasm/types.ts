// What the page says to the graph core and what it answers, as types; the classes are in core.ts. Places are eighths of
// a pixel at 100 % zoom unless they say CSS pixels.
import type { ChangeId, NodeId, Operation, PortReference, WireId } from "./values";

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
  /** On a closed group, the ports of what it holds that this one stands for; a wire is drawn to it when it is one. */
  readonly ends: readonly PortReference[];
}

/** What is under the pointer, topmost first: ports, then cards, then wires. */
export type Hit =
  | { readonly on: "port"; readonly node: NodeId; readonly port: string; readonly side: "input" | "output" }
  | { readonly on: "node"; readonly node: NodeId; readonly part: "header" | "picture" | "line" | "body" | "corner" }
  /** Near the end of a wire: taking it reconnects that end. */
  | { readonly on: "wireEnd"; readonly wire: WireId; readonly end: "source" | "target" }
  | { readonly on: "wire"; readonly wire: WireId }
  /** A point that the wire is led over, counted from its source. */
  | { readonly on: "turn"; readonly wire: WireId; readonly place: number };

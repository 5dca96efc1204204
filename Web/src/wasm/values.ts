// Values of the canvas document, as Docs/live.md writes them in JSON ("Names and values").

/** 13 characters of Crockford's base 32. */
export type NodeId = string;
/** 13 characters of Crockford's base 32. */
export type WireId = string;
/** 26 characters of Crockford's base 32. */
export type ChangeId = string;
/** 26 characters of Crockford's base 32. */
export type UserId = string;

/** What a field holds; one member names the type. A missing field has its kind's default. */
export type Value =
  | { readonly bool: boolean }
  /** A string of digits beyond ±(2^53−1). */
  | { readonly integer: number | string }
  /** Digits with at most 18 behind the point, such as "12.5". */
  | { readonly decimal: string }
  /** A number of frames at the film's rate; a string of digits beyond ±(2^53−1). */
  | { readonly frames: number | string }
  | { readonly text: string }
  | { readonly choice: string }
  /** "#RRGGBBAA". */
  | { readonly colour: string }
  /** Three decimals. */
  | { readonly vector: readonly [string, string, string] }
  | { readonly reference: Reference }
  | { readonly list: readonly Value[] }
  | { readonly record: Fields }
  /** A value of a newer version: kept and handed back untouched. */
  | { readonly unknown: { readonly tag: number; readonly bytes: string } };

/** Something outside the value: a file by its hash, a node of the same document, an asset of the library. */
export type Reference = { readonly media: string } | { readonly node: NodeId } | { readonly asset: string };

/** Fields by key. */
export interface Fields {
  readonly [key: string]: Value;
}

/** One node of the document. */
export interface Node {
  readonly id: NodeId;
  /** A kind of the catalogue, or `local:` and a hash. */
  readonly kind: string;
  readonly kindVersion: number;
  readonly title: string;
  readonly parent: NodeId | null;
  /** Eighths of a pixel, the upper left corner of the card. */
  readonly x: number;
  /** Eighths of a pixel, growing downwards. */
  readonly y: number;
  readonly fields: Fields;
  readonly bypassed: boolean;
  readonly muted: boolean;
  readonly locked: boolean;
}

/** A port of a node, by its key in the node's kind. */
export interface PortReference {
  readonly node: NodeId;
  readonly port: string;
}

/** A connection from an output to an input. */
export interface Wire {
  readonly id: WireId;
  readonly source: PortReference;
  readonly target: PortReference;
  /** Its place among the wires of a repeating input, in hexadecimal. */
  readonly order: string;
  readonly fields: Fields;
}

/** One of a node's switches. */
export type NodeSwitch = "bypassed" | "muted" | "locked";

/** The smallest edits of a document. */
export type Operation =
  | { readonly op: "add_node"; readonly node: Node }
  | { readonly op: "remove_node"; readonly node: NodeId }
  | { readonly op: "move"; readonly node: NodeId; readonly x: number; readonly y: number }
  /** `null` takes the field away, back to its default. */
  | { readonly op: "set_field"; readonly node: NodeId; readonly key: string; readonly value: Value | null }
  | { readonly op: "set_field"; readonly wire: WireId; readonly key: string; readonly value: Value | null }
  | { readonly op: "rename"; readonly node: NodeId; readonly title: string }
  | { readonly op: "set_switch"; readonly node: NodeId; readonly switch: NodeSwitch; readonly on: boolean }
  | { readonly op: "connect"; readonly wire: Wire }
  | { readonly op: "disconnect"; readonly wire: WireId }
  | { readonly op: "reorder"; readonly wire: WireId; readonly order: string }
  | { readonly op: "group"; readonly node: NodeId; readonly parent: NodeId | null };

/** The unit of the log, all or nothing. */
export interface Change {
  readonly id: ChangeId;
  readonly author: UserId;
  /** The revision its author saw. */
  readonly base: number;
  /** What the gesture was, in a person's words. */
  readonly label: string;
  readonly operations: readonly Operation[];
  /** What undoes them; empty in a change that no document has judged yet. */
  readonly inverses: readonly Operation[];
}

/** A whole canvas. */
export interface Document {
  readonly root: NodeId;
  /** By ascending id, the root among them. */
  readonly nodes: readonly Node[];
  /** By ascending id. */
  readonly wires: readonly Wire[];
}

/** Copied nodes with their wires, as JSON on the clipboard. */
export interface Clip {
  readonly type: "backlot/clip";
  readonly version: 1;
  readonly nodes: readonly Node[];
  /** Those that enter one of the nodes, wherever they come from. */
  readonly wires: readonly Wire[];
}

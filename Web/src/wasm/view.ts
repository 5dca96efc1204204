// How the drawn surface is laid out in memory. The core writes one list of 32-bit integers a frame and draws nothing;
// the page draws and computes no geometry. Places and sizes are eighths of a pixel at 100 % zoom, y growing downwards.

/** The head of the list. */
export const ViewHead = {
  /** How many nodes follow. */
  nodeCount: 0,
  /** How many wires follow the nodes. */
  wireCount: 1,
  /** Where the first node's record stands. */
  nodesAt: 2,
  /** Where the first wire's record stands. */
  wiresAt: 3,
  /** How many nodes the canvas has, in view or not. */
  nodesInAll: 4,
  /** How many wires the canvas has, in view or not. */
  wiresInAll: 5,
  /** The document's version (`CanvasDocument.version`), its lowest 32 bits. */
  version: 6,
  /** Grows when cards have another geometry: read `CanvasDocument.face` again. */
  faceVersion: 7,
  /** How many faces there are. */
  faceCount: 8,
  size: 9,
} as const;

/** A node's record, in the order to paint: later ones stand above earlier ones. */
export const ViewNode = {
  /** A small number that the node keeps as long as it is there; another node may get it afterwards. */
  slot: 0,
  /** The id's upper and lower half (`nodeIdAt`). */
  idHigh: 1,
  idLow: 2,
  x: 3,
  y: 4,
  width: 5,
  height: 6,
  /** The card's geometry: `CanvasDocument.face(index)`. */
  face: 7,
  /** Bits of `NodeFlag`. */
  flags: 8,
  /** Another number whenever something of the node, of its wires or of its flags changed, and after its slot got
   * another node; moving alone does not count. What is kept by slot and stamp need not be asked for again. */
  stamp: 9,
  /** The kind's place in the catalogue, or −1. */
  kind: 10,
  /** Which ports have a wire: bit n for the face's n-th input, bit 16 + n for its n-th output. */
  wired: 11,
  size: 12,
} as const;

/** Bits of a node's flags. */
export const NodeFlag = {
  /** Its shown take was made from something else than what the document says now. */
  stale: 1,
  selected: 2,
  bypassed: 4,
  muted: 8,
  locked: 16,
  /** Being dragged. */
  lifted: 32,
  /** A kind or a version of it that the catalogue does not know. */
  unknown: 64,
  /** It shows a take. */
  made: 128,
  /** A required input has no wire. */
  incomplete: 256,
  /** It stands outside of the subgraph that is looked into, and is shown beside it since a wire joins it to the inside. */
  portal: 512,
  /** An open frame: it lies behind wires and cards, and comes before them in the list. */
  frame: 1024,
  /** A subgraph or folded frame: it stands for what it holds. */
  closed: 2048,
  /** It has a size of its own. */
  sizable: 4096,
} as const;

/** A wire's record; a wire that is led over points has one for each piece, from its source on. It is drawn as a cubic from (x1, y1) over (x1 + handle, y1) and (x2 − handle, y2) to (x2, y2). */
export const ViewWire = {
  slot: 0,
  idHigh: 1,
  idLow: 2,
  x1: 3,
  y1: 4,
  x2: 5,
  y2: 6,
  handle: 7,
  /** The place of the source's port type in the catalogue, or −1: the wire's colour. */
  type: 8,
  /** Bits of `WireFlag`. */
  flags: 9,
  /** The slots of the cards that it is seen to join. */
  sourceSlot: 10,
  targetSlot: 11,
  size: 12,
} as const;

/** Bits of a wire's flags. */
export const WireFlag = {
  selected: 2,
  /** Its source is muted, or its target is: nothing flows. */
  quiet: 8,
  /** One of its ends is being dragged. */
  lifted: 32,
  /** The source's type becomes the target's by a conversion. */
  converts: 64,
  /** The piece ends in a point that the wire is led over. */
  turns: 128,
} as const;

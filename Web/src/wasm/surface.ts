// The drawn half of an open canvas: geometry, what is in view, what is under the pointer, what is stale.
import { ByteReader, ByteWriter, bytesHex, hexBytes } from "./bytes";
import { DocumentReading, readFlagged, sideNumber } from "./reading";
import { Call } from "./runtime";
import type { CardFaces, Face, FacePort, FittingPorts, Hit, PortEnd, Rect, Touched } from "./types";
import type { NodeId, WireId } from "./values";

/** Eighths of a pixel in a pixel. */
const eighths = 8;
const parts = ["header", "picture", "line", "body", "corner"] as const;

export class DocumentSurface extends DocumentReading {
  private faces: CardFaces = { kinds: {} };
  private readonly keptFaces = new Map<number, Face>();
  private readonly made = new Map<NodeId, string>();
  private liftedNow: readonly NodeId[] = [];
  private lookCount = 0;
  private selection: { nodes: NodeId[]; wires: WireId[] } = { nodes: [], wires: [] };
  private entered: NodeId | null = null;

  /** Which ports take a wire from a port.
   * @param moving the wire whose other end is being dragged; it is thought away. */
  fittingPorts(from: PortEnd, moving?: WireId): FittingPorts {
    const answer = this.session.call(Call.fittingPorts, {
      ports: [from], numbers: [sideNumber(from.side)], wires: moving === undefined ? [] : [moving],
    });
    const stride = answer.count();
    const verdicts = answer.rest();
    let count = 0;
    for (const verdict of verdicts) if (verdict >= 1 && verdict <= 3) count++;
    return { count, at: (slot, port) => (port < stride ? verdicts[slot * stride + port] ?? 0 : 0) };
  }

  /** How much memory the core has taken. */
  get memoryBytes(): number {
    return this.session.memoryBytes;
  }

  /** Grows when cards look other although no edit was made: their geometry, the selection, what is lifted or stale. */
  get looks(): number {
    return this.lookCount;
  }

  /** What is being dragged, with what comes along in frames. */
  get lifted(): readonly NodeId[] {
    return this.liftedNow;
  }

  setFaces(faces: CardFaces): void {
    this.lookCount++;
    const writer = new ByteWriter();
    for (const [kind, { picture, line, body }] of Object.entries(faces.kinds)) {
      writer.key(kind).signed(Math.round(picture?.width ?? 0)).signed(Math.round(picture?.height ?? 0));
      writer.flag(line ?? false).signed(Math.round((body ?? 0) * eighths));
    }
    const { width = 208, header = 28, line = 24 } = faces;
    const numbers = [width, header, line].map((pixels) => pixels * eighths);
    this.session.call(Call.measure, { numbers, rest: writer.bytes });
    this.faces = faces;
    this.keptFaces.clear();
  }

  face(index: number): Face {
    const known = this.keptFaces.get(index);
    if (known) return known;
    const face = readFace(this.session.call(Call.face, { numbers: [index] }));
    this.keptFaces.set(index, face);
    return face;
  }

  setSelection(nodes: Iterable<NodeId>, wires: Iterable<WireId> = []): void {
    this.lookCount++;
    this.selection = { nodes: [...nodes], wires: [...wires] };
    this.session.call(Call.select, this.selection);
  }

  /** Shows nodes, and what their frames hold, moved while they are dragged, without an edit; null puts them back. */
  lift(nodes: Iterable<NodeId> | null): void {
    this.lookCount++;
    this.liftedNow = this.session.call(Call.lift, { nodes: nodes ?? [] }).list((from) => from.id());
  }

  /** By how much the lifted nodes are moved. */
  liftBy(dx: number, dy: number): void {
    this.session.liftBy(Math.round(dx), Math.round(dy));
  }

  /** What is in view, as the list of view.ts. It is the core's own memory: read it before the next call of any
   * function here, and do not keep it.
   * @param x,y the view's upper left corner, in eighths of a pixel
   * @param zoom CSS pixels on the screen per CSS pixel of the canvas
   * @param width,height the view's size on the screen, in CSS pixels */
  view(x: number, y: number, zoom: number, width: number, height: number): Int32Array {
    const scale = eighths / zoom;
    return this.session.view(
      word(Math.floor(x)), word(Math.floor(y)), word(Math.ceil(x + width * scale)), word(Math.ceil(y + height * scale)),
    );
  }

  /** What is under the pointer.
   * @param tolerance how far beside a port or a wire still counts. */
  hit(x: number, y: number, tolerance: number): Hit | null {
    return readHit(this.session.call(Call.hit, { numbers: [x, y, tolerance] }));
  }

  nodesIn(rect: Rect): NodeId[] {
    const numbers = [rect.x, rect.y, rect.x + rect.width, rect.y + rect.height];
    return this.session.call(Call.nodesIn, { numbers }).list((from) => from.id());
  }

  /** The rectangle around the cards that stand for nodes, or around all; null when there are none. */
  bounds(nodes?: readonly NodeId[]): Rect | null {
    const request = nodes ? { nodes, numbers: [0] } : { numbers: [1] };
    return readFlagged(this.session.call(Call.bounds, request), (reader) => {
      const [x, y] = [reader.small(), reader.small()];
      return { x, y, width: reader.small() - x, height: reader.small() - y };
    });
  }

  rectOf(node: NodeId): Rect | null {
    return this.bounds([node]);
  }

  portPosition(end: PortEnd): { x: number; y: number } | null {
    const answer = this.session.call(Call.portPosition, { ports: [end], numbers: [sideNumber(end.side)] });
    return readFlagged(answer, (reader) => ({ x: reader.small(), y: reader.small() }));
  }

  /** The slot that a node has, be it in view or not, or −1. */
  slotOf(node: NodeId): number {
    return this.session.call(Call.slot, { nodes: [node] }).small();
  }

  /** The card that stands for a node, its own or that of a closed group around it; null where it is not seen. */
  standIn(node: NodeId): { slot: number; node: NodeId; face: number } | null {
    const answer = this.session.call(Call.standIn, { nodes: [node] });
    return readFlagged(answer, (reader) => ({ slot: reader.small(), node: reader.id(), face: reader.small() }));
  }

  /** The card that a port is seen on, and its place among the ports of that side; null where it is not. */
  portPlace(end: PortEnd): { slot: number; place: number } | null {
    const answer = this.session.call(Call.portPlace, { ports: [end], numbers: [sideNumber(end.side)] });
    return readFlagged(answer, (reader) => ({ slot: reader.small(), place: reader.small() }));
  }

  // Levels and groups.

  /** The subgraph that is looked into, or null at the top. */
  get level(): NodeId | null {
    return this.entered !== null && this.node(this.entered) ? this.entered : null;
  }

  enter(subgraph: NodeId | null): void {
    this.lookCount++;
    this.entered = subgraph;
    this.keptFaces.clear();
    this.session.call(Call.enter, { nodes: subgraph === null ? [] : [subgraph] });
  }

  /** The nodes of the level that have a card of their own: no portals, and nothing that a closed group stands for. */
  seenNodes(): NodeId[] {
    return this.session.call(Call.seenNodes).list((from) => from.id());
  }

  /** Nodes and all that they hold, over any number of groups. */
  withMembers(nodes: Iterable<NodeId>): NodeId[] {
    return this.session.call(Call.members, { nodes }).list((from) => from.id());
  }

  /** Whether a node stands outside of the subgraph that is looked into. */
  isOutside(node: NodeId): boolean {
    const { level } = this;
    if (level === null) return false;
    let parent = this.node(node)?.parent ?? null;
    while (parent !== null && parent !== level) parent = this.node(parent)?.parent ?? null;
    return parent === null;
  }

  /** What a card at a place would stand in: the innermost open frame there, or else the level.
   * @param without frames that are not meant, with what they hold. */
  holderAt(x: number, y: number, without: Iterable<NodeId> = []): NodeId | null {
    const numbers = [Math.round(x), Math.round(y)];
    return readFlagged(this.session.call(Call.holder, { nodes: without, numbers }), (reader) => reader.id());
  }

  // Staleness.

  /** What determines a node's result as far as the document says: 16 hexadecimal digits. */
  fingerprint(node: NodeId): string | null {
    return readFlagged(this.session.call(Call.fingerprint, { nodes: [node] }), (reader) => bytesHex(reader.raw(8)));
  }

  /** The fingerprint behind the take each of these nodes shows; null: it shows none. Others stay as they are. */
  setMade(made: Iterable<readonly [NodeId, string | null]>): void {
    this.lookCount++;
    const writer = new ByteWriter();
    for (const [node, fingerprint] of made) {
      const isMade = fingerprint !== null && /^[0-9a-f]{16}$/.test(fingerprint);
      writer.id(node).flag(isMade);
      if (isMade) {
        writer.raw(hexBytes(fingerprint));
        this.made.set(node, fingerprint);
      } else {
        this.made.delete(node);
      }
    }
    this.session.call(Call.setMade, { rest: writer.bytes });
  }

  isStale(node: NodeId): boolean {
    const made = this.made.get(node);
    return made !== undefined && made !== this.fingerprint(node);
  }

  staleNodes(): NodeId[] {
    return this.session.call(Call.staleNodes).list((from) => from.id());
  }

  // A closed group's face may be another after any edit, under the same number.
  protected override forgetKept(touched: Touched): void {
    super.forgetKept(touched);
    this.keptFaces.clear();
  }

  protected override restore(): void {
    this.setFaces(this.faces);
    if (this.entered !== null) this.enter(this.entered);
    this.setMade([...this.made]);
    this.setSelection(this.selection.nodes, this.selection.wires);
  }
}

/** The nearest 32-bit integer. */
const word = (number: number): number => Math.min(Math.max(number, -(2 ** 31)), 2 ** 31 - 1);

function readFace(reader: ByteReader): Face {
  const kind = reader.flag() ? reader.key() : "";
  const size = () => reader.small() / eighths;
  const [width, height] = [size(), size()];
  const rects: (Rect | null)[] = [];
  let y = 0;
  for (let part = 0; part < 4; part++) {
    const partHeight = size();
    rects.push(partHeight > 0 ? { x: 0, y, width, height: partHeight } : null);
    y += partHeight;
  }
  const [header, picture = null, line = null, body = null] = rects;
  const ports = (x: number) => reader.list((from): FacePort => ({
    key: from.key(), title: from.text(), type: from.small(), x, y: from.small() / eighths,
    repeating: from.flag(), required: from.flag(),
    ends: from.list((end) => ({ node: end.id(), port: end.key() })),
  }));
  return {
    kind, width, height, header: header ?? { x: 0, y: 0, width, height: 0 }, picture, line, body,
    inputs: ports(0), outputs: ports(width),
  };
}

function readHit(reader: ByteReader): Hit | null {
  switch (reader.byte()) {
    case 0: return null;
    case 1: return { on: "port", node: reader.id(), port: reader.key(), side: reader.flag() ? "output" : "input" };
    case 2: return { on: "node", node: reader.id(), part: parts[reader.byte()] ?? "body" };
    case 3: return { on: "wireEnd", wire: reader.id(), end: reader.flag() ? "source" : "target" };
    case 5: return { on: "turn", wire: reader.id(), place: reader.small() };
    default: return { on: "wire", wire: reader.id() };
  }
}

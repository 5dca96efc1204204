// The reading half of an open canvas, rules and gestures.
import { ByteReader, ByteWriter, CodecError } from "./bytes";
import { encodeFields, readKind, readNode, readOperation, readWire, writeNode, writeWire } from "./codec";
import { DocumentEditing } from "./editing";
import { mintId, textBytes } from "./ids";
import { Call, Request } from "./runtime";
import type { FittingKind, NodeSummary, Pasting, PortEnd, Touched, Verdict } from "./types";
import type { Clip, Fields, Node, NodeId, Operation, PortReference, Value, Wire, WireId } from "./values";

export abstract class DocumentReading extends DocumentEditing {
  private readonly keptNodes = new Map<NodeId, Node | null>();
  private readonly keptWires = new Map<WireId, Wire | null>();
  private readonly keptInto = new Map<NodeId, readonly Wire[]>();
  private readonly keptFrom = new Map<NodeId, readonly Wire[]>();
  private keptRoot: Node | null = null;
  private keptSummaries: readonly NodeSummary[] | null = null;

  // Answers are kept until something touches them, so asking twice costs nothing and gives the same object.

  root(): Node {
    this.keptRoot ??= readFlagged(this.session.call(Call.node), readNode);
    if (!this.keptRoot) throw new Error("The canvas has no film.");
    return this.keptRoot;
  }

  node(id: NodeId): Node | null {
    return kept(this.keptNodes, id, () => readFlagged(this.session.call(Call.node, { nodes: [id] }), readNode));
  }

  wire(id: WireId): Wire | null {
    return kept(this.keptWires, id, () => readFlagged(this.session.call(Call.wire, { wires: [id] }), readWire));
  }

  /** In the ports' and wires' order. */
  wiresInto(id: NodeId, port?: string): readonly Wire[] {
    const wires = kept(this.keptInto, id, () => this.session.call(Call.wiresInto, { nodes: [id] }).list(readWire));
    return port === undefined ? wires : wires.filter((wire) => wire.target.port === port);
  }

  wiresFrom(id: NodeId, port?: string): readonly Wire[] {
    const wires = kept(this.keptFrom, id, () => this.session.call(Call.wiresFrom, { nodes: [id] }).list(readWire));
    return port === undefined ? wires : wires.filter((wire) => wire.source.port === port);
  }

  /** All but the root, by id. */
  nodes(): readonly NodeSummary[] {
    this.keptSummaries ??= this.session.call(Call.nodes).list((from) => ({
      id: from.id(), kind: readKind(from), title: from.text(),
    }));
    return this.keptSummaries;
  }

  protected override forgetKept({ nodes, wires, everything }: Touched): void {
    if (everything) {
      for (const keep of [this.keptNodes, this.keptWires, this.keptInto, this.keptFrom]) keep.clear();
    }
    if (everything || (this.keptRoot && nodes.has(this.keptRoot.id))) this.keptRoot = null;
    if (everything || nodes.size > 0) this.forgetSummaries(nodes, everything);
    for (const id of nodes) {
      this.keptNodes.delete(id);
      this.keptInto.delete(id);
      this.keptFrom.delete(id);
    }
    for (const id of wires) this.keptWires.delete(id);
  }

  /** Titles are read anew only where one changed: moving a node leaves the list the same object. */
  private forgetSummaries(nodes: ReadonlySet<NodeId>, everything: boolean): void {
    const summaries = this.keptSummaries;
    if (!summaries) return;
    this.keptSummaries = null;
    if (everything || nodes.size > 64) return;
    let found = 0;
    for (const summary of summaries) {
      if (!nodes.has(summary.id)) continue;
      this.keptNodes.delete(summary.id);
      const node = this.node(summary.id);
      if (!node || node.title !== summary.title) return;
      found++;
    }
    for (const id of nodes) if (this.root().id === id) found++;
    if (found === nodes.size) this.keptSummaries = summaries;
  }

  // Rules and gestures. Gestures return operations for `perform`.

  verdict(source: PortReference, target: PortReference): Verdict {
    const answer = this.session.call(Call.verdict, { ports: [source, target] });
    switch (answer.byte()) {
      case 1: return { verdict: "fits" };
      case 2: return { verdict: "converts" };
      case 3: return { verdict: "replaces", wire: answer.id() };
      default: return { verdict: "refused", code: answer.byte(), reason: answer.text() };
    }
  }

  kindsThatFit(from: PortEnd): readonly FittingKind[] {
    const answer = this.session.call(Call.kindsThatFit, { ports: [from], numbers: [sideNumber(from.side)] });
    return answer.list((reader) => ({ kind: reader.key(), port: reader.key() }));
  }

  /** Nodes with their wires and what they hold, and wires. */
  deleting(nodes: readonly NodeId[], wires: readonly WireId[]): Operation[] {
    return this.gesture(Call.deleting, { nodes, wires });
  }

  /** A new wire behind the others of its input; one that is in its place gives way. @throws Refusal */
  connecting(source: PortReference, target: PortReference, fields: Fields = {}): Operation[] {
    return this.gesture(Call.connecting, {
      wires: [mintId()], ports: [source, target], rest: encodeFields(fields),
    });
  }

  /** Takes one end of a wire to another port. @throws Refusal */
  reconnecting(wire: WireId, end: "source" | "target", port: PortReference): Operation[] {
    return this.gesture(Call.reconnecting, { wires: [wire], ports: [port], numbers: [end === "source" ? 1 : 0] });
  }

  /** Puts a wire at a place among the wires of its input. */
  placing(wire: WireId, index: number): Operation[] {
    return this.gesture(Call.placing, { wires: [wire], numbers: [index] });
  }

  /** Nodes and what their frames hold, and the points of the wires between them. */
  moving(nodes: readonly NodeId[], dx: number, dy: number): Operation[] {
    const moves = this.gesture(Call.moving, { nodes, numbers: [dx, dy] });
    const moved = new Set(moves.map((move) => (move.op === "move" ? move.node : "")));
    for (const node of [...moved]) {
      for (const { id, source, fields } of this.wiresInto(node)) {
        const value = fields["route"];
        if (value && moved.has(source.node)) {
          moves.push({ op: "set_field", wire: id, key: "route", value: shifted(value, dx, dy) });
        }
      }
    }
    return moves;
  }

  private gesture(call: number, request: Request): Operation[] {
    return this.session.call(call, request).list(readOperation);
  }

  /** What goes on the clipboard, as `JSON.stringify` writes it. */
  copying(nodes: readonly NodeId[]): Clip {
    const answer = this.session.call(Call.copying, { nodes });
    return { type: "backlot/clip", version: 1, nodes: answer.list(readNode), wires: answer.list(readWire) };
  }

  /** New nodes with fresh ids, the upper left corner of all of them at a place; wires among them, and, with
   * `keepInputs`, those that come from nodes of this document, come along.
   * @param clip anything from the clipboard, text or what `JSON.parse` made of it.
   * @param options.into the group that it is put into.
   * @throws CodecError when it is no clip. */
  pasting(clip: unknown, at: Place, options: { keepInputs?: boolean; into?: NodeId | null } = {}): Pasting {
    const answer = this.session.call(Call.pasting, {
      nodes: options.into ? [options.into] : [],
      numbers: [at.x, at.y, options.keepInputs ? 1 : 0],
      rest: encodeClip(clipOf(clip), at),
    });
    return {
      operations: answer.list(readOperation),
      nodes: answer.list((from) => from.id()),
      reasons: answer.list((from) => from.text()),
    };
  }

  /** A copy beside the original, with the wires that enter it. */
  duplicating(nodes: readonly NodeId[], dx: number, dy: number): Pasting {
    const clip = this.copying(nodes);
    const left = Math.min(...clip.nodes.map((node) => node.x));
    const top = Math.min(...clip.nodes.map((node) => node.y));
    if (clip.nodes.length === 0) return { operations: [], nodes: [], reasons: [] };
    return this.pasting(clip, { x: left + dx, y: top + dy }, { keepInputs: true });
  }
}

export const sideNumber = (side: "input" | "output"): number => (side === "output" ? 1 : 0);

function kept<Id, Content>(keep: Map<Id, Content>, id: Id, read: () => Content): Content {
  const known = keep.get(id);
  if (known !== undefined) return known;
  const content = read();
  keep.set(id, content);
  return content;
}

export function readFlagged<Content>(reader: ByteReader, read: (reader: ByteReader) => Content): Content | null {
  return reader.flag() ? read(reader) : null;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** With a fresh id for everything. What names a node of the clip names its copy, and routes come along. */
function encodeClip({ nodes, wires }: Clip, at: Place): Uint8Array {
  const fresh = new Map(nodes.map(({ id }) => [id, mintId()]));
  const outer = nodes.filter(({ parent }) => !fresh.has(parent ?? ""));
  const dx = at.x - least(outer.map(({ x }) => x)), dy = at.y - least(outer.map(({ y }) => y));
  const writer = new ByteWriter().varint(nodes.length);
  for (const node of nodes) writeNode(writer, { ...node, fields: renamed(node.fields, fresh) });
  writer.varint(wires.length);
  for (const wire of wires) {
    const route = wire.fields?.["route"];
    writeWire(writer, route ? { ...wire, fields: { ...wire.fields, route: shifted(route, dx, dy) } } : wire);
  }
  for (const { id } of nodes) writer.raw(textBytes(fresh.get(id) ?? mintId(), 8) ?? []);
  for (let count = wires.length; count > 0; count--) writer.raw(textBytes(mintId(), 8) ?? []);
  return writer.bytes;
}

const least = (numbers: readonly number[]): number => numbers.reduce((low, number) => Math.min(low, number), Infinity);

/** Whatever it is, with the ids of references to nodes exchanged. */
function renamed<Content>(content: Content, fresh: ReadonlyMap<NodeId, NodeId>): Content {
  if (typeof content !== "object" || content === null) return content;
  if (Array.isArray(content)) return content.map((part) => renamed(part, fresh)) as Content;
  return Object.fromEntries(Object.entries(content).map(([key, part]) =>
    [key, key === "node" && typeof part === "string" ? fresh.get(part) ?? part : renamed(part, fresh)])) as Content;
}

/** A wire's route moved by a distance. */
function shifted(route: Value, dx: number, dy: number): Value {
  if (!("list" in route)) return route;
  return {
    list: route.list.map((number, place) =>
      "integer" in number ? { integer: Number(number.integer) + (place % 2 === 0 ? dx : dy) } : number),
  };
}

function clipOf(clip: unknown): Clip {
  let value = clip;
  if (typeof clip === "string") {
    try {
      value = JSON.parse(clip);
    } catch {
      throw new CodecError("There are no nodes on the clipboard.");
    }
  }
  const candidate = value as Partial<Clip> | null;
  if (typeof candidate !== "object" || candidate?.type !== "backlot/clip") {
    throw new CodecError("There are no nodes on the clipboard.");
  }
  if (candidate.version !== 1 || !Array.isArray(candidate.nodes) || !Array.isArray(candidate.wires)) {
    throw new CodecError("The nodes on the clipboard were copied by another version of Backlot.");
  }
  return candidate as Clip;
}

// The binary codec of Docs/codec.md, between its bytes and the values of values.ts.
import { ByteReader, ByteWriter, CodecError, hexBytes, bytesHex } from "./bytes";
import type {
  Change, Document, Fields, Node, NodeSwitch, Operation, PortReference, Value, Wire,
} from "./values";
import { readFields, readValue, writeFields, writeValue } from "./valueCodec";

export { CodecError };

const version = 1;
const kinds = { value: 0x56, node: 0x4e, wire: 0x57, operation: 0x4f, change: 0x43, document: 0x44 } as const;

function encode(kind: keyof typeof kinds, write: (writer: ByteWriter) => void): Uint8Array {
  const writer = new ByteWriter().byte(kinds[kind]).byte(version);
  write(writer);
  return writer.bytes;
}

function decode<Content>(kind: keyof typeof kinds, bytes: Uint8Array, read: (reader: ByteReader) => Content): Content {
  const reader = new ByteReader(bytes);
  if (reader.byte() !== kinds[kind]) throw new CodecError("This is another kind of data.");
  if (reader.byte() !== version) throw new CodecError("It was written by another version of Backlot.");
  const content = read(reader);
  reader.finish();
  return content;
}

export const encodeValue = (value: Value): Uint8Array => encode("value", (writer) => writeValue(writer, value));
export const decodeValue = (bytes: Uint8Array): Value => decode("value", bytes, readValue);
export const encodeNode = (node: Node): Uint8Array => encode("node", (writer) => writeNode(writer, node));
export const decodeNode = (bytes: Uint8Array): Node => decode("node", bytes, readNode);
export const encodeWire = (wire: Wire): Uint8Array => encode("wire", (writer) => writeWire(writer, wire));
export const decodeWire = (bytes: Uint8Array): Wire => decode("wire", bytes, readWire);
export const encodeOperation = (operation: Operation): Uint8Array =>
  encode("operation", (writer) => writeOperation(writer, operation));
export const decodeOperation = (bytes: Uint8Array): Operation => decode("operation", bytes, readOperation);
export const encodeChange = (change: Change): Uint8Array => encode("change", (writer) => writeChange(writer, change));
export const decodeChange = (bytes: Uint8Array): Change => decode("change", bytes, readChange);
export const decodeDocument = (bytes: Uint8Array): Document =>
  decode("document", bytes, (reader) => ({
    root: reader.id(),
    nodes: reader.list(readNode),
    wires: reader.list(readWire),
  }));

// Nodes and wires

function writeKind(writer: ByteWriter, kind: unknown): void {
  if (typeof kind === "string" && kind.startsWith("local:")) writer.byte(1).hash(kind.slice(6));
  else writer.byte(0).key(kind);
}

export function readKind(reader: ByteReader): string {
  switch (reader.byte()) {
    case 0: return reader.key();
    case 1: return `local:${reader.hash()}`;
    default: throw new CodecError("A kind is malformed.");
  }
}

export function writeNode(writer: ByteWriter, node: Node): void {
  writer.id(node.id);
  writeKind(writer, node.kind);
  if (!Number.isInteger(node.kindVersion) || node.kindVersion < 0) throw new CodecError("A version is malformed.");
  writer.varint(node.kindVersion).text(node.title);
  const flags = [node.bypassed, node.muted, node.locked, node.parent !== null];
  writer.byte(flags.reduce((bits, flag, place) => bits | (flag ? 1 << place : 0), 0));
  if (node.parent !== null) writer.id(node.parent);
  writer.signed(node.x).signed(node.y);
  writer.part((part) => writeFields(part, node.fields));
}

export function readNode(reader: ByteReader): Node {
  const id = reader.id();
  const kind = readKind(reader);
  const kindVersion = reader.count();
  const title = reader.text();
  const flags = reader.byte();
  if (flags > 15) throw new CodecError("A node is malformed.");
  return {
    id, kind, kindVersion, title,
    parent: flags & 8 ? reader.id() : null,
    x: reader.small(),
    y: reader.small(),
    fields: reader.part(readFields),
    bypassed: (flags & 1) !== 0,
    muted: (flags & 2) !== 0,
    locked: (flags & 4) !== 0,
  };
}

export function writePort(writer: ByteWriter, port: PortReference): void {
  writer.id(port.node).key(port.port);
}

const readPort = (reader: ByteReader): PortReference => ({ node: reader.id(), port: reader.key() });

function writeOrder(writer: ByteWriter, order: unknown): void {
  if (typeof order !== "string" || !/^([0-9a-fA-F]{2})+$/.test(order)) throw new CodecError("An order is malformed.");
  writer.varint(order.length / 2).raw(hexBytes(order));
}

const readOrder = (reader: ByteReader): string => bytesHex(reader.raw(reader.count()));

export function writeWire(writer: ByteWriter, wire: Wire): void {
  writer.id(wire.id);
  writePort(writer, wire.source);
  writePort(writer, wire.target);
  writeOrder(writer, wire.order);
  writer.part((part) => writeFields(part, wire.fields));
}

export function readWire(reader: ByteReader): Wire {
  return {
    id: reader.id(), source: readPort(reader), target: readPort(reader), order: readOrder(reader),
    fields: reader.part(readFields),
  };
}

/** Fields without a length of their own. */
export function encodeFields(fields: Fields): Uint8Array {
  const writer = new ByteWriter();
  writeFields(writer, fields);
  return writer.bytes;
}

// Operations and changes

const switches: readonly NodeSwitch[] = ["bypassed", "muted", "locked"];

export function writeOperation(writer: ByteWriter, operation: Operation): void {
  switch (operation.op) {
    case "add_node": return writeNode(writer.byte(1), operation.node);
    case "remove_node": return void writer.byte(2).id(operation.node);
    case "move": return void writer.byte(3).id(operation.node).signed(operation.x).signed(operation.y);
    case "set_field":
      writer.byte(4);
      if ("wire" in operation) writer.byte(1).id(operation.wire);
      else writer.byte(0).id(operation.node);
      writer.key(operation.key).flag(operation.value !== null);
      if (operation.value !== null) writeValue(writer, operation.value);
      return;
    case "rename": return void writer.byte(5).id(operation.node).text(operation.title);
    case "set_switch": {
      const place = switches.indexOf(operation.switch);
      if (place < 0) throw new CodecError("A switch is not known.");
      return void writer.byte(6).id(operation.node).byte(place).flag(operation.on);
    }
    case "connect": return writeWire(writer.byte(7), operation.wire);
    case "disconnect": return void writer.byte(8).id(operation.wire);
    case "reorder": return writeOrder(writer.byte(9).id(operation.wire), operation.order);
    case "group":
      writer.byte(10).id(operation.node).flag(operation.parent !== null);
      if (operation.parent !== null) writer.id(operation.parent);
      return;
    default: throw new CodecError("An operation is not known.");
  }
}

export function readOperation(reader: ByteReader): Operation {
  const tag = reader.byte();
  switch (tag) {
    case 1: return { op: "add_node", node: readNode(reader) };
    case 2: return { op: "remove_node", node: reader.id() };
    case 3: return { op: "move", node: reader.id(), x: reader.small(), y: reader.small() };
    case 4: return readSetField(reader);
    case 5: return { op: "rename", node: reader.id(), title: reader.text() };
    case 6: {
      const node = reader.id();
      const name = switches[reader.byte()];
      if (!name) throw new CodecError("A switch is not known.");
      return { op: "set_switch", node, switch: name, on: reader.flag() };
    }
    case 7: return { op: "connect", wire: readWire(reader) };
    case 8: return { op: "disconnect", wire: reader.id() };
    case 9: return { op: "reorder", wire: reader.id(), order: readOrder(reader) };
    case 10: return { op: "group", node: reader.id(), parent: reader.flag() ? reader.id() : null };
    default: throw new CodecError(`Operation ${tag} is not known.`);
  }
}

function readSetField(reader: ByteReader): Operation {
  const isWire = reader.flag();
  const id = reader.id();
  const key = reader.key();
  const value = reader.flag() ? readValue(reader) : null;
  return isWire ? { op: "set_field", wire: id, key, value } : { op: "set_field", node: id, key, value };
}

function writeChange(writer: ByteWriter, change: Change): void {
  writer.longId(change.id).longId(change.author).varint(change.base).text(change.label);
  for (const operations of [change.operations, change.inverses]) {
    writer.varint(operations.length);
    for (const operation of operations) writeOperation(writer, operation);
  }
}

function readChange(reader: ByteReader): Change {
  return {
    id: reader.longId(), author: reader.longId(), base: reader.count(), label: reader.text(),
    operations: reader.list(readOperation), inverses: reader.list(readOperation),
  };
}

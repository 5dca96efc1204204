// The values of fields in the binary codec.
import {
  ByteReader, ByteWriter, CodecError, bytesHex, checkedKey, decodeText, encodeText, hexBytes, wholeNumber,
} from "./bytes";
import type { Fields, Reference, Value } from "./values";

const deepest = 128;

export function writeValue(writer: ByteWriter, value: Value, depth = 1): void {
  if (typeof value !== "object" || value === null) throw new CodecError("A value is missing.");
  if (depth > deepest) throw new CodecError("Values are nested too deeply.");
  const part = (tag: number, write: (part: ByteWriter) => void) => void writer.byte(tag).part(write);
  if ("bool" in value) return part(1, (to) => to.flag(value.bool));
  if ("integer" in value) return part(2, (to) => to.signed(value.integer));
  if ("decimal" in value) return part(3, (to) => writeDecimal(to, value.decimal));
  if ("frames" in value) return part(4, (to) => to.signed(value.frames));
  if ("text" in value) return part(5, (to) => to.raw(encodeText(value.text)));
  if ("choice" in value) return part(6, (to) => to.raw(encodeText(checkedKey(value.choice))));
  if ("colour" in value) return part(7, (to) => writeColour(to, value.colour));
  if ("vector" in value) return part(8, (to) => writeVector(to, value.vector));
  if ("reference" in value) return part(9, (to) => writeReference(to, value.reference));
  if ("list" in value) return part(10, (to) => value.list.forEach((element) => writeValue(to, element, depth + 1)));
  if ("record" in value) return part(11, (to) => writeFields(to, value.record, depth + 1));
  if ("unknown" in value) return writeUnknown(writer, value.unknown);
  throw new CodecError("A value is of no known type.");
}

function writeUnknown(writer: ByteWriter, { tag, bytes }: { tag: number; bytes: string }): void {
  if (!Number.isInteger(tag) || tag < 0 || tag > 255 || (tag >= 1 && tag <= 11)) {
    throw new CodecError("A value is of no known type.");
  }
  writer.byte(tag).part((to) => to.raw(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))));
}

export function writeFields(writer: ByteWriter, fields: Fields, depth = 1): void {
  if (typeof fields !== "object" || fields === null) throw new CodecError("Fields are missing.");
  for (const key of Object.keys(fields).sort()) {
    const value = fields[key];
    if (value === undefined) continue;
    writer.key(key);
    writeValue(writer, value, depth);
  }
}

function writeDecimal(writer: ByteWriter, text: unknown): void {
  const match = typeof text === "string" ? /^(-?\d{1,19})(?:\.(\d{1,18}))?$/.exec(text) : null;
  if (!match) throw new CodecError("A decimal is malformed.");
  const behind = (match[2] ?? "").replace(/0+$/, "");
  writer.byte(behind.length).signed(wholeNumber(`${match[1] ?? ""}${behind}`));
}

function writeColour(writer: ByteWriter, text: unknown): void {
  if (typeof text !== "string" || !/^#[0-9a-fA-F]{8}$/.test(text)) throw new CodecError("A colour is malformed.");
  writer.raw(hexBytes(text.slice(1)));
}

function writeVector(writer: ByteWriter, vector: unknown): void {
  if (!Array.isArray(vector) || vector.length !== 3) throw new CodecError("A vector has three decimals.");
  for (const component of vector) writeDecimal(writer, component);
}

function writeReference(writer: ByteWriter, reference: Reference): void {
  if ("media" in reference) writer.byte(0).hash(reference.media);
  else if ("node" in reference) writer.byte(1).id(reference.node);
  else writer.byte(2).longId(reference.asset);
}

export function readValue(reader: ByteReader, depth = 1): Value {
  if (depth > deepest) throw new CodecError("Values are nested too deeply.");
  const tag = reader.byte();
  return reader.part((part) => readPayload(tag, part, depth));
}

function readPayload(tag: number, part: ByteReader, depth: number): Value {
  switch (tag) {
    case 1: return { bool: part.flag() };
    case 2: return { integer: part.signed() };
    case 3: return { decimal: readDecimal(part) };
    case 4: return { frames: part.signed() };
    case 5: return { text: decodeText(part.rest()) };
    case 6: return { choice: checkedKey(decodeText(part.rest())) };
    case 7: return { colour: `#${bytesHex(part.raw(4)).toUpperCase()}` };
    case 8: return { vector: [readDecimal(part), readDecimal(part), readDecimal(part)] };
    case 9: return { reference: readReference(part) };
    case 10: {
      const list: Value[] = [];
      while (!part.isAtEnd) list.push(readValue(part, depth + 1));
      return { list };
    }
    case 11: return { record: readFields(part, depth + 1) };
    default: return { unknown: { tag, bytes: btoa(String.fromCharCode(...part.rest())) } };
  }
}

export function readFields(reader: ByteReader, depth = 1): Fields {
  const fields: { [key: string]: Value } = {};
  while (!reader.isAtEnd) {
    const key = reader.key();
    fields[key] = readValue(reader, depth);
  }
  return fields;
}

function readDecimal(reader: ByteReader): string {
  const scale = reader.byte();
  if (scale > 18) throw new CodecError("A decimal is malformed.");
  const mantissa = String(reader.signed());
  if (scale === 0) return mantissa;
  const sign = mantissa.startsWith("-") ? "-" : "";
  const digits = mantissa.slice(sign.length).padStart(scale + 1, "0");
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function readReference(reader: ByteReader): Reference {
  switch (reader.byte()) {
    case 0: return { media: reader.hash() };
    case 1: return { node: reader.id() };
    case 2: return { asset: reader.longId() };
    default: throw new CodecError("A reference is malformed.");
  }
}

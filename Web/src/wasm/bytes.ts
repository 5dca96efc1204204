// The building blocks of Docs/codec.md.
import { bytesText, textBytes } from "./ids";

/** Bytes that are no message, or a value that has no bytes. */
export class CodecError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CodecError";
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const keyPattern = /^[a-z][a-z0-9_]{0,63}$/;

export class ByteWriter {
  private buffer = new Uint8Array(256);
  private length = 0;

  /** What has been written. */
  get bytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.length + count, 2 * this.buffer.length));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }

  byte(byte: number): this {
    this.reserve(1);
    this.buffer[this.length++] = byte;
    return this;
  }

  raw(bytes: ArrayLike<number>): this {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  /** A whole number from 0 on. */
  varint(number: number | bigint): this {
    if (typeof number === "bigint") {
      let rest = number;
      for (; rest >= 128n; rest >>= 7n) this.byte(Number(rest & 127n) | 128);
      return this.byte(Number(rest));
    }
    let rest = number;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.byte((rest % 128) | 128);
    return this.byte(rest);
  }

  /** A whole number of 64 bits; a string of digits where a number is not exact. */
  signed(number: number | string | bigint): this {
    if (typeof number === "number" && Math.abs(number) < 2 ** 51 && Number.isInteger(number)) {
      return this.varint(number >= 0 ? 2 * number : -2 * number - 1);
    }
    const whole = wholeNumber(number);
    return this.varint(whole >= 0n ? whole << 1n : -(whole << 1n) - 1n);
  }

  id(id: string): this {
    return this.raw(bytesOf(id, 8));
  }

  longId(id: string): this {
    return this.raw(bytesOf(id, 16));
  }

  hash(text: unknown): this {
    if (typeof text !== "string" || !/^[0-9a-fA-F]{64}$/.test(text)) throw new CodecError("A hash has 64 digits.");
    return this.raw(hexBytes(text));
  }

  text(text: unknown): this {
    if (typeof text === "string" && text.length < 128 && this.plain(text)) return this;
    const bytes = encodeText(text);
    return this.varint(bytes.length).raw(bytes);
  }

  /** Writes a short text of ASCII's letters; false, and nothing written, for any other. */
  private plain(text: string): boolean {
    this.reserve(text.length + 1);
    for (let place = 0; place < text.length; place++) {
      const letter = text.charCodeAt(place);
      if (letter >= 128) return false;
      this.buffer[this.length + 1 + place] = letter;
    }
    this.buffer[this.length] = text.length;
    this.length += text.length + 1;
    return true;
  }

  key(key: unknown): this {
    return this.text(checkedKey(key));
  }

  flag(flag: unknown): this {
    if (typeof flag !== "boolean") throw new CodecError("A flag is true or false.");
    return this.byte(flag ? 1 : 0);
  }

  /** A part behind its length in bytes. */
  part(body: (writer: ByteWriter) => void): this {
    // Most are short: one byte is left for the length, and a longer part makes room for more afterwards.
    const start = this.byte(0).length;
    body(this);
    // Room first: it keeps what has been written, and no more than that.
    this.reserve(10);
    const end = this.length, size = end - start;
    this.length = start - 1;
    if (size >= 128) {
      let head = 0;
      for (let rest = size; rest > 0; rest = Math.floor(rest / 128)) head++;
      this.buffer.copyWithin(start - 1 + head, start, end);
    }
    this.varint(size).length += size;
    return this;
  }
}

export class ByteReader {
  constructor(
    private readonly bytes: Uint8Array,
    private offset = 0,
    private end = bytes.length,
  ) {}

  get isAtEnd(): boolean {
    return this.offset === this.end;
  }

  finish(): void {
    if (!this.isAtEnd) throw new CodecError(`There is data behind the end (byte ${this.offset}).`);
  }

  byte(): number {
    const byte = this.offset < this.end ? this.bytes[this.offset] : undefined;
    if (byte === undefined) throw new CodecError("The data ends too soon.");
    this.offset++;
    return byte;
  }

  raw(count: number): Uint8Array {
    if (count > this.end - this.offset) throw new CodecError("The data ends too soon.");
    this.offset += count;
    return this.bytes.subarray(this.offset - count, this.offset);
  }

  /** The rest of the part. */
  rest(): Uint8Array {
    return this.raw(this.end - this.offset);
  }

  /** A whole number; a bigint where a number would not be exact. */
  varint(): number | bigint {
    let number = 0;
    for (let place = 0; place < 7; place++) {
      const byte = this.byte();
      number += (byte & 127) * 128 ** place;
      if (byte < 128) return number;
    }
    let large = BigInt(number);
    for (let shift = 49n; ; shift += 7n) {
      const byte = this.byte();
      if (shift > 63n || (shift === 63n && byte > 1)) throw new CodecError("A number is malformed.");
      large |= BigInt(byte & 127) << shift;
      if (byte < 128) return large;
    }
  }

  /** A number of things. */
  count(): number {
    const count = this.varint();
    if (typeof count === "bigint" || count > 2 ** 31) throw new CodecError("A number is too large.");
    return count;
  }

  /** A whole number; a string of digits where a number would not be exact. */
  signed(): number | string {
    const number = this.varint();
    if (typeof number === "number") return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
    const whole = BigInt.asIntN(64, (number >> 1n) ^ -(number & 1n));
    return exact(whole);
  }

  /** A signed number of at most 32 bits or so. */
  small(): number {
    const number = this.signed();
    if (typeof number === "string") throw new CodecError("A number is too large.");
    return number;
  }

  id(): string {
    return bytesText(this.raw(8));
  }

  longId(): string {
    return bytesText(this.raw(16));
  }

  hash(): string {
    return bytesHex(this.raw(32));
  }

  text(): string {
    return decodeText(this.raw(this.count()));
  }

  key(): string {
    return checkedKey(this.text());
  }

  flag(): boolean {
    return this.byte() !== 0;
  }

  /** A list, with what reads an element. */
  list<Element>(read: (reader: this) => Element): Element[] {
    const count = this.count();
    const elements: Element[] = [];
    for (let index = 0; index < count; index++) elements.push(read(this));
    return elements;
  }

  /** Reads a part behind its length, which must be used up. */
  part<Content>(read: (reader: ByteReader) => Content): Content {
    const length = this.count();
    const inner = new ByteReader(this.bytes, this.offset, this.offset + length);
    if (length > this.end - this.offset) throw new CodecError("The data ends too soon.");
    const content = read(inner);
    inner.finish();
    this.offset += length;
    return content;
  }
}

export function checkedKey(key: unknown): string {
  if (typeof key !== "string" || !keyPattern.test(key)) throw new CodecError("A name is malformed.");
  return key;
}

export function encodeText(text: unknown): Uint8Array {
  if (typeof text !== "string") throw new CodecError("A text is missing.");
  return encoder.encode(text);
}

export function decodeText(bytes: Uint8Array): string {
  // Names are short and plain: calling the decoder costs more than they do.
  if (bytes.length < 40 && bytes.every((byte) => byte < 128)) return String.fromCharCode(...bytes);
  try {
    return decoder.decode(bytes);
  } catch {
    throw new CodecError("A text is not UTF-8.");
  }
}

function bytesOf(id: unknown, count: 8 | 16): Uint8Array {
  const bytes = textBytes(id, count);
  if (!bytes) throw new CodecError("An id is malformed.");
  return bytes;
}

/** A 64-bit number from its digits. */
export function wholeNumber(number: unknown): bigint {
  const isDigits = typeof number === "string" && /^-?\d{1,19}$/.test(number);
  if (isDigits || typeof number === "bigint" || Number.isSafeInteger(number)) {
    const whole = BigInt(number as number | string | bigint);
    if (whole === BigInt.asIntN(64, whole)) return whole;
  }
  throw new CodecError("A whole number is malformed or too large.");
}

/** A number where it is exact, else its digits. */
export function exact(whole: bigint): number | string {
  const number = Number(whole);
  return Number.isSafeInteger(number) ? number : whole.toString();
}

export function hexBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2);
  for (let place = 0; place < bytes.length; place++) bytes[place] = parseInt(text.slice(2 * place, 2 * place + 2), 16);
  return bytes;
}

export function bytesHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}

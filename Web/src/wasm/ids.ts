// Ids as text: Crockford's base 32, most significant digit first.

const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const values = new Map<string, number>();
[...digits].forEach((digit, value) => values.set(digit, value).set(digit.toLowerCase(), value));
for (const [alike, value] of [["O", 0], ["I", 1], ["L", 1]] as const) {
  values.set(alike, value).set(alike.toLowerCase(), value);
}

/** The id of a node or wire from the two halves that a view's record holds. */
export function idText(high: number, low: number): string {
  let text = "";
  for (let shift = 60; shift >= 0; shift -= 5) {
    const group =
      shift >= 32 ? high >>> (shift - 32) : shift <= 27 ? low >>> shift : (low >>> shift) | (high << (32 - shift));
    text += digits[group & 31];
  }
  return text;
}

/** A fresh id for a node or a wire. */
export function mintId(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return idText(high, low);
}

/** A fresh id for a change. */
export function mintChangeId(): string {
  return bytesText(crypto.getRandomValues(new Uint8Array(16)));
}

/** Bytes as an id of 13 (8 bytes) or 26 characters (16 bytes). */
export function bytesText(bytes: Uint8Array): string {
  const count = Math.ceil((bytes.length * 8) / 5);
  let held = count * 5 - bytes.length * 8;
  let bits = 0;
  let text = "";
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += digits[(bits >>> held) & 31];
      bits &= (1 << held) - 1;
    }
  }
  return text;
}

/** The bytes of an id; null for anything else. Lower case and look-alikes are read as well. */
export function textBytes(text: unknown, byteCount: 8 | 16): Uint8Array | null {
  if (typeof text !== "string" || text.length !== Math.ceil((byteCount * 8) / 5)) return null;
  const bytes = new Uint8Array(byteCount);
  let held = byteCount * 8 - text.length * 5;
  let bits = 0;
  let place = 0;
  for (const digit of text) {
    const value = values.get(digit);
    if (value === undefined) return null;
    if (place === 0 && held < 0 && value >> (5 + held) !== 0) return null;
    bits = (bits << 5) | value;
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes[place++] = bits >>> held;
      bits &= (1 << held) - 1;
    }
  }
  return bytes;
}

// The page's codec against bytes that the native core wrote.
import assert from "node:assert/strict";
import { test } from "node:test";
import { binding, exchanges } from "./harness.mjs";

const { CodecError, decodeChange, decodeDocument, decodeNode, decodeValue, encodeChange, encodeNode, encodeValue, encodeWire } =
  binding;

/** The rest of a request: behind nodes, wires, ports, numbers and text. */
function rest(request) {
  const text = Buffer.from(request);
  const mark = text.indexOf(Buffer.from([0x43, 1]));
  return mark < 0 ? null : request.subarray(mark);
}

test("changes and documents are read and written back byte for byte", () => {
  let changes = 0;
  let documents = 0;
  for (const { call, request, answer } of exchanges()) {
    if (call === 1 && answer[0] === 0) {
      for (const bytes of [answer.subarray(1), rest(request)]) {
        if (!bytes) continue;
        assert.deepEqual(encodeChange(decodeChange(bytes)), new Uint8Array(bytes));
        changes++;
      }
    }
    if (call === 6) {
      const { root, nodes, wires } = decodeDocument(answer.subarray(1));
      assert.ok(nodes.some(({ id }) => id === root));
      const parts = [...nodes.map(encodeNode), ...wires.map(encodeWire)].map((bytes) => Buffer.from(bytes.subarray(2)));
      let at = 1;
      for (const part of parts) {
        const found = Buffer.from(answer).indexOf(part, at);
        assert.ok(found >= at, "a node or wire is written differently");
        at = found + part.length;
      }
      assert.equal(at, answer.length - (wires.length === 0 ? 1 : 0));
      documents++;
    }
  }
  assert.ok(changes > 1000 && documents > 500, `${changes} changes, ${documents} documents`);
});

test("values keep their JSON shape", () => {
  const values = [
    { bool: true }, { integer: 5 }, { integer: "-9223372036854775808" }, { integer: "9007199254740993" },
    { integer: -9007199254740991 }, { decimal: "12.5" }, { decimal: "-0.000000000000000001" }, { decimal: "-3" },
    { frames: 72 }, { text: "Zoë 🎬" }, { choice: "medium" }, { colour: "#0102FF80" }, { vector: ["0", "1.5", "-2"] },
    { reference: { media: "ab".repeat(32) } }, { reference: { node: "0000000000007" } },
    { reference: { asset: "00000000000000000000000007" } },
    { list: [{ bool: false }, { list: [] }] }, { record: { a: { frames: 1 }, b_2: { text: "" } } },
    { unknown: { tag: 99, bytes: "AQID" } },
  ];
  for (const value of values) assert.deepEqual(decodeValue(encodeValue(value)), value);
  assert.deepEqual(decodeValue(encodeValue({ decimal: "1.50" })), { decimal: "1.5" });
});

test("what is no value is refused with a sentence", () => {
  const wrong = [
    null, 5, {}, { bool: 1 }, { integer: 0.5 }, { integer: "9223372036854775808" }, { decimal: "1e3" },
    { decimal: "12345678901234567890" }, { choice: "Not a key" }, { colour: "red" }, { vector: ["1", "2"] },
    { reference: { media: "short" } }, { reference: { node: "I am no id" } }, { unknown: { tag: 5, bytes: "" } },
    { list: [{}] }, { record: { "9": { bool: true } } },
  ];
  for (const value of wrong) assert.throws(() => encodeValue(value), CodecError, JSON.stringify(value));
  let deep = { bool: true };
  for (let depth = 0; depth < 200; depth++) deep = { list: [deep] };
  assert.throws(() => encodeValue(deep), CodecError);
});

test("damaged bytes are refused and never hang", () => {
  const bytes = encodeNode({
    id: binding.mintId(), kind: "shot", kindVersion: 2, title: "1A", parent: null, x: -8, y: 4000000,
    fields: { duration: { frames: 48 }, lines: { list: [{ record: { text: { text: "Hi" } } }] } },
    bypassed: false, muted: true, locked: false,
  });
  for (let end = 0; end < bytes.length; end++) assert.throws(() => decodeNode(bytes.subarray(0, end)), CodecError);
  assert.throws(() => decodeNode(Uint8Array.of(...bytes, 0)), CodecError);
  let refused = 0;
  for (let place = 0; place < bytes.length; place++) {
    const damaged = bytes.slice();
    damaged[place] ^= 0xa5;
    try {
      decodeNode(damaged);
    } catch (error) {
      assert.ok(error instanceof CodecError);
      refused++;
    }
  }
  assert.ok(refused > bytes.length / 3);
});

// Lets the WebAssembly graph core answer the requests of a corpus and compares each answer, byte for byte, with the
// native one: node run-corpus.mjs graphcore.wasm corpus
import { randomFillSync } from "node:crypto";
import { readFileSync } from "node:fs";

const [wasmPath, corpusPath] = process.argv.slice(2);
// The seed of hash tables, the only thing the core asks of its host: any will do, and no answer may depend on it.
const wasi = {
  random_get: (pointer, count) => (randomFillSync(new Uint8Array(core.memory.buffer, pointer, count)), 0),
};

const module = new WebAssembly.Module(readFileSync(wasmPath));
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  if (from !== "wasi_snapshot_preview1" || !(name in wasi)) throw new Error(`unexpected import ${from}.${name}`);
}
const core = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi }).exports;

const OPEN = 0;
const VIEW = 255;

function send(bytes) {
  const pointer = core.graphcore_allocate(bytes.length);
  new Uint8Array(core.memory.buffer, pointer, bytes.length).set(bytes);
  return pointer;
}

function answer(session, count) {
  return Buffer.from(core.memory.buffer, core.graphcore_answer(session), count);
}

function open(request) {
  const parts = [];
  for (let at = 0; at < request.length; ) {
    const length = request.readUInt32BE(at);
    parts.push(request.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const pointers = parts.map(send);
  const session = core.graphcore_open(...parts.flatMap((part, index) => [pointers[index], part.length]));
  pointers.forEach((pointer) => core.graphcore_deallocate(pointer));
  return session;
}

const corpus = readFileSync(corpusPath);
let at = 0;
function take() {
  const length = corpus.readUInt32BE(at);
  const bytes = corpus.subarray(at + 4, at + 4 + length);
  at += 4 + length;
  return bytes;
}

let session = 0;
let count = 0;
let refused = 0;
while (at < corpus.length) {
  const call = corpus[at++];
  const request = take();
  const expected = take();
  let length;
  let words;
  if (call === OPEN) {
    if (session) core.graphcore_free(session);
    session = open(request);
    length = core.graphcore_answer_count(session);
  } else if (call === VIEW) {
    core.graphcore_lift_by(session, 0, 0);
    const count = core.graphcore_view(session, ...[0, 4, 8, 12].map((place) => request.readInt32BE(place)));
    words = Buffer.from(core.memory.buffer, core.graphcore_view_words(session), 4 * count);
  } else {
    const pointer = send(request);
    length = core.graphcore_call(session, call, pointer, request.length);
    core.graphcore_deallocate(pointer);
  }
  const actual = words ?? answer(session, length);
  if (!actual.equals(expected)) {
    console.error(`Request ${count} (call ${call}, ${request.length} bytes) is answered differently.`);
    console.error(`request ${request.toString("hex")}\nnative  ${expected.toString("hex")}\nwasm    ${actual.toString("hex")}`);
    process.exit(1);
  }
  if (!words && actual[0] !== 0) refused++;
  count++;
}
if (count === 0) {
  console.error("The corpus is empty.");
  process.exit(1);
}
console.log(`wasm parity: ${count} requests answered alike, ${refused} of them refusals; memory ${core.memory.buffer.byteLength >> 10} KiB`);

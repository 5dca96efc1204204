// What the tests of the page's binding stand on: the bundled binding, the WebAssembly core, and the corpus of requests
// that native tests wrote. Paths come from the environment, set by Scripts/check-wasm-parity.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { BACKLOT_WASM, BACKLOT_WASM_CORPUS, BACKLOT_WASM_BINDING } = process.env;
if (!BACKLOT_WASM || !BACKLOT_WASM_CORPUS || !BACKLOT_WASM_BINDING) {
  throw new Error("Run Scripts/check-wasm-parity.");
}

export const binding = await import(pathToFileURL(BACKLOT_WASM_BINDING).href);
export const wasm = readFileSync(BACKLOT_WASM);

/** The corpus's exchanges in order. */
export function* exchanges() {
  const corpus = readFileSync(BACKLOT_WASM_CORPUS);
  let at = 0;
  const take = () => {
    const length = corpus.readUInt32BE(at);
    const bytes = corpus.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    return new Uint8Array(bytes);
  };
  while (at < corpus.length) {
    const call = corpus[at++];
    yield { call, request: take(), answer: take() };
  }
}

/** Catalogue and empty document, as the corpus's first request opens them. */
export function sample() {
  const { value } = exchanges().next();
  const view = new DataView(value.request.buffer, value.request.byteOffset, value.request.byteLength);
  const parts = [];
  for (let at = 0; at < value.request.length; ) {
    const length = view.getUint32(at);
    parts.push(value.request.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { catalogue: parts[0], snapshot: parts[1] };
}

export const author = "00000000000000000000000007";
export const otherAuthor = "00000000000000000000000009";

/** A node as a page makes it. */
export function node(kind, title, x = 0, y = 0, fields = {}) {
  return {
    id: binding.mintId(), kind, kindVersion: 1, title, parent: null, x: x * 8, y: y * 8, fields, bypassed: false,
    muted: false, locked: false,
  };
}

export function wire(source, output, target, input, order = "80") {
  return {
    id: binding.mintId(), source: { node: source.id, port: output }, target: { node: target.id, port: input }, order,
    fields: {},
  };
}

export const adding = (...nodes) => nodes.map((added) => ({ op: "add_node", node: added }));
export const wiring = (...wires) => wires.map((added) => ({ op: "connect", wire: added }));

const module = await binding.GraphModule.load(wasm);

/** The sample's canvas, opened. */
export const open = (revision = 5) => module.open({ ...sample(), author, revision });

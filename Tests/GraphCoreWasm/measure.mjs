// Times the page's graph core with 10,000 nodes and 15,000 wires. Prints one JSON object with raw samples in
// milliseconds. The same environment as the tests; run by hand: Scripts/check-wasm-parity --measure
import { author, binding, sample } from "./harness.mjs";
import { readFileSync } from "node:fs";

const { GraphModule, encodeNode, encodeWire, idText } = binding;
const shots = 6000;
const wanted = { nodes: 10_000, wires: 15_000 };

/** A document of that size: characters into shots, shots into reels, as films are, with unlike lengths. */
function build() {
  const { snapshot } = sample();
  const root = snapshot.slice(2, 10);
  const nodes = [];
  const wires = [];
  let next = 1000;
  const id = () => idText(0, (next += 7) * 2654435761);
  const add = (kind, index, fields) => {
    const x = (index % 100) * 260 * 8;
    const y = Math.floor(index / 100) * 240 * 8;
    const made = {
      id: id(), kind, kindVersion: 1, title: `${kind} ${index}`, parent: null, x, y, fields, bypassed: false,
      muted: false, locked: false,
    };
    nodes.push(made);
    return made;
  };
  const connect = (source, output, target, input, index) => {
    const order = index === undefined ? "80" : `ff${(index + 1).toString(16).padStart(4, "0")}`.replace(/(00)+$/, "");
    wires.push({
      id: id(), source: { node: source.id, port: output }, target: { node: target.id, port: input },
      order, fields: {},
    });
  };
  const people = Array.from({ length: 3900 }, (_, index) => add("character", index, { name: { text: `P ${index}` } }));
  const reels = Array.from({ length: 99 }, (_, index) => add("sequence", 9900 + index, {}));
  for (let index = 0; index < shots; index++) {
    const shot = add("shot", people.length + index, {
      duration: { frames: 24 + (index % 90) }, framing: { choice: index % 2 ? "close_up" : "wide" }, rain: { bool: true },
    });
    connect(people[index % people.length], "character", shot, "character", 0);
    if (index % 2) connect(people[(index * 7 + 1) % people.length], "character", shot, "character", 1);
    connect(shot, "video", reels[index % reels.length], "video", index);
  }
  const list = (items, encode) =>
    items.sort((a, b) => (a.id < b.id ? -1 : 1)).map((item) => Buffer.from(encode(item).subarray(2)));
  const rootNode = snapshot.subarray(11, snapshot.length - 1);
  const varint = (number) => {
    const bytes = [];
    for (; number > 127; number >>= 7) bytes.push((number & 127) | 128);
    return Buffer.from([...bytes, number]);
  };
  const bytes = Buffer.concat([
    Buffer.from([0x44, 1]), root, varint(nodes.length + 1), rootNode, ...list(nodes, encodeNode), varint(wires.length),
    ...list(wires, encodeWire),
  ]);
  return { nodes, wires, bytes: new Uint8Array(bytes) };
}

const times = {};
function time(name, count, body) {
  const samples = [];
  for (let turn = 0; turn < count; turn++) {
    const start = performance.now();
    body(turn);
    samples.push(performance.now() - start);
  }
  times[name] = { median: [...samples].sort((a, b) => a - b)[count >> 1], samples };
}

const built = build();
if (built.nodes.length + 1 !== wanted.nodes || built.wires.length !== wanted.wires) {
  throw new Error(`${built.nodes.length + 1} nodes and ${built.wires.length} wires were built`);
}
const { catalogue } = sample();
let module;
const source = readFileSync(process.env.BACKLOT_WASM);
const started = performance.now();
module = await GraphModule.load(source);
times.load = { median: performance.now() - started };
let document;
time("open", 7, () => {
  document?.close();
  document = module.open({ catalogue, snapshot: built.bytes, author, revision: 1 });
  document.view(0, 0, 1, 1440, 900);
});
document.setFaces({ kinds: { shot: { picture: { width: 16, height: 9 }, line: true } } });
const all = document.bounds();
const ids = built.nodes.filter(({ kind }) => kind === "shot").map((node) => node.id);
const frames = [
  ["view of everything", () => [all.x, all.y, 0.03, (all.width / 8) * 0.03, (all.height / 8) * 0.03]],
  ["view of a screen", (turn) => [turn * 800, turn * 400, 1, 1440, 900]],
];
for (const [name, place] of frames) {
  time(name, 100, (turn) => {
    const words = document.view(...place(turn));
    if (name.endsWith("everything") && words[0] !== built.nodes.length) throw new Error(`${words[0]} in view`);
  });
}
time("lift and view", 100, (turn) => {
  if (turn === 0) document.lift(ids.slice(0, 50));
  document.liftBy(turn * 8, turn * 8);
  document.view(0, 0, 0.5, 1440, 900);
});
document.lift(null);
time("set a field", 100, (turn) =>
  document.perform("Length", [{ op: "set_field", node: ids[turn * 3], key: "duration", value: { frames: 300 + turn } }]));
time("set a field and view", 100, (turn) => {
  document.perform("Length", [{ op: "set_field", node: ids[turn * 3], key: "duration", value: { frames: 400 + turn } }]);
  document.view(0, 0, 1, 1440, 900);
});
time("move ten and view", 100, (turn) => {
  document.perform("Move", document.moving(ids.slice(turn * 10, turn * 10 + 10), 8, 8));
  document.view(0, 0, 1, 1440, 900);
});
time("undo", 50, () => document.undo());
time("hit", 200, (turn) => document.hit(turn * 1000, turn * 300, 64));
time("fitting ports", 20, (turn) => document.fittingPorts({ node: ids[turn], port: "video", side: "output" }));
time("made and stale", 5, () => {
  document.setMade(ids.map((id) => [id, "0123456789abcdef"]));
  document.staleNodes();
});
time("move everything", 3, () => document.perform("Move", document.moving(built.nodes.map(({ id }) => id), 8, 8)));
time("delete a thousand", 1, () => document.perform("Delete", document.deleting(ids.slice(0, 1000), [])));
time("undo of it", 1, () => document.undo());
time("summaries", 3, () => document.nodes());
time("snapshot", 5, () => document.snapshot());

if (process.argv.includes("--raw")) console.log(JSON.stringify({ ...wanted, times }));
else for (const [name, { median }] of Object.entries(times)) console.log(name.padEnd(24), median.toFixed(3), "ms");

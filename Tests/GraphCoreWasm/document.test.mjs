// An open canvas through the page's binding: editing, merging, undo, clipboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { adding, binding, node, open, otherAuthor, wire, wiring } from "./harness.mjs";

const { CodecError, CoreStopped, Refusal, decodeChange, encodeChange, mintChangeId } = binding;

/** Ada, two shots and a reel, wired. */
function scene(document = open()) {
  const ada = node("character", "Ada", 0, 0);
  const first = node("shot", "1A", 300, 0);
  const second = node("shot", "1B", 300, 200);
  const reel = node("sequence", "Reel", 600, 0);
  const cast = wire(ada, "character", first, "character");
  const cut = [wire(first, "video", reel, "video", "80"), wire(second, "video", reel, "video", "81")];
  document.perform("Lay out", [...adding(ada, first, second, reel), ...wiring(cast, ...cut)]);
  return { document, ada, first, second, reel, cast, cut };
}

/** Someone else's change, as the studio sends it. */
const remote = (operations) =>
  encodeChange({ id: mintChangeId(), author: otherAuthor, base: 5, label: "Theirs", operations, inverses: [] });

test("an edit is made at once, and what is to be sent is the message of the contract", () => {
  const document = open();
  const shot = node("shot", "1A", 10, 20, { duration: { frames: 48 } });
  const heard = [];
  const end = document.subscribe((touched) => heard.push(touched));
  const before = document.version;
  const { id, bytes, label } = document.perform("Add a shot", adding(shot));
  assert.equal(bytes[0], 1);
  const change = decodeChange(bytes.subarray(1));
  assert.deepEqual([change.id, change.label, change.base], [id, label, 5]);
  assert.deepEqual(change.operations, adding(shot));
  assert.deepEqual(change.inverses, [{ op: "remove_node", node: shot.id }]);
  assert.deepEqual(document.node(shot.id), shot);
  assert.equal(document.node(shot.id), document.node(shot.id));
  assert.deepEqual(document.nodes(), [{ id: shot.id, kind: "shot", title: "1A" }]);
  assert.ok(document.version > before);
  assert.deepEqual([...heard[0].nodes], [shot.id]);
  end();
  document.perform("Rename", [{ op: "rename", node: shot.id, title: "2A" }]);
  assert.equal(heard.length, 1);
  assert.equal(document.node(shot.id).title, "2A");
  assert.equal(document.nodes()[0].title, "2A");
  document.close();
});

test("a refused edit says why and changes nothing", () => {
  const { document, first, reel } = scene();
  const before = document.snapshot();
  assert.throws(
    () => document.perform("Shorten", [{ op: "set_field", node: first.id, key: "duration", value: { frames: 0 } }]),
    (error) => error instanceof Refusal && error.code === 15 && error.reason.includes("from 1 to 2400"),
  );
  const circle = wiring(wire(reel, "sequence", first, "plate"));
  assert.deepEqual(document.refusal(circle)?.code, 13);
  assert.equal(document.refusal([{ op: "rename", node: first.id, title: "x" }]), null);
  assert.throws(() => document.perform("Circle", circle), Refusal);
  assert.deepEqual(document.snapshot(), before);
  assert.equal(document.pending.length, 1);
});

test("undo and redo go step by step, and a gesture is one step", () => {
  const { document, first } = scene();
  const before = document.snapshot();
  for (let frames = 10; frames < 40; frames++) {
    const value = { frames };
    document.perform("Set length", [{ op: "set_field", node: first.id, key: "duration", value }], { coalesce: "drag" });
  }
  const after = document.snapshot();
  assert.equal(document.undoLabel, "Set length");
  const undone = document.undo();
  assert.equal(decodeChange(undone.bytes.subarray(1)).operations.length, 1);
  assert.deepEqual(document.snapshot(), before);
  assert.deepEqual([document.undoLabel, document.redoLabel], ["Lay out", "Set length"]);
  document.redo();
  assert.deepEqual(document.snapshot(), after);
  document.undo();
  document.undo();
  assert.equal(document.nodes().length, 0);
  assert.equal(document.undoLabel, null);
  assert.throws(() => document.undo(), (error) => error instanceof Refusal && error.code === 17);
});

test("changes of others are merged under the pending ones", () => {
  const { document, first, second, reel } = scene();
  const [layout] = document.pending;
  assert.deepEqual(document.receive(6, layout.bytes.subarray(1)), { outcome: "merged", lost: [] });
  assert.deepEqual([document.revision, document.pending.length], [6, 0]);
  const mine = document.perform("Rename", [{ op: "rename", node: first.id, title: "Mine" }]);
  const lost = document.perform("Rename", [{ op: "rename", node: second.id, title: "Lost" }]);
  const theirs = remote([
    { op: "rename", node: first.id, title: "Theirs" }, ...document.deleting([second.id], []),
  ]);
  const heard = [];
  document.subscribe((touched) => heard.push(touched));
  const reception = document.receive(7n, theirs);
  assert.equal(reception.outcome, "merged");
  assert.deepEqual(reception.lost.map(({ id, code }) => [id, code]), [[lost.id, 1]]);
  assert.equal(document.node(first.id).title, "Mine");
  assert.equal(document.node(second.id), null);
  assert.deepEqual(document.wiresInto(reel.id).map(({ source }) => source.node), [first.id]);
  assert.ok(heard[0].nodes.has(second.id) && heard[0].nodes.has(reel.id) && heard[0].wires.size > 0);
  assert.deepEqual(document.pending.map(({ id }) => id), [mine.id]);
  assert.deepEqual(document.receive(7, theirs), { outcome: "known" });
  assert.deepEqual(document.receive(9, theirs), { outcome: "outOfStep" });
  assert.deepEqual(document.withdraw(mine.id), []);
  assert.equal(document.node(first.id).title, "Theirs");
  assert.deepEqual(document.withdraw(mine.id), []);
});

test("after a cut connection the pending changes stand on the new snapshot", () => {
  const studio = scene();
  const page = open();
  page.reset(studio.document.snapshot(), 6);
  const kept = page.perform("Rename", [{ op: "rename", node: studio.first.id, title: "Kept" }]);
  const extra = node("shot", "Arrived");
  const arrived = page.perform("Add", adding(extra));
  const gone = page.perform("Rename", [{ op: "rename", node: studio.second.id, title: "Gone" }]);
  studio.document.perform("Add", adding(extra));
  studio.document.perform("Delete", studio.document.deleting([studio.second.id], []));
  const heard = [];
  page.subscribe(({ everything }) => heard.push(everything));
  const lost = page.reset(studio.document.snapshot(), 8);
  assert.deepEqual(lost.map(({ id }) => id), [gone.id]);
  assert.deepEqual(page.pending.map(({ id }) => id), [kept.id]);
  assert.notEqual(arrived.id, kept.id);
  assert.deepEqual(heard, [true]);
  assert.equal(page.node(studio.first.id).title, "Kept");
  assert.equal(page.revision, 8);
  // The studio answers a change sent again with the revision it already has.
  assert.deepEqual(page.receive(7, kept.bytes.subarray(1)), { outcome: "merged", lost: [] });
  assert.equal(page.pending.length, 0);
  assert.equal(page.node(studio.first.id).title, "1A");
});

test("a core that stopped is started anew from a snapshot and the pending changes", () => {
  const { document, first } = scene();
  const snapshot = document.snapshot();
  const version = document.version;
  document.setFaces({ kinds: { shot: { picture: { width: 16, height: 9 }, line: true } } });
  document.perform("Rename", [{ op: "rename", node: first.id, title: "Pending" }]);
  assert.throws(() => document.session.guarded(() => document.session.core.graphcore_view(-16, 0, 0, 0, 0)), CoreStopped);
  assert.throws(() => document.node(first.id) ?? document.nodes(), CoreStopped);
  assert.deepEqual(document.recover(snapshot, 6), []);
  assert.ok(document.version > version);
  assert.equal(document.pending.length, 1);
  assert.equal(document.node(first.id).title, "Pending");
  assert.equal(document.rectOf(first.id).height, (28 + 117 + 24) * 8);
});

test("nodes are copied, pasted and duplicated with their wires", () => {
  const { document, ada, first, second, reel } = scene();
  const clip = JSON.stringify(document.copying([first.id, reel.id]));
  const pasting = document.pasting(clip, { x: 80, y: 160 });
  assert.equal(pasting.nodes.length, 2);
  assert.deepEqual(pasting.reasons, []);
  document.perform("Paste", pasting.operations);
  const copies = pasting.nodes.map((id) => document.node(id));
  const copy = copies.find(({ kind }) => kind === "shot");
  const copiedReel = copies.find(({ kind }) => kind === "sequence");
  assert.deepEqual([copy.title, copy.x, copy.y], ["1A", 80, 160]);
  assert.deepEqual(document.wiresInto(copy.id), []);
  assert.deepEqual(document.wiresInto(copiedReel.id).map(({ source }) => source.node), [copy.id]);
  const duplicate = document.duplicating([first.id], 192, 192);
  document.perform("Duplicate", duplicate.operations);
  assert.deepEqual(document.wiresInto(duplicate.nodes[0]).map(({ source }) => source.node), [ada.id]);
  assert.deepEqual(document.wiresFrom(second.id, "video").length, 1);
  for (const wrong of ["", "hello", "{}", '{"type":"backlot/clip","version":2}', null, 7, { type: "backlot/clip", version: 1, nodes: [{}], wires: [] }]) {
    assert.throws(() => document.pasting(wrong, { x: 0, y: 0 }), CodecError);
  }
});

test("what does not fit is left out of a paste, with the reason", () => {
  const { document } = scene();
  const bad = node("shot", "Too long", 0, 0, { duration: { frames: 9999 } });
  const good = node("shot", "Fine", 0, 300);
  const foreign = { ...node("film", "Second film"), id: binding.mintId() };
  const missing = { ...wire(bad, "video", good, "plate"), source: { node: binding.mintId(), port: "video" } };
  const back = wire(good, "video", bad, "plate");
  const clip = {
    type: "backlot/clip", version: 1, nodes: [bad, good, foreign], wires: [wire(bad, "video", good, "plate"), back, missing],
  };
  const pasting = document.pasting(clip, { x: 0, y: 0 });
  const added = pasting.operations.filter(({ op }) => op === "add_node").map(({ node: { title, fields } }) => [title, fields]);
  assert.deepEqual(added.sort(), [["Fine", {}], ["Too long", {}]], "a field that does not fit does not keep its node out");
  assert.equal(pasting.operations.filter(({ op }) => op === "connect").length, 1);
  assert.equal(pasting.reasons.length, 3, pasting.reasons.join(" "));
  assert.ok(pasting.reasons.some((reason) => /Duration/.test(reason)));
  document.perform("Paste", pasting.operations);
});

test("gestures are computed by the core", () => {
  const { document, ada, first, second, reel, cut } = scene();
  const connecting = document.connecting({ node: ada.id, port: "character" }, { node: second.id, port: "character" });
  document.perform("Connect", connecting);
  assert.equal(document.wiresInto(second.id, "character").length, 1);
  assert.throws(() => document.connecting({ node: ada.id, port: "character" }, { node: reel.id, port: "video" }), Refusal);
  const [moved] = cut;
  const reconnecting = document.reconnecting(moved.id, "target", { node: second.id, port: "plate" });
  document.perform("Reconnect", reconnecting);
  assert.equal(document.wire(moved.id).target.node, second.id);
  assert.deepEqual(document.reconnecting(moved.id, "target", { node: second.id, port: "plate" }), []);
  assert.throws(() => document.reconnecting(moved.id, "source", { node: ada.id, port: "character" }), Refusal);
  document.undo();
  document.perform("Reorder", document.placing(cut[1].id, 0));
  assert.deepEqual(document.wiresInto(reel.id).map(({ id }) => id), [cut[1].id, cut[0].id]);
  document.perform("Move", document.moving([first.id, second.id], 8, -16));
  assert.deepEqual([document.node(first.id).x, document.node(first.id).y], [2408, -16]);
  document.perform("Delete", document.deleting([first.id], [cut[1].id]));
  assert.deepEqual(document.wiresInto(reel.id), []);
  assert.equal(document.root().kind, "film");
});

// The drawn surface through the page's binding: views, hits, fitting ports, staleness.
import assert from "node:assert/strict";
import { test } from "node:test";
import { adding, binding, node, open, wire, wiring } from "./harness.mjs";

const { NodeFlag, ViewHead, ViewNode, ViewWire, WireFlag, idText } = binding;

function scene() {
  const document = open();
  document.setFaces({ kinds: { shot: { picture: { width: 16, height: 9 }, line: true }, character: { body: 20 } } });
  const ada = node("character", "Ada", 0, 0);
  const shot = node("shot", "1A", 400, 0);
  const reel = node("sequence", "Reel", 5000, 5000);
  const cast = wire(ada, "character", shot, "character");
  document.perform("Lay out", [...adding(ada, shot, reel), ...wiring(cast)]);
  return { document, ada, shot, reel, cast };
}

/** A view as objects. */
function look(document, x, y, width, height, zoom = 1) {
  const words = document.view(x * 8, y * 8, zoom, width, height);
  const records = (count, at, layout) =>
    Array.from({ length: words[count] }, (_, index) => {
      const start = words[at] + index * layout.size;
      const record = Object.fromEntries(Object.entries(layout).map(([name, place]) => [name, words[start + place]]));
      return { ...record, id: idText(record.idHigh, record.idLow) };
    });
  return {
    nodes: records(ViewHead.nodeCount, ViewHead.nodesAt, ViewNode),
    wires: records(ViewHead.wireCount, ViewHead.wiresAt, ViewWire),
    inAll: [words[ViewHead.nodesInAll], words[ViewHead.wiresInAll]],
  };
}

test("a view has what is in it, where it is", () => {
  const { document, ada, shot, cast } = scene();
  const { nodes, wires, inAll } = look(document, -10, -10, 1000, 600);
  assert.deepEqual(inAll, [3, 1]);
  assert.deepEqual(new Set(nodes.map(({ id }) => id)), new Set([ada.id, shot.id]));
  const drawn = nodes.find(({ id }) => id === shot.id);
  assert.deepEqual([drawn.x, drawn.y, drawn.width, drawn.height], [3200, 0, 208 * 8, (28 + 117 + 24) * 8]);
  const face = document.face(drawn.face);
  assert.deepEqual([face.kind, face.picture, face.line.y], ["shot", { x: 0, y: 28, width: 208, height: 117 }, 145]);
  assert.deepEqual(face.inputs.map(({ key, y }) => [key, y]), [["character", 44], ["plate", 68]]);
  assert.equal(drawn.wired, 1);
  const [line] = wires;
  assert.equal(line.id, cast.id);
  assert.deepEqual([line.x1, line.y1, line.x2, line.y2], [208 * 8, 44 * 8, 3200, 44 * 8]);
  assert.deepEqual([line.type, line.sourceSlot], [0, document.slotOf(ada.id)]);
  assert.deepEqual(look(document, 900, 900, 100, 100).nodes, []);
  assert.equal(look(document, -10, -10, 1000, 600, 0.1).nodes.length, 3);
});

test("the stamp changes with what is drawn, and not with the place", () => {
  const { document, shot, ada } = scene();
  const stamp = () => look(document, 0, 0, 700, 300).nodes.find(({ id }) => id === shot.id).stamp;
  const first = stamp();
  document.perform("Move", document.moving([shot.id], 80, 0));
  assert.equal(stamp(), first);
  document.perform("Rename", [{ op: "rename", node: ada.id, title: "Eve" }]);
  assert.equal(stamp(), first);
  document.perform("Rename", [{ op: "rename", node: shot.id, title: "2A" }]);
  assert.notEqual(stamp(), first);
});

test("selected and lifted nodes are marked, lifted ones moved with their wires", () => {
  const { document, shot, ada } = scene();
  document.setSelection([ada.id]);
  document.lift([shot.id]);
  document.liftBy(8000, 16);
  const { nodes, wires } = look(document, 0, 0, 3000, 600);
  assert.deepEqual(nodes.map(({ id }) => id), [ada.id, shot.id]);
  assert.equal(nodes[0].flags & NodeFlag.selected, NodeFlag.selected);
  assert.deepEqual([nodes[1].x, nodes[1].y, nodes[1].flags & NodeFlag.lifted], [11200, 16, NodeFlag.lifted]);
  assert.deepEqual([wires[0].x2, wires[0].flags & WireFlag.lifted], [11200, WireFlag.lifted]);
  assert.equal(document.hit(11200 + 100, 40, 8)?.node, shot.id);
  document.lift(null);
  assert.equal(look(document, 0, 0, 3000, 600).nodes[0].x, 3200);
});

test("what is under the pointer is found, topmost first", () => {
  const { document, ada, shot, cast } = scene();
  const over = (x, y, tolerance = 4) => document.hit(x * 8, y * 8, tolerance * 8);
  assert.deepEqual(over(410, 10), { on: "node", node: shot.id, part: "header" });
  assert.deepEqual(over(500, 100), { on: "node", node: shot.id, part: "picture" });
  assert.deepEqual(over(500, 160), { on: "node", node: shot.id, part: "line" });
  assert.deepEqual(over(397, 45), { on: "port", node: shot.id, port: "character", side: "input" });
  assert.deepEqual(over(210, 43), { on: "port", node: ada.id, port: "character", side: "output" });
  assert.deepEqual(over(304, 44), { on: "wire", wire: cast.id });
  assert.deepEqual(over(380, 44), { on: "wireEnd", wire: cast.id, end: "target" });
  assert.equal(over(304, 60), null);
  assert.deepEqual(document.portPosition({ node: shot.id, port: "video", side: "output" }), { x: 608 * 8, y: 44 * 8 });
  assert.equal(document.portPosition({ node: shot.id, port: "nothing", side: "output" }), null);
  assert.deepEqual(document.nodesIn({ x: -80, y: 0, width: 3000, height: 8 }), [ada.id]);
  assert.deepEqual(document.bounds([shot.id]), document.rectOf(shot.id));
  assert.deepEqual(document.bounds().x, 0);
  assert.equal(open().bounds(), null);
});

test("fitting ports agree with the verdict on each", () => {
  const { document, ada, shot, reel, cast } = scene();
  const fits = document.fittingPorts({ node: shot.id, port: "video", side: "output" });
  assert.equal(fits.count, 1);
  assert.equal(fits.at(document.slotOf(reel.id), 0), 1);
  assert.equal(fits.at(document.slotOf(ada.id), 0), 0);
  assert.equal(document.verdict({ node: shot.id, port: "video" }, { node: reel.id, port: "video" }).verdict, "fits");
  const back = document.fittingPorts({ node: shot.id, port: "character", side: "input" });
  assert.equal(back.at(document.slotOf(ada.id), 0), 4);
  const again = document.fittingPorts({ node: shot.id, port: "character", side: "input" }, cast.id);
  assert.equal(again.at(document.slotOf(ada.id), 0), 1);
  const verdict = document.verdict({ node: ada.id, port: "character" }, { node: shot.id, port: "plate" });
  assert.equal(verdict.verdict, "refused");
  assert.match(verdict.reason, /takes Video/);
  assert.deepEqual(document.kindsThatFit({ node: shot.id, port: "plate", side: "input" }), [
    { kind: "still", port: "image" }, { kind: "shot", port: "video" }, { kind: "sequence", port: "sequence" },
  ]);
});

test("takes grow stale when what they were made from changes, and fresh when it is undone", () => {
  const { document, ada, shot } = scene();
  const flags = () => look(document, 0, 0, 700, 300).nodes.find(({ id }) => id === shot.id).flags;
  assert.equal(flags() & (NodeFlag.made | NodeFlag.stale), 0);
  const made = document.fingerprint(shot.id);
  assert.match(made, /^[0-9a-f]{16}$/);
  document.setMade([[shot.id, made]]);
  assert.equal(flags() & (NodeFlag.made | NodeFlag.stale), NodeFlag.made);
  document.perform("Name", [{ op: "set_field", node: ada.id, key: "name", value: { text: "Ada" } }]);
  assert.equal(flags() & NodeFlag.stale, NodeFlag.stale);
  assert.ok(document.isStale(shot.id));
  assert.deepEqual(document.staleNodes(), [shot.id]);
  document.undo();
  assert.equal(flags() & NodeFlag.stale, 0);
  document.perform("Rename", [{ op: "rename", node: shot.id, title: "Other" }]);
  assert.equal(document.fingerprint(shot.id), made);
  document.setMade([[shot.id, null]]);
  assert.equal(flags() & NodeFlag.made, 0);
  assert.equal(document.fingerprint(document.root().id), null);
});

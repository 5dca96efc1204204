import assert from "node:assert/strict";
import test from "node:test";
import { benchOf } from "./canvas-bench.mjs";
import { load } from "./load.mjs";

const canvas = await load("../../Tests/Web/canvas-parts.ts");
const bench = () => benchOf(canvas);

const onNode = (node, part = "header") => ({ on: "node", node, part });
const onPort = (node, key, side) => ({ on: "port", node, port: key, side });

test("a click selects, shift adds and takes away, a click on nothing selects nothing", () => {
    const it = bench();
    it.under.target = onNode("a");
    it.down(0, 0);
    assert.deepEqual(it.selected(), ["a"]);
    it.up(0, 0);
    it.under.target = onNode("b");
    it.down(0, 0, { shift: true });
    it.up(0, 0, { shift: true });
    assert.deepEqual(it.selected(), ["a", "b"]);
    it.down(0, 0, { shift: true });
    it.up(0, 0, { shift: true });
    assert.deepEqual(it.selected(), ["a"]);
    it.under.target = { on: "wire", wire: "w" };
    it.down(0, 0);
    it.up(0, 0);
    assert.deepEqual([it.selected(), it.selectedWires()], [[], ["w"]]);
    it.under.target = null;
    it.down(0, 0);
    it.up(0, 0);
    assert.deepEqual(it.selectedWires(), []);
    assert.equal(it.name(), "idle");
});

test("a hand that trembles does not drag", () => {
    const it = bench();
    it.under.target = onNode("a");
    it.down(10, 10);
    it.move(12, 11);
    assert.equal(it.name(), "pressing");
    it.move(15, 11);
    assert.equal(it.name(), "moving");
});

test("cards move on the grid as one step, and freely with alt", () => {
    const it = bench();
    it.under.target = onNode("a");
    it.host.selection.set(["a", "b"]);
    it.down(0, 0);
    it.move(43, 5);
    it.up(43, 5);
    assert.equal(it.performed.length, 1);
    assert.equal(it.performed[0].label, "Move 2 shots");
    assert.deepEqual(it.performed[0].operations.map(({ node, x, y }) => [node, x, y]), [["a", 320, 64], ["b", 320, 64]]);
    assert.deepEqual(it.calls.filter(([what]) => what === "lift").map(([, ids]) => ids), [["a", "b"], null]);
    it.down(0, 0);
    it.move(43, 5, { alt: true });
    it.up(43, 5, { alt: true });
    assert.deepEqual([it.performed[1].operations[0].x, it.performed[1].operations[0].y], [344, 40]);
});

test("Escape puts moved cards back and edits nothing", () => {
    const it = bench();
    it.under.target = onNode("a");
    it.down(0, 0);
    it.move(80, 80);
    it.machine.cancel();
    assert.equal(it.name(), "idle");
    assert.deepEqual(it.calls.at(-1), ["lift", null]);
    it.up(80, 80);
    assert.equal(it.performed.length, 0);
});

test("a card that somebody deletes while it is dragged ends the drag with a word", () => {
    const it = bench();
    it.under.target = onNode("a");
    it.down(0, 0);
    it.move(80, 80);
    assert.equal(it.machine.current.tellsOf("a"), false);
    it.nodes.delete("a");
    assert.equal(it.machine.current.tellsOf("a"), true, "nobody else need say it");
    it.machine.current.documentChanged();
    assert.equal(it.name(), "idle");
    assert.deepEqual(it.told, ["“a” was deleted by somebody else while you moved it."]);
    it.up(90, 90);
    assert.equal(it.performed.length, 0);
});

test("when all dragged cards go, one sentence says so", () => {
    const it = bench();
    it.under.target = onNode("a");
    it.host.selection.set(["a", "b", "kitchen"]);
    it.down(0, 0);
    it.move(80, 80);
    it.nodes.delete("a");
    it.nodes.delete("b");
    assert.deepEqual(["a", "b"].map((node) => it.machine.current.tellsOf(node)), [true, true]);
    it.machine.current.documentChanged();
    assert.deepEqual(it.told, ["“a” and 1 more were deleted by somebody else while you moved them."]);
});

test("when another of the dragged cards goes, the rest moves on", () => {
    const it = bench();
    it.under.target = onNode("a");
    it.host.selection.set(["a", "b"]);
    it.down(0, 0);
    it.move(80, 80);
    it.nodes.delete("b");
    assert.equal(it.machine.current.tellsOf("b"), false, "the drag goes on and says nothing");
    it.machine.current.documentChanged();
    it.up(80, 80);
    assert.deepEqual(it.performed[0].operations.map(({ node }) => node), ["a"]);
    assert.deepEqual(it.told, []);
});

test("a locked card does not move, and says so", () => {
    const it = bench();
    it.nodes.get("a").locked = true;
    it.under.target = onNode("a");
    it.down(0, 0);
    it.move(80, 80);
    assert.equal(it.name(), "idle");
    assert.deepEqual(it.told, ["“a” is locked. Unlock it to move it."]);
});

test("a marquee selects what it meets, adds with shift, takes away with alt, and Escape undoes it", () => {
    const it = bench();
    it.inside(["a"]);
    it.host.selection.set(["kitchen"]);
    it.down(0, 0);
    it.move(100, 100);
    assert.equal(it.name(), "marquee");
    assert.deepEqual(it.selected(), ["a"]);
    assert.deepEqual(it.stage.overlay.marquee, { x: -400, y: -300, width: 100, height: 100 });
    it.machine.current.modifiers({ shift: true, alt: false });
    assert.deepEqual(it.selected(), ["kitchen", "a"]);
    it.machine.cancel();
    assert.deepEqual(it.selected(), ["kitchen"]);
    assert.equal(it.stage.overlay.marquee, null);
    assert.deepEqual([...canvas.merged(new Set(["a", "b"]), ["b"], { shift: false, alt: true })], ["a"]);
});

test("a drag from a port makes a wire: what fits connects, what does not says why while it is dragged", () => {
    const it = bench();
    it.under.target = onPort("kitchen", "scene", "output");
    it.down(0, 0);
    it.under.target = onPort("b", "cast", "input");
    it.move(50, 50);
    assert.equal(it.name(), "wiring");
    assert.equal(it.stage.overlay.label.text, "cast takes something else.");
    assert.equal(it.stage.overlay.wire.refused, true);
    it.under.target = onPort("b", "scene", "input");
    it.move(60, 60);
    assert.equal(it.stage.overlay.label, null);
    assert.deepEqual(it.stage.overlay.wire.to, { x: 10, y: 10 });
    it.up(60, 60);
    assert.deepEqual(it.performed[0].operations, [{
        op: "connect", source: { node: "kitchen", port: "scene" }, target: { node: "b", port: "scene" },
    }]);
    assert.equal(it.stage.overlay.wire, null);
});

test("a wire dropped on a card goes to the first port that fits; on one without inputs it says so", () => {
    const it = bench();
    it.nodes.set("note", { id: "note", kind: "note", title: "Note", x: 0, y: 0, locked: false, fields: {} });
    it.under.target = onPort("kitchen", "scene", "output");
    it.down(0, 0);
    it.under.target = onNode("note", "body");
    it.move(50, 50);
    assert.equal(it.stage.overlay.label.text, "“Note” has no inputs.");
    it.under.target = onNode("b", "picture");
    it.move(60, 60);
    it.up(60, 60);
    assert.equal(it.performed[0].operations[0].target.port, "scene");
});

test("a refused wire that is let go tells its reason and changes nothing", () => {
    const it = bench();
    it.under.target = onPort("kitchen", "scene", "output");
    it.down(0, 0);
    it.under.target = onPort("b", "cast", "input");
    it.move(50, 50);
    it.up(50, 50);
    assert.deepEqual(it.told, ["cast takes something else."]);
    assert.equal(it.performed.length, 0);
    assert.equal(it.name(), "idle");
});

test("a new wire dropped on nothing asks what to add, and stays in sight until that is answered", () => {
    const it = bench();
    it.under.target = onPort("kitchen", "scene", "output");
    it.down(0, 0);
    it.under.target = null;
    it.move(50, 50);
    it.up(50, 50);
    assert.equal(it.name(), "choosing");
    assert.deepEqual(it.opened[0].options.from, { node: "kitchen", port: "scene", side: "output" });
    assert.ok(it.stage.overlay.wire);
    it.opened[0].options.closed();
    assert.equal(it.name(), "idle");
    assert.equal(it.stage.overlay.wire, null);
});

test("a filled single input gives its wire away: dropped on nothing it is gone, elsewhere it connects there", () => {
    const it = bench();
    it.under.target = onPort("a", "scene", "input");
    it.down(0, 0);
    it.under.target = null;
    it.move(50, 50);
    assert.equal(it.name(), "reconnecting");
    assert.equal(it.stage.overlay.wire.moving, "w");
    it.up(50, 50);
    assert.deepEqual(it.performed[0].operations, [{ op: "delete", id: "w" }]);
    it.under.target = onPort("a", "scene", "input");
    it.down(0, 0);
    it.under.target = onPort("b", "scene", "input");
    it.move(50, 50);
    it.up(50, 50);
    assert.deepEqual(it.performed[1].operations, [
        { op: "reconnect", wire: "w", end: "target", port: { node: "b", port: "scene" } },
    ]);
});

test("a wire that is put back where it was changes nothing", () => {
    const it = bench();
    it.under.target = { on: "wireEnd", wire: "w", end: "target" };
    it.down(0, 0);
    it.under.target = onPort("a", "scene", "input");
    it.move(50, 50);
    it.up(50, 50);
    assert.equal(it.performed.length, 0);
    assert.equal(it.name(), "idle");
});

test("a wire loses its hold when somebody deletes its card or itself", () => {
    const it = bench();
    it.under.target = onPort("kitchen", "scene", "output");
    it.down(0, 0);
    it.move(50, 50);
    it.nodes.delete("kitchen");
    assert.equal(it.machine.current.tellsOf("kitchen"), true);
    assert.equal(it.machine.current.tellsOf("a"), false);
    it.machine.current.documentChanged();
    assert.equal(it.name(), "idle");
    assert.deepEqual(it.told, ["“kitchen” was deleted by somebody else while you connected it."]);
    const other = bench();
    other.under.target = { on: "wireEnd", wire: "w", end: "target" };
    other.down(0, 0);
    other.move(50, 50);
    other.wires.delete("w");
    other.machine.current.documentChanged();
    assert.equal(other.name(), "idle");
    assert.equal(other.told.length, 1);
});

test("a drag that begins in the middle of a wire means the canvas behind it", () => {
    const it = bench();
    it.under.target = { on: "wire", wire: "w" };
    it.down(0, 0);
    it.move(50, 50);
    assert.equal(it.name(), "marquee");
});

test("a double click on nothing opens the add box, on a title the title, on a picture the card", () => {
    const it = bench();
    it.down(5, 5, { clicks: 2 });
    it.up(5, 5);
    assert.equal(it.opened[0].kind, "add");
    it.down(50, 50);
    assert.equal(it.name(), "idle");
    assert.equal(it.opened[0].isClosed, true);
    it.up(50, 50);
    it.under.target = onNode("a");
    it.down(5, 5, { clicks: 2 });
    it.up(5, 5);
    assert.equal(it.stage.overlay.editing, "a");
    it.opened[1].options.ended("Arrival");
    assert.deepEqual(it.performed[0].operations, [{ op: "rename", node: "a", title: "Arrival" }]);
    it.under.target = onNode("a", "picture");
    it.down(5, 5, { clicks: 2 });
    it.up(5, 5);
    assert.deepEqual(it.calls.at(-1), ["open", "a"]);
});

test("a press beside a title keeps what was typed; Escape does not; a deleted card ends it with a word", () => {
    const it = bench();
    it.stage.go(new canvas.Editing(it.stage, "a"));
    it.down(5, 5);
    assert.equal(it.performed[0].operations[0].title, "Typed");
    it.stage.go(new canvas.Editing(it.stage, "a"));
    it.opened[1].options.ended(null);
    assert.equal(it.performed.length, 1);
    it.stage.go(new canvas.Editing(it.stage, "b"));
    it.nodes.delete("b");
    assert.equal(it.machine.current.tellsOf("b"), true);
    it.machine.current.documentChanged();
    assert.equal(it.name(), "idle");
    assert.deepEqual(it.told, ["“b” was deleted by somebody else while you renamed it."]);
});

test("a pen that rests opens the menu of what it is on", () => {
    const it = bench();
    it.under.target = onNode("a");
    it.down(0, 0, { type: "pen" });
    it.timers[0]();
    assert.equal(it.opened[0].kind, "menu");
    assert.deepEqual(it.selected(), ["a"]);
    assert.equal(it.timers.length, 0);
});

test("two fingers scale around what is between them", () => {
    const it = bench();
    it.stage.go(new canvas.Pinching(it.stage, it.pointer(300, 300, { id: 1 }), it.pointer(500, 300, { id: 2 })));
    const between = canvas.toCanvas(it.stage.camera, { x: 400, y: 300 });
    it.move(200, 300, { id: 1 });
    it.move(600, 300, { id: 2 });
    assert.ok(Math.abs(it.stage.camera.zoom - 2) < 1e-9);
    const after = canvas.toCanvas(it.stage.camera, { x: 400, y: 300 });
    assert.ok(Math.hypot(after.x - between.x, after.y - between.y) < 1e-9);
    it.up(600, 300, { id: 2 });
    assert.equal(it.name(), "idle");
});

test("space and the middle button pan", () => {
    const it = bench();
    it.stage.isSpaceHeld = true;
    it.under.target = onNode("a");
    it.down(0, 0);
    assert.equal(it.name(), "panning");
    it.up(0, 0);
    it.stage.isSpaceHeld = false;
    it.down(0, 0, { button: 1 });
    assert.equal(it.name(), "panning");
});

test("a palette entry shows where it would go, adds where it is let go, and nothing outside", () => {
    const it = bench();
    const drop = new canvas.PaletteDrop(it.stage, "shot");
    it.stage.go(drop);
    drop.moved({ x: 400, y: 300 });
    assert.deepEqual(it.stage.overlay.ghost, { kind: "shot", at: { x: 0, y: 0 } });
    drop.moved({ x: -5, y: 300 });
    assert.equal(it.stage.overlay.ghost, null);
    assert.equal(drop.dropped({ x: 400, y: 300 }), true);
    const [{ op, node }] = it.performed[0].operations;
    assert.deepEqual([op, node.kind, node.title, node.x, node.y], ["add_node", "shot", "Shot 1", -832, -128]);
    assert.deepEqual(it.selected(), [node.id]);
    const outside = new canvas.PaletteDrop(it.stage, "shot");
    it.stage.go(outside);
    assert.equal(outside.dropped({ x: 900, y: 300 }), false);
    assert.equal(it.performed.length, 1);
    assert.equal(it.name(), "idle");
});

test("the retry button retries, and a pointer that the browser takes away ends any gesture", () => {
    const it = bench();
    it.under.target = { on: "retry", node: "a" };
    it.down(0, 0);
    it.up(0, 0);
    assert.deepEqual(it.calls.at(-1), ["retry", "a"]);
    for (const target of [null, onNode("a"), onPort("kitchen", "scene", "output")]) {
        it.under.target = target;
        it.down(0, 0);
        it.move(50, 50);
        assert.notEqual(it.name(), "idle");
        it.machine.current.pointerLost(1);
        assert.equal(it.name(), "idle");
    }
    assert.equal(it.performed.length, 0);
});

test("a hovered wire names both of its ends", () => {
    const it = bench();
    it.under.target = { on: "wire", wire: "w" };
    it.move(5, 5);
    assert.equal(it.stage.overlay.label.text, "kitchen → a, scene");
    it.wires.delete("w");
    it.machine.current.documentChanged();
    assert.equal(it.stage.overlay.hover, null);
    assert.equal(it.stage.overlay.label, null);
});

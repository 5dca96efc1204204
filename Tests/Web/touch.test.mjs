import assert from "node:assert/strict";
import test from "node:test";
import { benchOf } from "./canvas-bench.mjs";
import { load } from "./load.mjs";

const parts = await load("../../Tests/Web/touch-parts.ts");

const touch = (id, x, y, time) => ({ id, at: { x, y }, time });

test("the first finger presses, moves and is lifted; what it does not hold means nothing", () => {
    const fingers = new parts.Fingers();
    assert.equal(fingers.moved(touch(1, 0, 0, 0)).is, "nothing");
    assert.deepEqual(fingers.pressed(touch(1, 10, 10, 0)), { is: "press", taps: 1 });
    assert.equal(fingers.moved(touch(1, 12, 10, 10)).is, "move");
    assert.equal(fingers.moved(touch(7, 12, 10, 10)).is, "nothing");
    assert.equal(fingers.lifted(touch(1, 12, 10, 20)).is, "release");
    assert.equal(fingers.lifted(touch(1, 12, 10, 30)).is, "nothing");
});

test("taps are counted while they are near and soon, and a drag in between ends the count", () => {
    const fingers = new parts.Fingers();
    const tap = (x, time) => {
        const meaning = fingers.pressed(touch(1, x, 0, time));
        fingers.lifted(touch(1, x, 0, time + 30));
        return meaning.taps;
    };
    assert.deepEqual([tap(0, 0), tap(20, 200), tap(20, 400)], [1, 2, 3]);
    assert.equal(tap(20, 1000), 1, "too late");
    assert.equal(tap(80, 1200), 1, "too far");
    fingers.pressed(touch(1, 80, 0, 1300));
    fingers.moved(touch(1, 200, 0, 1320));
    fingers.lifted(touch(1, 82, 0, 1340));
    assert.equal(tap(80, 1400), 1, "a drag that came back is no tap");
});

test("a throw is as fast as the finger was at last; one that rested throws nothing", () => {
    const fingers = new parts.Fingers();
    fingers.pressed(touch(1, 0, 0, 0));
    for (let at = 1; at <= 10; at += 1) fingers.moved(touch(1, at * 16, 0, at * 16));
    const { speed } = fingers.lifted(touch(1, 160, 0, 161));
    assert.ok(Math.abs(speed.x - 1) < 0.05, String(speed.x));
    assert.equal(speed.y, 0);
    fingers.pressed(touch(1, 0, 0, 1000));
    fingers.moved(touch(1, 100, 0, 1050));
    assert.deepEqual(fingers.lifted(touch(1, 100, 0, 1400)).speed, { x: 0, y: 0 });
});

test("a second finger pinches, the one that stays goes on, and a third waits until all are up", () => {
    const fingers = new parts.Fingers();
    fingers.pressed(touch(1, 0, 0, 0));
    const pinch = fingers.pressed(touch(2, 100, 0, 10));
    assert.deepEqual([pinch.is, pinch.first.id, pinch.second.id], ["pinch", 1, 2]);
    assert.equal(fingers.pressed(touch(3, 50, 50, 20)).is, "nothing");
    assert.equal(fingers.moved(touch(3, 60, 50, 30)).is, "nothing");
    assert.equal(fingers.moved(touch(2, 120, 0, 30)).is, "move");
    const left = fingers.lifted(touch(1, 0, 0, 40));
    assert.deepEqual([left.is, left.with.id, left.with.at.x], ["goOn", 2, 120]);
    assert.equal(fingers.pressed(touch(4, 0, 90, 45)).is, "nothing", "the third is still down");
    assert.equal(fingers.lifted(touch(2, 120, 0, 50)).is, "release");
    assert.equal(fingers.lifted(touch(3, 60, 50, 60)).is, "nothing");
    assert.equal(fingers.lifted(touch(4, 0, 90, 60)).is, "nothing");
    assert.deepEqual(fingers.pressed(touch(5, 0, 0, 70)), { is: "press", taps: 1 });
});

test("the one that stays may pinch again", () => {
    const fingers = new parts.Fingers();
    fingers.pressed(touch(1, 0, 0, 0));
    fingers.pressed(touch(2, 100, 0, 10));
    fingers.lifted(touch(2, 100, 0, 20));
    assert.equal(fingers.pressed(touch(3, 80, 0, 30)).is, "pinch");
});

test("what the system takes away is lost, and of two the other one goes on", () => {
    const fingers = new parts.Fingers();
    fingers.pressed(touch(1, 0, 0, 0));
    assert.equal(fingers.lost(1, 10).is, "lose");
    assert.equal(fingers.lost(1, 10).is, "nothing");
    fingers.pressed(touch(1, 0, 0, 20));
    fingers.pressed(touch(2, 90, 0, 30));
    assert.equal(fingers.lost(1, 40).is, "goOn");
});

test("beside a pen lies a hand: it ends what it began, and begins nothing", () => {
    const fingers = new parts.Fingers();
    fingers.pressed(touch(1, 0, 0, 0));
    assert.equal(fingers.penIsDown(true).is, "lose");
    assert.equal(fingers.moved(touch(1, 5, 5, 10)).is, "nothing");
    assert.equal(fingers.pressed(touch(2, 0, 0, 20)).is, "nothing");
    assert.equal(fingers.penIsDown(false).is, "nothing");
    assert.equal(fingers.moved(touch(2, 50, 0, 30)).is, "nothing", "it was there before");
    fingers.lifted(touch(1, 0, 0, 40));
    assert.equal(fingers.pressed(touch(3, 0, 0, 50)).is, "press");
});

test("a sheet comes to rest at the nearest of its heights, further when it is thrown, and goes when it is thrown away", () => {
    const places = { peek: 80, half: 340, full: 700 };
    assert.equal(parts.restingHeight(330, 0, places), "half");
    assert.equal(parts.restingHeight(560, 0, places), "full");
    assert.equal(parts.restingHeight(400, 1, places), "full");
    assert.equal(parts.restingHeight(300, -0.6, places), "peek");
    assert.equal(parts.restingHeight(120, 0, places), "peek");
    assert.equal(parts.restingHeight(90, -1, places), null);
    assert.equal(parts.restingHeight(30, 0, places), null);
    assert.deepEqual([parts.heightBeside("peek", 1), parts.heightBeside("full", 1), parts.heightBeside("peek", -1)], ["half", "full", null]);
});

/** The bench of the interactions, driven by fingers. */
function tablet(selectsSeveral = false) {
    const it = benchOf(parts);
    const rings = [];
    globalThis.document = { createElement: () => ({ style: {}, remove: () => rings.push("gone") }) };
    const coasts = [];
    const desk = new parts.TouchDesk({
        parent: { addEventListener: () => undefined, append: () => rings.push("shown") }, stage: it.stage, machine: it.machine,
        coast: (by, milliseconds) => coasts.push({ by, milliseconds }),
    }, () => selectsSeveral);
    let time = 0;
    const tell = (what) => (x, y, id = 1) => desk.heard(what, it.pointer(x, y, { id, type: "touch" }), (time += 10));
    return {
        ...it, desk, rings, coasts, wait: (milliseconds) => { time += milliseconds; },
        down: tell("pointerdown"), move: tell("pointermove"), up: tell("pointerup"), lose: tell("pointercancel"),
        tap(x, y) {
            this.down(x, y);
            this.up(x, y);
        },
    };
}

const onNode = (node, part = "picture") => ({ on: "node", node, part });

test("a drag moves the canvas, from a card that is not selected too, and a throw lets it run on", () => {
    for (const target of [null, onNode("a"), { on: "wire", wire: "w" }]) {
        const it = tablet();
        it.under.target = target;
        it.down(0, 0);
        it.move(20, 0);
        assert.equal(it.name(), "panning");
        it.move(40, 10);
        assert.ok(it.stage.camera.x < 0);
        it.up(60, 10);
        assert.equal(it.name(), "idle");
        assert.equal(it.coasts.length, 1);
        assert.ok(it.coasts[0].by.x > 0);
        assert.equal(it.performed.length, 0);
        assert.deepEqual(it.selected(), []);
    }
});

test("a drag from a selected card carries the selection", () => {
    const it = tablet();
    it.under.target = onNode("a");
    it.host.selection.set(["a", "b"]);
    it.down(0, 0);
    it.move(43, 5);
    assert.equal(it.name(), "moving");
    it.up(43, 5);
    assert.equal(it.performed[0].label, "Move 2 shots");
    assert.equal(it.coasts.length, 0);
});

test("a tap selects, on nothing it selects nothing; two taps add there, or open the card", () => {
    const it = tablet();
    it.under.target = onNode("a");
    it.tap(10, 10);
    assert.deepEqual(it.selected(), ["a"]);
    it.tap(14, 12);
    assert.deepEqual(it.calls, [["open", "a"]]);
    it.wait(1000);
    it.under.target = null;
    it.tap(300, 300);
    assert.deepEqual(it.selected(), []);
    it.tap(300, 300);
    assert.equal(it.opened[0].kind, "add");
    assert.equal(it.name(), "choosing");
    it.tap(500, 500);
    assert.equal(it.name(), "idle", "a touch beside the box closes it");
    assert.equal(it.opened.length, 1);
});

test("a finger that rests opens the menu, with a ring until then; one that moves does not", () => {
    const it = tablet();
    it.under.target = onNode("a");
    it.down(0, 0);
    assert.deepEqual(it.rings, ["shown"]);
    it.timers[0]();
    assert.deepEqual(it.rings, ["shown", "gone"]);
    assert.equal(it.opened[0].kind, "menu");
    assert.deepEqual(it.selected(), ["a"]);
    it.up(0, 0);
    assert.equal(it.name(), "choosing");
    const other = tablet();
    other.down(0, 0);
    other.move(40, 0);
    assert.deepEqual([other.timers.length, other.rings.at(-1)], [0, "gone"]);
});

test("a second finger ends a wire, a move and a pan with nothing changed, and pinches", () => {
    const port = { on: "port", node: "kitchen", port: "scene", side: "output" };
    for (const [target, selection, name] of [[port, [], "wiring"], [onNode("a"), ["a"], "moving"], [null, [], "panning"]]) {
        const it = tablet();
        it.under.target = target;
        it.host.selection.set(selection);
        it.down(0, 0);
        it.move(50, 0);
        assert.equal(it.name(), name);
        it.down(250, 0, 2);
        assert.equal(it.name(), "pinching");
        it.move(450, 0, 2);
        assert.ok(Math.abs(it.stage.camera.zoom - 2) < 1e-9);
        it.up(50, 0, 1);
        assert.equal(it.name(), "panning", "the other finger holds the canvas");
        it.wait(200);
        it.up(450, 0, 2);
        assert.equal(it.name(), "idle");
        assert.equal(it.performed.length, 0);
        assert.equal(it.stage.overlay.wire, null);
        assert.deepEqual(it.selected(), selection);
    }
});

test("a finger that draws a wire says where it is, until it is lifted", () => {
    const it = tablet();
    it.under.target = { on: "port", node: "kitchen", port: "scene", side: "output" };
    it.down(0, 0);
    it.move(50, 0);
    assert.deepEqual(it.stage.overlay.finger, { x: 50, y: 0 });
    it.under.target = { on: "port", node: "b", port: "scene", side: "input" };
    it.move(90, 0);
    it.up(90, 0);
    assert.equal(it.stage.overlay.finger, undefined);
    assert.equal(it.performed[0].operations[0].op, "connect");
});

test("a wire that does not fit is refused with its reason", () => {
    const it = tablet();
    it.under.target = { on: "port", node: "kitchen", port: "scene", side: "output" };
    it.down(0, 0);
    it.move(50, 0);
    it.under.target = { on: "port", node: "b", port: "cast", side: "input" };
    it.move(90, 0);
    assert.equal(it.stage.overlay.wire.refused, true);
    it.up(90, 0);
    assert.deepEqual([it.performed.length, it.told], [0, ["cast takes something else."]]);
});

test("where several are selected, taps add and take away, and a drag draws a frame", () => {
    const it = tablet(true);
    it.under.target = onNode("a");
    it.tap(0, 0);
    it.wait(900);
    it.under.target = onNode("b");
    it.tap(0, 0);
    assert.deepEqual(it.selected(), ["a", "b"]);
    it.tap(0, 0);
    assert.deepEqual(it.selected(), ["a"], "and two of them are two taps");
    it.under.target = null;
    it.inside(["b"]);
    it.down(0, 0);
    it.move(50, 50);
    assert.equal(it.name(), "marquee");
    it.up(50, 50);
    assert.deepEqual(it.selected(), ["a", "b"]);
});

test("a finger that is taken away changes nothing; a hand beside a pen neither", () => {
    const it = tablet();
    it.under.target = onNode("a");
    it.host.selection.set(["a"]);
    it.down(0, 0);
    it.move(60, 0);
    it.lose(60, 0);
    assert.deepEqual([it.name(), it.performed.length, it.selected()], ["idle", 0, ["a"]]);
    it.desk.penIsDown(true);
    it.tap(300, 300);
    assert.deepEqual(it.selected(), ["a"]);
    it.desk.penIsDown(false);
});

test("the ends of a selected wire stand away from its ports, as large for a finger at any zoom", () => {
    const it = tablet();
    it.host.selection.set([], ["w"]);
    it.stage.document.portPosition = ({ side }) => (side === "output" ? { x: 0, y: 0 } : { x: 3200, y: 0 });
    for (const zoom of [0.5, 1, 3]) {
        it.stage.camera = { ...it.stage.camera, zoom };
        const place = parts.toScreen(it.stage.camera, { x: 0, y: 0 });
        assert.equal(parts.handleAt(it.stage, { x: place.x + 46, y: place.y })?.end, "source");
        assert.equal(parts.handleAt(it.stage, { x: place.x + 46, y: place.y + 21 })?.end, "source");
        assert.equal(parts.handleAt(it.stage, { x: place.x + 46, y: place.y + 24 }), null);
    }
    // Ports that are near each other have theirs above and below, so that neither lies at the other's port.
    it.stage.document.portPosition = ({ side }) => (side === "output" ? { x: 0, y: 0 } : { x: 400, y: 80 });
    it.stage.camera = { ...it.stage.camera, zoom: 1 };
    assert.equal(parts.handleAt(it.stage, { x: 400, y: 300 - 46 })?.end, "source");
    assert.equal(parts.handleAt(it.stage, { x: 450, y: 310 + 46 })?.end, "target");
    assert.equal(parts.handleAt(it.stage, { x: 446, y: 300 }), null);
    it.stage.camera = { ...it.stage.camera, zoom: 0.2 };
    assert.equal(parts.handleAt(it.stage, { x: 446, y: 300 }), null, "from far away there are no ports");
});

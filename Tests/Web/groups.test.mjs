import assert from "node:assert/strict";
import test from "node:test";
import { adding, connecting, film as filmOf, hostOf, node, wire } from "./film.mjs";
import { load } from "./load.mjs";

const groups = await load("../../Tests/Web/groups-parts.ts");

function film() {
    const core = filmOf();
    const host = hostOf(core);
    const [mara, kitchen] = [node("character", 0, 0), node("scene", 0, 4000)];
    const [first, second] = [node("shot", 4000, 0, { title: "1A" }), node("shot", 4000, 4000, { title: "1B" })];
    const cut = node("sequence", 9000, 0);
    const wires = [
        wire(mara, "character", first, "cast"), wire(mara, "character", second, "cast"), wire(kitchen, "scene", first, "scene"),
        wire(first, "video", cut, "video"), wire(second, "video", cut, "video", "c0"),
    ];
    core.perform("Lay out", [...adding([mara, kitchen, first, second, cut]), ...connecting(wires)]);
    const canvas = { endGesture: () => undefined, freePlace: () => ({ x: 100, y: 100 }), stage: { host } };
    return { core, host, canvas, mara, kitchen, first, second, cut, wires };
}

const parents = (core, ...nodes) => nodes.map(({ id }) => core.node(id).parent);

test("a frame stands around what was selected, with room for its title, and is one step of undo", () => {
    const { core, host, canvas, first, second } = film();
    const before = Buffer.from(core.snapshot()).toString("hex");
    host.selection.set([first.id, second.id]);
    const frame = groups.frame(canvas);
    assert.deepEqual(parents(core, first, second), [frame, frame]);
    const [around, inside] = [core.rectOf(frame), core.bounds([first.id, second.id])];
    assert.ok(around.x < inside.x && around.y + 28 * 8 <= inside.y);
    assert.ok(around.x + around.width > inside.x + inside.width && around.y + around.height > inside.y + inside.height);
    core.undo();
    assert.equal(Buffer.from(core.snapshot()).toString("hex"), before);
});

test("what lies in a frame stands in it: what is between the selected cards, and what a new size takes in or lets go", () => {
    const { core, host, canvas, first, second } = film();
    const between = node("shot", 4000, 2000, { title: "1Aa" });
    core.perform("Add", adding([between]));
    host.selection.set([first.id, second.id]);
    const frame = groups.frame(canvas);
    assert.deepEqual(parents(core, first, between, second), [frame, frame, frame]);
    const rect = core.rectOf(frame);
    const smaller = groups.refitting(host, frame, { ...rect, height: 2000 });
    assert.deepEqual(new Set(smaller.map(({ node: id, parent }) => `${id} ${parent}`)), new Set([`${second.id} null`, `${between.id} null`]));
    core.perform("Resize", smaller);
    assert.deepEqual(new Set(groups.refitting(host, frame, rect).map(({ node: id }) => id)), new Set([between.id, second.id]));
    core.perform("Lock", [{ op: "set_switch", node: between.id, switch: "locked", on: true }]);
    assert.deepEqual(groups.refitting(host, frame, rect).map(({ node: id }) => id), [second.id]);
});

test("a folded frame stands for what it holds, and its wires meet it", () => {
    const { core, host, canvas, first, second, cut } = film();
    host.selection.set([first.id, second.id]);
    const frame = groups.frame(canvas);
    groups.fold(host, frame);
    assert.equal(core.standIn(first.id).node, frame);
    const face = core.face(core.standIn(first.id).face);
    assert.deepEqual(face.outputs.map(({ ends }) => ends.length), [2]);
    assert.ok(!core.seenNodes().includes(first.id) && core.seenNodes().includes(cut.id));
    groups.fold(host, frame);
    assert.equal(core.standIn(first.id).node, first.id);
});

test("a card that is let go in a frame comes into it, and out of it elsewhere; one that comes along stays", () => {
    const { core, host, canvas, first, mara } = film();
    host.selection.set([first.id]);
    const frame = groups.frame(canvas);
    const into = { x: core.rectOf(frame).x - core.node(mara.id).x, y: core.rectOf(frame).y + 600 - core.node(mara.id).y };
    assert.deepEqual(groups.regrouping(host, [mara.id], into), [{ op: "group", node: mara.id, parent: frame }]);
    assert.deepEqual(groups.regrouping(host, [first.id], { x: 40000, y: 0 }), [{ op: "group", node: first.id, parent: null }]);
    assert.deepEqual(groups.regrouping(host, [frame, first.id], { x: 40000, y: 0 }), []);
    core.perform("Lock", [{ op: "set_switch", node: frame, switch: "locked", on: true }]);
    assert.deepEqual(groups.regrouping(host, [first.id], { x: 40000, y: 0 }), [], "nothing leaves a locked frame");
});

test("a subgraph is entered, shows what it is joined to beside it, and can be dissolved", () => {
    const { core, host, canvas, first, second, mara, cut } = film();
    const before = core.bounds([first.id, second.id]);
    host.selection.set([first.id, second.id]);
    const act = groups.subgraph(canvas);
    assert.deepEqual(core.seenNodes().length, 4);
    core.enter(act);
    assert.deepEqual(new Set(core.seenNodes()), new Set([first.id, second.id]));
    assert.ok(core.isOutside(mara.id) && core.standIn(mara.id).node === mara.id && core.isOutside(cut.id));
    assert.deepEqual(core.bounds([first.id, second.id]), before);
    // New cards come into it.
    assert.equal(core.holderAt(0, 0), act);
    core.enter(null);
    host.selection.set([act]);
    assert.equal(groups.dissolve(host), true);
    assert.deepEqual(parents(core, first, second), [null, null]);
    assert.equal(core.node(act), null);
    assert.deepEqual(host.selection.nodes, new Set([first.id, second.id]));
});

test("a copy of a subgraph shows the fields and ports of its own inside", () => {
    const { core, host, canvas, first } = film();
    host.selection.set([first.id]);
    const act = groups.subgraph(canvas);
    core.perform("Show", [
        { op: "set_field", node: act, key: "shown", value: groups.fieldsValue([{ node: first.id, field: "duration" }]) },
        { op: "set_field", node: act, key: "ports", value: groups.portsValue([{ node: first.id, port: "scene", side: "input" }]) },
    ]);
    const shown = groups.shownFields(core, host.catalogue, core.node(act));
    assert.deepEqual(shown.map(({ node: owner, field }) => [owner, field]), [[first.id, "duration"]]);
    const { operations, nodes } = core.pasting(core.copying([act]), { x: 0, y: 20000 });
    core.perform("Paste", operations);
    const copy = nodes.map((id) => core.node(id)).find(({ kind }) => kind === "subgraph");
    const inner = nodes.map((id) => core.node(id)).find(({ kind }) => kind === "shot");
    assert.equal(inner.parent, copy.id);
    assert.deepEqual(groups.shownPorts(core, copy), [{ node: inner.id, port: "scene", side: "input" }]);
});

test("what is gone inside is no longer shown, and what is there is offered", () => {
    const { core, host, canvas, first, second } = film();
    host.selection.set([first.id, second.id]);
    const act = groups.subgraph(canvas);
    core.perform("Show", [{ op: "set_field", node: act, key: "shown", value: groups.fieldsValue([{ node: first.id, field: "duration" }]) }]);
    const titles = groups.offeredFields(core, host.catalogue, core.node(act)).map(({ title }) => title);
    assert.ok(titles.includes("1B · duration") && !titles.includes("1A · duration"));
    core.perform("Delete", core.deleting([first.id], []));
    assert.deepEqual(groups.shownFields(core, host.catalogue, core.node(act)), []);
});

test("a frame that is carried carries all that it holds, and is put down with it", () => {
    const { core, host, canvas, first, second } = film();
    host.selection.set([first.id, second.id]);
    const frame = groups.frame(canvas);
    const before = core.rectOf(second.id);
    core.lift([frame]);
    core.liftBy(80, 160);
    assert.deepEqual(new Set(core.lifted), new Set([frame, first.id, second.id]));
    assert.deepEqual(core.rectOf(second.id), { ...before, x: before.x + 80, y: before.y + 160 });
    core.lift(null);
    assert.deepEqual([core.lifted.length, core.rectOf(second.id)], [0, before]);
});

test("what is let go from the library comes into the subgraph that is open, or the frame it is let go in", () => {
    const { core, host, canvas, first } = film();
    host.selection.set([first.id]);
    const act = groups.subgraph(canvas);
    const asset = { id: "00000000000000000000000009", name: "Still", kind: "image", fields: {} };
    const drop = (x, y) => groups.put(
        host, { puts: [{ asset, kind: host.catalogue.kind("image"), at: { x, y } }] }, { label: "Add", gesture: "drop" })[0];
    assert.equal(core.node(drop(0, 0)).parent, null);
    core.enter(act);
    assert.equal(core.node(drop(0, 2000)).parent, act);
    host.selection.set([first.id]);
    const frame = groups.frame(canvas);
    const rect = core.rectOf(frame);
    assert.equal(core.node(drop((rect.x + rect.width / 2) / 8, (rect.y + rect.height / 2) / 8)).parent, frame);
    assert.equal(groups.targetUnder(host, { on: "node", node: frame, part: "header" }), undefined, "a frame's title is its ground");
});

test("what is laid out moves a frame as one block, with what stands in it where it stood", () => {
    const { core, host, canvas, first, second, mara } = film();
    host.selection.set([first.id, second.id]);
    const frame = groups.frame(canvas);
    core.perform("Move", core.moving([frame], 300 * 64, 90 * 64));
    const between = () => [core.node(first.id).x - core.node(frame).x, core.node(second.id).y - core.node(frame).y];
    const before = between();
    host.selection.set([]);
    assert.equal(groups.layOut(host), true);
    assert.deepEqual(between(), before);
    assert.ok(core.node(frame).x > core.node(mara.id).x && core.node(frame).x < 300 * 64);
});

test("a wire is led over points, in their order, and carries them when both its cards move", () => {
    const { core, host, first, cut, wires } = film();
    const id = wires[3].id;
    groups.lead(host, id, [{ x: 6000, y: -800 }, { x: 8000, y: -800 }], "Lead over a point");
    assert.equal(groups.placeOn(groups.courseOf(core, id), { x: 7000, y: -700 }), 1);
    core.perform("Move", core.moving([first.id, cut.id], 80, 160));
    assert.deepEqual(groups.routeOf(core, id), [{ x: 6080, y: -640 }, { x: 8080, y: -640 }]);
    core.perform("Move", core.moving([first.id], 80, 160));
    assert.deepEqual(groups.routeOf(core, id)[0], { x: 6080, y: -640 }, "one end alone takes no point along");
    groups.lead(host, id, Array.from({ length: 33 }, () => ({ x: 0, y: 0 })), "Lead over a point");
    assert.match(host.told.at(-1), /32 points at most/);
    groups.lead(host, id, [], "Straighten");
    assert.equal(core.wire(id).fields.route, undefined);
});

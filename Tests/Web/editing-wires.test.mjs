/** Wires that go on: joined where a card is deleted, led through a card that is put in. */
import assert from "node:assert/strict";
import test from "node:test";
import { catalogue, contentOf, editing, film, hostOf, node, refusalOf, wire } from "./film.mjs";

/** One shot through two grades into a cut, between two other shots. */
function chain() {
    const [before, shot, after, soft, warm, cut] = [
        node("shot"), node("shot"), node("shot"), node("grade", 3200), node("grade", 6400), node("sequence", 9600)];
    const wires = [
        wire(before, "video", cut, "video", "80"), wire(shot, "video", soft, "video"), wire(soft, "video_out", warm, "video"),
        wire(warm, "video_out", cut, "video", "81", { fields: { duration: { frames: 12 } } }), wire(after, "video", cut, "video", "82")];
    const core = film([before, shot, after, soft, warm, cut], wires);
    return { core, host: hostOf(core), before, shot, after, soft, warm, cut, wires };
}

const into = (core, { id }, port) => core.wiresInto(id, port).map(({ source }) => source.node);

test("a deleted card's wires are joined, in their place and with what they carry", () => {
    const { core, host, before, shot, after, soft, warm, cut } = chain();
    host.selection.set([soft.id, warm.id]);
    assert.equal(editing.deleteAndHeal(host), true);
    assert.deepEqual(into(core, cut), [before.id, shot.id, after.id]);
    assert.deepEqual(core.wiresInto(cut.id)[1].fields, { duration: { frames: 12 } });
    assert.equal(refusalOf(core), null);
    core.undo();
    assert.deepEqual(into(core, cut), [before.id, warm.id, after.id], "one step of undo");
});

test("one card of a chain goes", () => {
    const { core, host, soft, warm, shot } = chain();
    host.selection.set([soft.id]);
    editing.deleteAndHeal(host);
    assert.deepEqual(into(core, warm), [shot.id]);
    assert.deepEqual(host.told, []);
});

test("where nothing fits the card goes all the same, and that is said", () => {
    const [mara, shot, cut] = [node("character"), node("shot"), node("sequence")];
    const core = film([mara, shot, cut], [wire(mara, "character", shot, "cast"), wire(shot, "video", cut, "video")]);
    const host = hostOf(core);
    host.selection.set([shot.id]);
    assert.equal(editing.deleteAndHeal(host), true);
    assert.deepEqual([contentOf(core).nodes.length, contentOf(core).wires.length], [2, 0]);
    assert.match(host.told[0], /no wires were joined/);
});

test("a wire that is there already is not doubled, and a locked card refuses", () => {
    const { core, host, shot, soft, warm, cut } = chain();
    core.perform("Wire", [{ op: "connect", wire: wire(shot, "video", cut, "video", "90") }]);
    host.selection.set([soft.id, warm.id]);
    editing.deleteAndHeal(host);
    assert.equal(into(core, cut).filter((id) => id === shot.id).length, 1);
    const other = chain();
    other.core.perform("Lock", [{ op: "set_switch", node: other.cut.id, switch: "locked", on: true }]);
    other.host.selection.set([other.warm.id]);
    assert.equal(editing.deleteAndHeal(other.host), false);
    assert.match(other.host.told.at(-1), /locked/);
});

test("many inputs in the place of one keep their order", () => {
    const places = editing.placesBetween("81", "82", 5);
    const all = ["81", ...places, "82"];
    assert.deepEqual([...all].sort(), all);
    assert.equal(new Set(all).size, 7);
    assert.ok(all.every((place) => !place.endsWith("00")));
    const behind = ["81", ...editing.placesBetween("81", undefined, 300)];
    assert.deepEqual([...behind].sort(), behind);
    assert.ok(editing.placesBetween("81", "81", 2).every((place) => place > "81"), "two wires at one place");
    const numbered = Array.from({ length: 40_000 }, (_, index) => editing.placeOf(index));
    assert.deepEqual([...numbered].sort(), numbered);
    assert.equal(new Set(numbered).size, numbered.length);
});

test("a card without wires is put into a wire it fits, and the wire keeps its place", () => {
    const { core, host, before, after, warm, shot, cut, wires } = chain();
    const grade = node("grade", 0, 8000);
    core.perform("Add", [{ op: "add_node", node: grade }]);
    assert.deepEqual([...editing.joints(host, wires[0]).keys()], ["grade"]);
    assert.equal(editing.putInto(host, wires[0].id, grade.id, { x: 80, y: -80 }), true);
    assert.deepEqual(into(core, cut), [grade.id, warm.id, after.id]);
    assert.deepEqual(into(core, grade), [before.id]);
    assert.deepEqual([core.node(grade.id).x, core.node(grade.id).y], [80, 7920]);
    assert.equal(editing.jointOf(host, wires[1].id, grade.id), undefined, "a wired card is not put in again");
    assert.equal(editing.jointOf(host, wires[1].id, shot.id), undefined);
    core.undo();
    assert.deepEqual(into(core, cut), [before.id, warm.id, after.id], "one step of undo");
});

test("a new card goes into a wire; a kind that does not fit does not", () => {
    const { core, host, wires, cut, before } = chain();
    assert.equal(editing.addInto(host, wires[0].id, "note", { x: 0, y: 0 }), false);
    assert.equal(editing.addInto(host, wires[0].id, "grade", { x: 200, y: 100 }), true);
    const [added] = host.selection.nodes;
    assert.equal(core.node(added).kind, "grade");
    assert.deepEqual(into(core, cut)[0], added);
    assert.deepEqual(core.wiresInto(added)[0].source.node, before.id);
    assert.equal(refusalOf(core), null);
});

test("the wire under a card is the nearest that runs through it", () => {
    const { core, wires } = chain();
    core.setFaces({ kinds: {} });
    const end = core.portPosition({ node: wires[1].target.node, port: "video", side: "input" });
    const box = { x: end.x - 1000, y: end.y - 200, width: 800, height: 400 };
    assert.equal(editing.wiresUnder(core, box, { x: end.x - 600, y: end.y })[0].wire, wires[1].id);
    assert.deepEqual(editing.wiresUnder(core, { ...box, y: box.y + 20_000 }, { x: 0, y: 0 }), []);
});

test("the box at the end of a wire offers first what needs it, and last what only converts it", () => {
    const [kitchen, image, shot] = [node("scene"), node("image"), node("shot")];
    const core = film([kitchen, image, shot]);
    const host = { core, catalogue };
    assert.deepEqual([...editing.fitting(host, { node: kitchen.id, port: "scene", side: "output" })], [["shot", "scene"]]);
    const forImage = [...editing.fitting(host, { node: image.id, port: "image", side: "output" }).keys()];
    assert.deepEqual(forImage, ["character", "sequence", "grade"]);
    const forShot = [...editing.fitting(host, { node: shot.id, port: "video", side: "output" }).keys()];
    assert.deepEqual(forShot, ["sequence", "grade"]);
});

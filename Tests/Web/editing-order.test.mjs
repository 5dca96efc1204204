/** Selecting, lining up, guides, and finding by letters. */
import assert from "node:assert/strict";
import test from "node:test";
import { contentOf, editing, film, hostOf, node, random, refusalOf, wire } from "./film.mjs";

const box = (x, y, width = 100, height = 50) => ({ x, y, width, height });

test("what leads here, what it leads to, and both", () => {
    const [a, b, c, d, lone] = ["character", "shot", "sequence", "scene", "note"].map((kind) => node(kind));
    const core = film([a, b, c, d, lone], [wire(a, "character", b, "cast"), wire(d, "scene", b, "scene"), wire(b, "video", c, "video")]);
    const found = (starts, way) => [...editing.reached(core, starts.map(({ id }) => id), way)].sort();
    const ids = (...nodes) => nodes.map(({ id }) => id).sort();
    assert.deepEqual(found([b], "upstream"), ids(a, b, d));
    assert.deepEqual(found([b], "downstream"), ids(b, c));
    assert.deepEqual(found([b], "both"), ids(a, b, c, d));
    assert.deepEqual(found([lone], "both"), ids(lone));
});

test("cards are brought into line by edges and middles", () => {
    const boxes = [box(0, 0), box(40, 100, 60, 20), box(-30, 60, 200, 10)];
    const xs = (edge) => editing.aligned(boxes, edge).map(({ x }) => x);
    const ys = (edge) => editing.aligned(boxes, edge).map(({ y }) => y);
    assert.deepEqual(xs("left"), [-30, -30, -30]);
    assert.deepEqual(xs("right"), [70, 110, -30]);
    assert.deepEqual(xs("centre"), [20, 40, -30]);
    assert.deepEqual(ys("top"), [0, 0, 0]);
    assert.deepEqual(ys("bottom"), [70, 100, 110]);
    assert.deepEqual(ys("middle"), [35, 50, 55]);
    assert.deepEqual(ys("left"), [0, 100, 60], "the other direction stays");
});

test("cards are distributed with as much room between all, the outer ones stay", () => {
    const boxes = [box(0, 0), box(500, 0), box(130, 0, 60), box(300, 0, 20)];
    assert.deepEqual(editing.distributed(boxes, "across").map(({ x }) => Math.round(x)), [0, 500, 207, 373]);
    assert.deepEqual(editing.distributed(boxes.slice(0, 2), "across"), [{ x: 0, y: 0 }, { x: 500, y: 0 }]);
    const piled = editing.distributed([box(0, 0), box(10, 0), box(20, 0)], "across").map(({ x }) => x);
    assert.deepEqual(piled, [0, 10, 20]);
});

test("a card is drawn to the edges and middles of others within reach, and the lines are shown", () => {
    const guides = new editing.Guides([box(0, 0), box(300, 200)]);
    assert.deepEqual(guides.pull(box(5, 400), 8), { x: -5, y: undefined });
    assert.deepEqual(guides.pull(box(500, 197), 8), { x: undefined, y: 3 });
    assert.deepEqual(guides.pull(box(504, 400), 8), { x: undefined, y: undefined });
    assert.deepEqual(guides.pull(box(403, 0), 8), { x: -3, y: 0 });
    const lines = guides.through(box(0, 400));
    assert.deepEqual(lines.filter(({ isUpright }) => isUpright).map(({ at, from, to }) => [at, from, to]), [[0, 0, 450]], "one line says enough");
    assert.deepEqual(new editing.Guides([]).through(box(0, 0)), []);
});

test("the letters that were typed are found, the best first", () => {
    const best = (typed, ...texts) => texts.map((text) => [text, editing.fit(text, typed)?.score ?? -1])
        .sort((a, b) => b[1] - a[1])[0][0];
    assert.equal(best("lay", "Play or stop", "Lay out the selection"), "Lay out the selection");
    assert.equal(best("sw", "Show the selection", "Select what leads here"), "Select what leads here");
    assert.equal(best("run", "Return", "Run everything"), "Run everything");
    assert.equal(best("mara", "Mara", "Mara in the kitchen"), "Mara");
    assert.equal(best("sel ev", "Make variations of the selected shot Variations", "Select everything"), "Select everything");
    assert.equal(editing.fit("Shot 3", "zz"), undefined);
    assert.equal(editing.fit("a long title with letters far apart", "ath"), undefined);
    assert.deepEqual(editing.fit("Run everything", "rev").places, [0, 4, 5]);
    assert.deepEqual(editing.fit("Shot", "shot").places, [0, 1, 2, 3]);
    for (const odd of ["İstanbul", "ﬁn", "", "𝕏"]) assert.doesNotThrow(() => editing.fit(odd, "i"));
});

test("the command palette ranks over groups, and remembers what was used", () => {
    const find = (group, title, detail = "") => ({ id: `${group} ${title}`, group, title, detail, run: () => undefined });
    const finds = [find("Commands", "Run everything"), find("Cards", "Run, Lola", "Shot"), find("Add", "Add Shot", "One run of the camera"),
        find("Projects", "Run"), find("Cards", "3B", "Shot")];
    const titles = (typed, recent = []) => editing.searched(finds, typed, recent).map(({ find: { title } }) => title);
    assert.deepEqual(titles("run")[0], "Run");
    assert.ok(titles("run").includes("Run everything"));
    assert.deepEqual(titles("shot").slice(0, 2), ["Add Shot", "3B"].sort((a, b) => titles("shot").indexOf(a) - titles("shot").indexOf(b)));
    assert.deepEqual(titles("")[0], "Run everything");
    assert.ok(!titles("").includes("3B"), "cards are not listed before anything is typed");
    assert.deepEqual(titles("", ["Cards 3B"])[0], "3B");
    assert.deepEqual(titles("nothing like it"), []);
});

/** Everything that editing does, at random. */
function editedAtRandom(host, pick) {
    const { core } = host;
    const { nodes, wires } = contentOf(core);
    const some = () => nodes.filter(() => pick.next() < 0.3).map(({ id }) => id);
    const at = { x: pick.below(2000), y: pick.below(2000) };
    host.selection.set(some());
    const chosen = [...host.selection.nodes];
    switch (pick.below(9)) {
        case 0: return wires.length > 0 && editing.addInto(host, pick.pick(wires).id, "grade", at);
        case 1: return editing.deleteAndHeal(host);
        case 2: return editing.layOut(host);
        case 3: return editing.pasteGraph(host, JSON.stringify(core.copying(chosen)), { at, keepsInputs: pick.next() < 0.5 });
        case 4: return editing.place(host, core.copying(chosen), new editing.LeftOut(), { at, keepsInputs: true, label: "Duplicate" });
        case 5: return host.perform("Move", core.moving(chosen, 64 * pick.below(20), 64 * pick.below(20)));
        case 6: return host.perform("Lock", chosen.map((id) => ({ op: "set_switch", node: id, switch: "bypassed", on: pick.next() < 0.5 })));
        case 7: {
            const gesture = `drag ${pick.next()}`;
            const moved = chosen.slice(0, 1);
            for (let step = 0; step < 5; step += 1) host.perform("Drag", core.moving(moved, 8, 8), gesture);
            return moved.length;
        }
        default: return host.perform("Delete", core.deleting(chosen.slice(0, 2), wires.slice(0, 1).map(({ id }) => id)));
    }
}

test("a random sequence of edits undone all the way gives the first document byte for byte, and again the last", () => {
    for (let seed = 1; seed <= 60; seed += 1) {
        const pick = random(seed);
        const [mara, kitchen, one, two, soft, cut] = ["character", "scene", "shot", "shot", "grade", "sequence"].map((kind, index) =>
            node(kind, 2400 * index, 640 * index));
        const core = film([mara, kitchen, one, two, soft, cut], [
            wire(mara, "character", one, "cast"), wire(kitchen, "scene", one, "scene"), wire(kitchen, "scene", two, "scene"),
            wire(one, "video", soft, "video"), wire(soft, "video_out", cut, "video", "80"), wire(two, "video", cut, "video", "81")]);
        const host = hostOf(core);
        const first = core.snapshot();
        const states = [first];
        for (let edit = 0; edit < 25; edit += 1) {
            editedAtRandom(host, pick);
            const now = core.snapshot();
            if (Buffer.compare(now, states.at(-1)) !== 0) states.push(now);
            assert.equal(refusalOf(core), null, `seed ${seed}, edit ${edit}`);
        }
        const last = core.snapshot();
        let steps = 0;
        while (core.undoLabel !== "Lay out" || Buffer.compare(core.snapshot(), first) !== 0) {
            core.undo();
            steps += 1;
            assert.ok(steps <= 26, `seed ${seed}: more steps than edits`);
        }
        assert.deepEqual(core.snapshot(), first, `seed ${seed}`);
        while (core.redoLabel !== null) core.redo();
        assert.deepEqual(core.snapshot(), last, `seed ${seed}: redone`);
        core.close();
    }
});

/** Pasting what comes from anywhere: what fits comes in, the rest is told, and nothing breaks. */
import assert from "node:assert/strict";
import test from "node:test";
import { catalogue, contentOf, editing, film, hostOf, node, random, refusalOf, wire } from "./film.mjs";

const clip = (nodes, wires = [], more = {}) => ({ type: "backlot/clip", version: 1, nodes, wires, ...more });
const at = { x: 0, y: 0 };

function pasted(content, options = {}, core = film()) {
    const host = hostOf(core);
    const report = editing.pasteGraph(host, typeof content === "string" ? content : JSON.stringify(content), { at, ...options });
    return { core, host, report, ...contentOf(core), reasons: report?.reasons.map(({ sentence }) => sentence) ?? [] };
}

function scene() {
    const [mara, kitchen, one, two, cut] = [
        node("character", 0, 0), node("scene", 0, 640), node("shot", 3200, 0), node("shot", 3200, 1600), node("sequence", 6400, 0)];
    const wires = [
        wire(mara, "character", one, "cast"), wire(kitchen, "scene", one, "scene"), wire(kitchen, "scene", two, "scene"),
        wire(one, "video", cut, "video", "80"), wire(two, "video", cut, "video", "81")];
    return { core: film([mara, kitchen, one, two, cut], wires), mara, kitchen, one, two, cut };
}

test("a copy keeps the wires inside it, and with those from outside when that is wanted", () => {
    const { core, one, two } = scene();
    const copy = JSON.stringify(core.copying([one.id, two.id]));
    const plain = pasted(copy, {}, scene().core);
    assert.equal(plain.report, undefined);
    assert.equal(plain.nodes.length, 7);
    assert.equal(plain.wires.length, 5);
    const host = hostOf(core);
    editing.pasteGraph(host, copy, { at, keepsInputs: true });
    const [first, second] = [...host.selection.nodes].map((id) => core.wiresInto(id).map(({ target }) => target.port).sort());
    assert.deepEqual([first, second].sort((a, b) => b.length - a.length), [["cast", "scene"], ["scene"]]);
    core.undo();
    assert.equal(contentOf(core).nodes.length, 5, "one step of undo");
});

test("in another film the wires from outside are told of", () => {
    const { core, one } = scene();
    const { report, nodes, reasons } = pasted(JSON.stringify(core.copying([one.id])), { keepsInputs: true });
    assert.equal(nodes.length, 1);
    assert.deepEqual(reasons, ["A wire comes from a card that is not in this film."]);
    assert.deepEqual([report.cards, report.wires, report.leftOut], [1, 0, 2]);
});

test("a whole document is read as well, without its film", () => {
    const { core } = scene();
    const content = contentOf(core);
    const root = node("film");
    const { nodes, wires, report } = pasted({ revision: 7, root: root.id, nodes: [root, ...content.nodes], wires: content.wires });
    assert.deepEqual([nodes.length, wires.length, report], [5, 5, undefined]);
});

test("what is no part of a film says so and changes nothing", () => {
    for (const text of ["", "hello", "{", "null", "7", "[]", "{}", "\"x\"", '{"type":"backlot/clip"}', '{"nodes":[]}',
        '{"type":"backlot/clip","version":1,"nodes":{}}', '{"type":"other","version":1,"nodes":[]}', "[".repeat(100_000)]) {
        const { nodes, host } = pasted(text);
        assert.equal(nodes.length, 0);
        assert.ok(/no part of a film|another version/.test(host.told.join()), text.slice(0, 40));
    }
    assert.match(pasted(clip([], [], { version: 2 })).host.told[0], /another version/);
});

test("unknown kinds, newer ones, second films and doubled ids stay out; the rest comes in", () => {
    const good = node("shot");
    const { nodes, reasons } = pasted(clip([
        good, node("hologram"), node("shot", 0, 0, { kindVersion: 9 }), node("film"), { ...node("scene"), id: good.id }, null, 7, "x", [],
        { kind: 5 }, { kind: "local:abc" }, { kind: "scene", id: "a name of its own", x: "left", y: 1e300, title: 7, fields: [] },
    ]));
    assert.deepEqual(nodes.map(({ kind }) => kind).sort(), ["scene", "shot"]);
    for (const wanted of [/“hologram”/, /another version/, /id of another card/, /no card/, /fields of “scene”/]) {
        assert.ok(reasons.some((reason) => wanted.test(reason)), `${wanted} in ${reasons.join(" | ")}`);
    }
});

test("cards of an unknown kind that the film has already can be copied in it", () => {
    const odd = node("hologram");
    const core = film([odd]);
    const { nodes, report } = pasted(JSON.stringify(core.copying([odd.id])), {}, core);
    assert.deepEqual([nodes.length, report], [2, undefined]);
});

test("wires without ends, to ports that are not there, of other types and in circles stay out", () => {
    const [mara, one, two, a, b] = [node("character"), node("shot"), node("shot"), node("grade"), node("grade")];
    const { nodes, wires, reasons } = pasted(clip([mara, one, two, a, b], [
        wire(mara, "character", one, "cast"), wire(mara, "smell", one, "cast"), wire(mara, "character", one, "scene"),
        wire(mara, "character", one, "cast"), wire(one, "video", a, "video"), wire(two, "video", a, "video"),
        wire(a, "video_out", b, "video"), wire(b, "video_out", b, "video"), wire(mara, "character", node("shot"), "cast"),
        { source: { node: mara.id } }, null, { source: 1, target: 2 }, wire(mara, "__proto__", one, "cast"),
    ]));
    assert.deepEqual([nodes.length, wires.length], [5, 3], reasons.join(" | "));
    for (const wanted of [/smell/, /takes scene/, /already feeds/, /takes one wire/, /cannot feed itself/, /not in it/, /two ends/]) {
        assert.ok(reasons.some((reason) => wanted.test(reason)), `${wanted} in ${reasons.join(" | ")}`);
    }
    const circle = pasted(clip([a, b], [wire(a, "video_out", b, "video"), wire(b, "video_out", a, "video")]));
    assert.equal(circle.wires.length, 1);
    assert.match(circle.reasons.join(), /circle/);
});

test("a field of a wrong type stays out without its card", () => {
    const { nodes, reasons } = pasted(clip([node("shot", 0, 0, { fields: {
        duration: { frames: 9999 }, framing: { choice: "sideways" }, rain: { text: "yes" }, words: { text: "stays" },
        "Not A Key": { bool: true }, nothing: null, number: 5, constructor: { bool: true },
    } })]));
    assert.deepEqual(Object.keys(nodes[0].fields).sort(), ["constructor", "words"]);
    assert.equal(reasons.length, 6, reasons.join(" | "));
});

test("hostile words stay words: no title turns the writing round, is endless, or hides what it is", () => {
    const title = `<img src=x onerror=alert(1)>\u202e\u0000\n${"x".repeat(5000)}`;
    const { nodes } = pasted(clip([node("shot", 0, 0, { title })]));
    assert.ok(nodes[0].title.startsWith("<img src=x onerror=alert(1)>"));
    assert.ok(!/[\u0000-\u001f\u202e]/.test(nodes[0].title) && nodes[0].title.length <= 300);
    const kind = pasted(clip([node(`<script>${"y".repeat(1000)}`)]));
    assert.ok(kind.reasons[0].length < 200);
});

test("a million cards: as many as one paste takes come in, the rest is counted", () => {
    const nodes = Array.from({ length: 1_000_000 }, () => ({ kind: "note" }));
    const { report, ...rest } = pasted(JSON.stringify(clip(nodes)));
    assert.equal(rest.nodes.length, editing.limits.cards);
    assert.equal(report.leftOut, 1_000_000 - editing.limits.cards);
    assert.match(report.reasons[0].sentence, /One paste takes 20,000 cards/);
});

test("deep, long and broken values never keep the rest out", () => {
    const deep = `${'{"list":['.repeat(50_000)}{"bool":true}${"]}".repeat(50_000)}`;
    const text = JSON.stringify(clip([
        node("shot", 0, 0, { fields: { deep: { text: "DEEP" }, long: { text: "x".repeat(3_000_000) } } }), node("note"),
        node("note", 0, 0, { fields: { many: { list: Array.from({ length: 70_000 }, () => ({ bool: true })) } } }),
    ], [], { nonsense: "DEEP" }));
    const { nodes, report } = pasted(text.replace('{"text":"DEEP"}', deep).replace('"DEEP"', deep));
    assert.ok(nodes.length >= 2);
    assert.ok(report.leftOut >= 3, report.reasons.map(({ sentence }) => sentence).join(" | "));
});

/** A good part of a film with something of it replaced, taken away, doubled or turned into something else. */
function mutated(text, pick) {
    const value = JSON.parse(text);
    const odd = [null, true, 0, -1, 1e308, "", "x", "__proto__", [], {}, [[]], { bool: "no" }, "9".repeat(20), 2 ** 53, "8000",
        { list: [{ list: [] }] }, { reference: null }, { unknown: { tag: 99, bytes: "!" } }, { decimal: "1.5.5" }, "<b>x</b>"];
    for (let edit = 0; edit < 1 + pick.below(4); edit += 1) {
        const places = [];
        const walk = (part) => {
            if (typeof part !== "object" || part === null) return;
            for (const key of Object.keys(part)) {
                places.push([part, key]);
                walk(part[key]);
            }
        };
        walk(value);
        const [part, key] = pick.pick(places) ?? [value, "nodes"];
        const kind = pick.below(4);
        if (kind === 0) delete part[key];
        else if (kind === 1) part[key] = pick.pick(odd);
        else if (kind === 2) part[key] = pick.pick(places)?.[0] === part ? "same" : JSON.parse(JSON.stringify(pick.pick(places)[0]));
        else part[pick.pick(["kind", "x", "order", "fields", "id", "zz"])] = pick.pick(odd);
    }
    return JSON.stringify(value);
}

function randomText(pick) {
    const letters = "{}[]\":,0123456789truefalsnl \\u\u0000é\ud800<>";
    return Array.from({ length: pick.below(200) }, () => letters[pick.below(letters.length)]).join("");
}

test("random garbage and random changes of good parts never throw and never make an unsound film", () => {
    const { core: source } = scene();
    const good = JSON.stringify(source.copying(contentOf(source).nodes.map(({ id }) => id)));
    for (let seed = 1; seed <= 600; seed += 1) {
        const pick = random(seed);
        const text = seed % 6 === 0 ? randomText(pick) : seed % 6 === 1 ? good.slice(0, pick.below(good.length)) : mutated(good, pick);
        const { core } = scene();
        const host = hostOf(core);
        const before = core.snapshot();
        const wasUndo = core.undoLabel;
        const report = editing.pasteGraph(host, text, { at: { x: 100 * pick.next(), y: 0 }, keepsInputs: seed % 2 === 0 });
        assert.equal(refusalOf(core), null, `seed ${seed}: ${text.slice(0, 300)}`);
        if (report) assert.ok(report.reasons.length > 0 && report.reasons.every(({ sentence }) => sentence.length > 0), `seed ${seed}`);
        if (contentOf(core).nodes.length === 5) {
            assert.deepEqual(core.snapshot(), before, `seed ${seed}`);
        } else {
            assert.equal(core.undoLabel, "Paste", `seed ${seed}`);
            core.undo();
            assert.deepEqual(core.snapshot(), before, `seed ${seed}: undo`);
            assert.equal(core.undoLabel, wasUndo);
        }
        core.close();
    }
});

test("reading alone never throws, whatever the kinds", () => {
    for (let seed = 1; seed <= 400; seed += 1) {
        const pick = random(seed + 5000);
        const fragment = editing.readFragment(randomText(pick), { catalogue, isOnCanvas: () => true });
        assert.equal(typeof fragment, "string");
    }
});

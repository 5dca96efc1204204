import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";
import { Film, catalogue, sample } from "./outline-film.mjs";

const outline = await load("../../Tests/Web/outline-parts.ts");
const heights = { line: 20, card: 40, picture: 50 };
const wish = (more = {}) => ({ flips: new Set(), filter: "", heights, ...more });
const rows = (film, more) => outline.rowsOf(outline.structureOf(film, catalogue), wish(more));
const told = ({ all }) => all.map(({ level, title }) => `${"  ".repeat(level - 1)}${title}`);

test("a film is its cuts with their shots in order, then each kind under its heading, then what is wired to nothing", () => {
    assert.deepEqual(told(rows(sample())), [
        "The Lamp", "  10A", "  2B", "  Plate",
        "Shots in no cut", "  3C",
        "Scenes", "  INT. ROOM",
        "Characters", "  MARA",
        "Clips", "  Plate",
        "Notes", "  To do",
        "Wired to nothing", "  TOM",
    ]);
});

test("a shot lists its inputs; who feeds several stands once under the own heading", () => {
    const film = sample();
    const flips = new Set(["n:cut/a>cut", "n:cut/b>cut"]);
    const { all } = rows(film, { flips });
    assert.deepEqual(told({ all }).slice(0, 6), ["The Lamp", "  10A", "    MARA", "    INT. ROOM", "  2B", "    MARA"]);
    assert.equal(all.filter(({ is, node }) => is === "card" && node === "mara").length, 1);
    const [, , mara] = all;
    assert.deepEqual([mara.is, mara.wire.id, mara.place, mara.of, mara.level], ["input", "mara>a", 1, 2, 3]);
});

test("each row knows its place among its siblings, and whether anything is under it", () => {
    const { all } = rows(sample());
    const places = new Map(all.map(({ key, place, of, isOpen }) => [key, [place, of, isOpen]]));
    assert.deepEqual(places.get("n:cut"), [1, 7, true]);
    assert.deepEqual(places.get("n:cut/b>cut"), [2, 3, false]);
    assert.deepEqual(places.get("n:cut/plate>cut"), [3, 3, undefined]);
    assert.deepEqual(places.get("h:characters"), [4, 7, true]);
    assert.deepEqual(places.get("n:tom"), [1, 1, undefined]);
});

test("headings close, and a filter leaves what is called so, in its place", () => {
    assert.equal(rows(sample(), { flips: new Set(["h:scenes"]) }).all.some(({ title }) => title === "INT. ROOM"), false);
    const found = rows(sample(), { filter: " 2b" });
    assert.deepEqual(told(found), ["The Lamp", "  2B"]);
    assert.equal(found.found, 1);
    assert.equal(found.all[1].of, 1);
    // The plate stands in the cut and under its heading, and is one card.
    assert.equal(rows(sample(), { filter: "plate" }).found, 1);
    assert.deepEqual(told(rows(sample(), { filter: "nobody" })), []);
});

test("only the rows in sight are looked for, also where they have different heights", () => {
    const all = rows(sample());
    assert.deepEqual([...all.tops.slice(0, 6)], [0, 50, 100, 150, 200, 220]);
    assert.deepEqual(outline.between(all, 0, 60), { from: 0, to: 2 });
    assert.deepEqual(outline.between(all, 120, 130), { from: 2, to: 3 });
    assert.deepEqual(outline.between(all, 5000, 9000).to, all.all.length);
});

test("ten thousand cards are asked only for what enters them, once", () => {
    const film = new Film().add("cut", "sequence");
    const count = 10_000;
    const source = {
        nodes: () => [
            ...film.nodes(), ...Array.from({ length: count }, (_, at) => ({ id: `s${at}`, kind: at % 2 ? "shot" : "scene", title: `S${at}` })),
        ],
        wiresInto: (node) => film.wiresInto(node),
    };
    const structure = outline.structureOf(source, catalogue);
    assert.equal(film.asked, count / 2 + 1);
    assert.equal(outline.rowsOf(structure, wish()).all.length, count + 2);
});

function deskOf(film) {
    let selected = { nodes: new Set(), wires: new Set() };
    const listeners = new Set();
    const selection = {
        get: () => selected,
        choose: (nodes, wires = []) => {
            selected = { nodes: new Set(nodes), wires: new Set(wires) };
            for (const listener of listeners) listener();
        },
        subscribe: (listener) => listeners.add(listener),
    };
    const shown = [];
    const desk = new outline.OutlineDesk({ document: film, catalogue, selection, heights, show: (node) => shown.push(node) });
    return { desk, selection, shown };
}

test("going to a row selects it on the canvas too; of an input its wire", () => {
    const { desk, selection, shown } = deskOf(sample());
    desk.go(1);
    assert.deepEqual([...selection.get().nodes], ["a"]);
    assert.deepEqual(shown, ["a"]);
    desk.open(desk.row(), true);
    desk.go(2);
    assert.deepEqual([[...selection.get().nodes], [...selection.get().wires]], [[], ["mara>a"]]);
    desk.go(1);
    desk.go(4, "with");
    assert.deepEqual([...selection.get().nodes], ["a", "b"]);
    desk.toggle(4);
    assert.deepEqual([...selection.get().nodes], ["a"]);
    // A heading stands for nothing.
    desk.go(desk.current().index.get("h:scenes"));
    assert.equal(selection.get().nodes.size, 0);
});

test("what is selected on the canvas comes into sight, out of what is closed", () => {
    const { desk, selection } = deskOf(sample());
    desk.open(desk.row("h:characters"), false);
    desk.open(desk.row("n:cut"), false);
    selection.choose(["tom"]);
    assert.equal(desk.row().node, "tom");
    selection.choose(["mara"]);
    assert.equal(desk.row().key, "n:mara");
    selection.choose([], ["mara>b"]);
    assert.equal(desk.row().key, "n:cut/b>cut/mara>b");
    const { shown } = desk.active.get();
    selection.choose([], ["mara>b"]);
    assert.equal(desk.active.get().shown, shown, "what is in sight already is left there");
});

test("the keyboard stays with a card that moves to another place, and else goes to what came into its place", () => {
    const film = sample();
    const { desk } = deskOf(film);
    desk.activate("n:tom");
    film.connect("tom", "c", "character");
    assert.equal(desk.row()?.key, "n:tom");
    desk.activate("n:cut/a>cut");
    film.place("a>cut", 1);
    desk.current();
    assert.deepEqual([desk.row().key, desk.row().place], ["n:cut/a>cut", 2]);
    film.disconnect("a>cut");
    desk.current();
    assert.deepEqual([desk.row().key, desk.row().node], ["n:a", "a"]);
    film.remove("a");
    desk.current();
    assert.equal(desk.row().title, "3C", "the last of its heading: the one above");
    film.add("d", "shot", "4D").connect("room", "d", "scene");
    film.remove("c");
    desk.current();
    assert.equal(desk.row().title, "4D");
});

test("moving cards leaves the outline as it is", () => {
    const film = sample();
    const { desk } = deskOf(film);
    const before = desk.current();
    film.move();
    assert.equal(desk.current(), before);
    film.place("mara>a", 0);
    assert.notEqual(desk.current(), before);
});

test("letters lead to what begins with them, and the same again to the next", () => {
    const all = ["MARA", "Marina", "TOM", "Tim"].map((title) => ({ title }));
    const keys = new outline.TypeAhead();
    assert.equal(keys.find(all, 0, "t", 0), 2);
    assert.equal(keys.find(all, 2, "t", 100), 3);
    assert.equal(keys.find(all, 3, "m", 2000), 0);
    assert.equal(keys.find(all, 0, "a", 2100), 0);
    assert.equal(keys.find(all, 0, "r", 2200), 0);
    assert.equal(keys.find(all, 0, "i", 2300), 1);
    assert.equal(keys.find(all, 1, "x", 9000), -1);
});

test("connecting tells what fits with its port, and of the rest why not", () => {
    const film = sample();
    const verdict = (source, target) => {
        if (film.wire(`${source.node}>${target.node}`)) return { verdict: "refused", code: 1, reason: "They are connected." };
        if (source.port !== target.port) return { verdict: "refused", code: 2, reason: `${target.port} takes no ${source.port}.` };
        const taken = target.port === "scene" && film.wiresInto(target.node).find((wire) => wire.target.port === "scene");
        return taken ? { verdict: "replaces", wire: taken.id } : { verdict: "fits" };
    };
    const sources = {
        catalogue, structure: outline.structureOf(film, catalogue), verdict, sourceOf: (wire) => film.wire(wire).source.node,
        kindsThatFit: ({ port, side }) => catalogue.kinds
            .filter(({ ports }) => ports.some((each) => each.key === port && each.direction !== side)).map(({ key }) => ({ kind: key, port })),
    };
    const told = (node, query = "") => outline.meetings(sources, node, query).found
        .map(({ title, port, note, reason }) => [title, port, reason ?? note]);
    assert.deepEqual(told("b"), [
        ["INT. ROOM", "as Scene", ""], ["TOM", "as Cast", ""],
        ["MARA", "as Cast", "They are connected."], ["The Lamp", "into Shots", "They are connected."],
        ["3C", "as Cast", "character takes no video."], ["10A", "as Cast", "character takes no video."],
        ["Plate", "as Cast", "character takes no image."],
    ]);
    assert.deepEqual(told("tom", "3c"), [["3C", "into Cast", ""]]);
    film.add("street", "scene", "EXT. STREET");
    sources.structure = outline.structureOf(film, catalogue);
    assert.deepEqual(told("c", "street"), [["EXT. STREET", "as Scene", "instead of room"]]);
});

test("a film that begins is told its next step until every shot can run", () => {
    const film = new Film();
    const step = () => {
        const next = outline.nextStep(outline.structureOf(film, catalogue));
        return next && (next.kind ?? next.node);
    };
    assert.equal(step(), "scene");
    film.add("room", "scene");
    assert.equal(step(), "character");
    film.add("mara", "character");
    assert.equal(step(), "shot");
    film.add("a", "shot");
    assert.equal(step(), "a");
    film.connect("room", "a", "scene");
    assert.equal(step(), undefined);
    film.add("b", "shot").connect("room", "b", "scene");
    assert.equal(step(), "sequence");
    film.add("cut", "sequence");
    assert.equal(step(), undefined);
});

test("a row is heard in full, and its state seen as a sign and a word", () => {
    const heard = {
        row: { is: "card", title: "1A" }, kind: "Shot", port: undefined, line: { words: "Close-up · 85 mm", length: "02:08" }, uses: "",
        node: { bypassed: false, muted: true, locked: false }, state: { is: "done" }, isStale: true, verdict: "approved", nameOf: () => "",
    };
    assert.equal(outline.rowWords(heard), "1A, Shot, Close-up · 85 mm, 02:08, rendered, stale, approved, muted");
    assert.equal(outline.rowWords({ ...heard, row: { is: "heading", title: "Scenes", holds: 1 } }), "Scenes, 1 card");
    assert.equal(outline.rowWords({ ...heard, row: { is: "input", title: "MARA" }, port: "Cast" }), "MARA, Cast, muted");
    const signs = [
        [{ is: "idle" }, false, undefined], [{ is: "done" }, true, "approved"], [{ is: "done" }, false, "approved"],
        [{ is: "done" }, false, "rejected"], [{ is: "cached" }, false, "open"], [{ is: "waiting", position: 3, isHeld: false }, true, undefined],
        [{ is: "running", fraction: 0.427 }, false, undefined], [{ is: "failed", message: "" }, true, undefined], [{ is: "blocked", by: null }, false, undefined],
    ].map((state) => outline.standingOf(...state));
    assert.deepEqual(signs.map(({ word }) => word), [
        "No take", "Stale", "Approved", "Rejected", "Rendered", "Place 3", "42 %", "Failed", "Blocked",
    ]);
    assert.equal(new Set(signs.map(({ sign, word }) => `${sign} ${word}`)).size, signs.length);
});

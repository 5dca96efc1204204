import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const canvas = await load("../../Tests/Web/canvas-parts.ts");

const state = (name, more = {}) => ({
    node: "a", job: "j", run: "r", state: name, attempts: 1, cause: null, message: null, position: null, progress: null,
    take: null, takes: 0, reviews: 0, fingerprint: null, ...more,
});
const cardOf = (nodeState, progress) =>
    canvas.cardState(nodeState, progress, (job) => (job === "broken" ? "b" : undefined));

test("a card tells each state of its newest job", () => {
    assert.deepEqual(cardOf(undefined), { is: "idle" });
    assert.deepEqual(cardOf(state("ready", { position: 3 })), { is: "waiting", position: 3, isHeld: false });
    assert.deepEqual(cardOf(state("held")), { is: "waiting", position: null, isHeld: true });
    assert.deepEqual(cardOf(state("succeeded")), { is: "done" });
    assert.deepEqual(cardOf(state("cached")), { is: "cached" });
    assert.deepEqual(cardOf(state("failed", { message: "No disk." })), { is: "failed", message: "No disk." });
    assert.deepEqual(cardOf(state("blocked", { cause: "broken" })), { is: "blocked", by: "b" });
    assert.deepEqual(cardOf(state("blocked", { cause: "unknown" })), { is: "blocked", by: null });
    assert.deepEqual(cardOf(state("cancelled")), { is: "idle" });
    assert.deepEqual(cardOf(state("cancelled", { take: {} })), { is: "done" });
});

test("progress that just came goes before that of the state, and stays between nothing and all", () => {
    const old = { stage: "Staging", fraction: 0.1, framesDone: 0, framesTotal: 9, secondsLeft: null };
    assert.equal(cardOf(state("leased", { progress: old })).stage, "Staging");
    const now = { ...old, stage: "Rendering", fraction: 1.2, secondsLeft: 4 };
    assert.deepEqual(
        cardOf(state("leased", { progress: old }), now),
        { is: "running", fraction: 1, stage: "Rendering", secondsLeft: 4 });
    assert.equal(cardOf(state("leased")).fraction, 0);
});

test("time left is glanced at", () => {
    assert.deepEqual([0.2, 59, 60, 125].map(canvas.timeLeft), ["1 s left", "59 s left", "1:00 left", "2:05 left"]);
});

test("who hears the canvas hears the same", () => {
    const name = (id) => `Shot ${id}`;
    assert.equal(canvas.stateWords({ is: "blocked", by: "b" }, false, name), "blocked by Shot b");
    assert.equal(canvas.stateWords({ is: "done" }, true, name), "rendered, stale");
    assert.equal(canvas.stateWords({ is: "waiting", position: 2, isHeld: false }, false, name), "place 2 in the queue");
});

const field = (key, defaultValue, choices) => ({
    key, title: key, unit: "", defaultValue, help: "", reader: "connected",
    type: choices ? { is: "choice", choices } : { is: "frames", lowest: 1, highest: 9999 },
});
const kinds = {
    shot: {
        key: "shot", title: "Shot", ports: [], fields: [
            field("framing", { choice: "medium" }, [{ key: "medium", title: "Medium" }, { key: "wide", title: "Wide (all of it)" }]),
            field("angle", { choice: "eye_level" }, [{ key: "eye_level", title: "Eye level" }]),
            field("focal_length", { decimal: "35" }), field("duration", { frames: 72 }),
        ],
    },
    sequence: {
        key: "sequence", title: "Sequence", fields: [],
        ports: [{ key: "video", title: "Shots", direction: "input", type: "video" }],
    },
};
const catalogue = { kind: (key) => kinds[key], kinds: Object.values(kinds), portTypes: [] };
const nodes = {
    s1: { id: "s1", kind: "shot", title: "One", fields: { framing: { choice: "wide" } } },
    s2: { id: "s2", kind: "shot", title: "", fields: { duration: { frames: 48 } } },
    cut: { id: "cut", kind: "sequence", title: "Film", fields: {} },
};
const wires = [
    { id: "w1", source: { node: "s1", port: "video" }, target: { node: "cut", port: "video" }, fields: {} },
    { id: "w2", source: { node: "s2", port: "video" }, target: { node: "cut", port: "video" },
      fields: { in: { frames: 8 }, out: { frames: 32 } } },
];
const document = { node: (id) => nodes[id] ?? null, wire: (id) => wires.find((wire) => wire.id === id) ?? null };
const line = (id, wired = wires) => canvas.quietLine(nodes[id], {
    catalogue, rate: { numerator: 24, denominator: 1 }, node: document.node, wiresInto: () => wired,
});

test("the line under a shot says framing, lens and angle, stored or by default, and how long it is", () => {
    assert.deepEqual(line("s1"), { words: "Wide · 35 mm · Eye level", length: "03:00" });
});

test("the line under a cut counts its shots and what the cut uses of them", () => {
    assert.deepEqual(line("cut"), { words: "2 shots", length: "04:00" });
    assert.deepEqual(line("cut", []), { words: "No shots yet", length: "" });
});

test("things are called by their titles, else by their kinds", () => {
    assert.equal(canvas.nodesName(document, catalogue, ["s1"]), "“One”");
    assert.equal(canvas.nodesName(document, catalogue, ["s2"]), "“Shot”");
    assert.equal(canvas.nodesName(document, catalogue, ["s1", "s2"]), "2 shots");
    assert.equal(canvas.nodesName(document, catalogue, ["s1", "cut"]), "2 cards");
    assert.equal(canvas.partsName(document, catalogue, ["s1"], ["w1"]), "“One” and 1 wire");
    assert.equal(canvas.wireName(document, catalogue, "w2"), "Shot → Film, Shots");
    assert.equal(canvas.wireName(document, catalogue, "gone"), "a wire that is gone");
});

test("a new card has the number after the highest", () => {
    assert.equal(canvas.freshTitle(["Shot 2", "Shot 9", "Shot 10b", "Kitchen"], "Shot"), "Shot 10");
    assert.equal(canvas.freshTitle([], "Scene"), "Scene 1");
});

test("a search finds by the beginning first, then by words, then by scattered letters", () => {
    const items = ["Sequence", "Scene", "Character", "Close shot", "Shot"].map((title) => ({ title, words: "" }));
    const found = (query) => canvas.ranked(items, query).map(({ title }) => title);
    assert.deepEqual(found("sh"), ["Shot", "Close shot"]);
    assert.deepEqual(found("sce"), ["Scene", "Sequence"]);
    assert.deepEqual(found("xyz"), []);
    assert.equal(found("  ").length, 5);
    assert.deepEqual(canvas.ranked([{ title: "Shot", words: "camera picture" }], "cam").length, 1);
});

/** A context in which every letter is ten units wide. */
const fitter = () => {
    const measurer = { font: "", asked: 0, measureText: (text) => { measurer.asked += 1; return { width: 10 * [...text].length }; } };
    return { measurer, text: new canvas.TextFitter(measurer, { title: "t", line: "l", label: "a", number: "n" }) };
};

test("a text that does not fit is cut with an ellipsis, and measured once", () => {
    const { measurer, text } = fitter();
    assert.deepEqual(text.fit("title", "Kitchen", 70), { text: "Kitchen", width: 70 });
    assert.equal(text.fit("title", "Kitchen", 50).text, "Kitc…");
    assert.equal(text.fit("title", "Kitchen", 5).text, "");
    assert.equal(text.fit("title", "🎬🎬🎬", 20).text, "🎬…");
    const { asked } = measurer;
    text.fit("title", "Kitchen", 50);
    assert.equal(measurer.asked, asked);
});

test("words wrap into lines, the last of them cut where there is more", () => {
    const { text } = fitter();
    assert.deepEqual(text.wrap("line", "one two three", 80, 3), ["one two", "three"]);
    assert.deepEqual(text.wrap("line", "one two three four", 80, 1), ["one two…"]);
    assert.deepEqual(text.wrap("line", "a\nb", 80, 3), ["a", "b"]);
});

test("three bytes a pixel become four", () => {
    const pixels = new Uint8ClampedArray(8);
    canvas.fill(pixels, Uint8Array.of(1, 2, 3, 4, 5));
    assert.deepEqual([...pixels], [1, 2, 3, 255, 4, 5, 0, 255]);
});

test("colours and sizes are the tokens', read once", () => {
    let reads = 0;
    const tokens = { "--accent": "#f2a93b", "--card-width": "208px", "--port-video": "#e56b8c", "--motion": "120ms ease-out" };
    const theme = canvas.themeFrom((name) => { reads += 1; return tokens[name] ?? ""; });
    assert.equal(theme.accent, "#f2a93b");
    assert.equal(theme.cardWidth, 208);
    assert.equal(theme.motion, 120);
    assert.equal(theme.port("video"), "#e56b8c");
    const before = reads;
    theme.port("video");
    assert.equal(reads, before);
    assert.equal(theme.port("made_up"), theme.text3);
});

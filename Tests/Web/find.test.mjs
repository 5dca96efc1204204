import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { readQuery, matches, entered, surrounded, noteLayout, luminance } = await load("../../Tests/Web/problems-parts.ts");

const choices = [{ key: "close_up", title: "Close-up" }, { key: "wide", title: "Wide shot" }];
const shotKind = {
    key: "shot", title: "Shot", ports: [], fields: [
        { key: "framing", title: "Framing", unit: "", type: { is: "choice", choices }, defaultValue: { choice: "wide" } },
        { key: "focal_length", title: "Focal length", unit: "mm", type: { is: "decimal", lowest: "8", highest: "600" }, defaultValue: { decimal: "35" } },
        { key: "action", title: "Action", unit: "", type: { is: "text" }, defaultValue: { text: "" } },
    ],
};
const catalogue = { kinds: [shotKind], kind: (key) => (key === "shot" ? shotKind : undefined) };
const shot = (title, fields = {}) => ({ id: title, kind: "shot", title, fields, locked: false });
const states = { "1A": ["stale"], "1B": ["failed"] };
const sources = { catalogue, isIn: (node, word) => (states[node.title] ?? []).some((state) => state.startsWith(word)) };
const all = [
    shot("1A", { framing: { choice: "close_up" }, action: { text: "Mara lights the LAMP." } }),
    shot("1B", { focal_length: { decimal: "85" }, dialogue: { list: [{ record: { speaker: { text: "TOM" }, text: { text: "It burns." } } }] } }),
    { id: "n", kind: "note", title: "Reminder", fields: { text: { text: "lamp oil" } } },
];
const found = (query) => all.filter((node) => matches(node, readQuery(query), sources)).map(({ title }) => title);

test("words are found in titles, kinds, settings, action and dialogue", () => {
    assert.deepEqual(found("lamp"), ["1A", "Reminder"]);
    assert.deepEqual(found("lamp mara"), ["1A"]);
    assert.deepEqual(found("burns"), ["1B"]);
    assert.deepEqual(found("tom"), ["1B"]);
    assert.deepEqual(found("shot"), ["1A", "1B"]);
    assert.deepEqual(found("\"lights the lamp\""), ["1A"]);
    assert.deepEqual(found("\"lamp lights\""), []);
    assert.deepEqual(found("close-up"), ["1A"]);
});

test("kinds, states and fields are asked for by name, and taken out by a minus", () => {
    assert.deepEqual(found("kind:note"), ["Reminder"]);
    assert.deepEqual(found("is:stale"), ["1A"]);
    assert.deepEqual(found("is:fail"), ["1B"]);
    assert.deepEqual(found("-kind:shot"), ["Reminder"]);
    assert.deepEqual(found("lamp -kind:note"), ["1A"]);
    assert.deepEqual(found("framing:wide"), ["1B"], "what is not set has its default");
    assert.deepEqual(found("lens:>50"), ["1B"]);
    assert.deepEqual(found("lens:35"), ["1A"]);
    assert.deepEqual(found("lens:<=35"), ["1A"]);
    assert.deepEqual(found("focal_length:85"), ["1B"]);
    assert.deepEqual(found("action:lamp"), ["1A"]);
});

test("what is half typed means nothing yet, and nothing that is typed throws", () => {
    assert.deepEqual(readQuery("   "), []);
    assert.deepEqual(readQuery("-"), []);
    assert.deepEqual(readQuery("kind:"), [{ isNot: false, is: "words", key: "", words: "kind:" }]);
    assert.deepEqual(readQuery("\"open"), [{ isNot: false, is: "words", key: "", words: "open" }]);
    for (const text of ["::", "a:b:c", "is:is:", "\"\"", "-\"-", ":>5", "lens:>", "[(*", "\\"]) assert.ok(Array.isArray(found(text)), text);
});

test("Enter goes on with a list, and ends it in an empty item", () => {
    const at = (text) => ({ text: text.replace("|", ""), from: text.indexOf("|"), to: text.indexOf("|") });
    const show = (typed) => typed && `${typed.text.slice(0, typed.from)}|${typed.text.slice(typed.to)}`;
    assert.equal(show(entered(at("- a|"))), "- a\n- |");
    assert.equal(show(entered(at("- [x] a|b"))), "- [x] a\n- [ ] |b");
    assert.equal(show(entered(at("9. a|"))), "9. a\n10. |");
    assert.equal(show(entered(at("x\n  * a|\ny"))), "x\n  * a\n  * |\ny");
    assert.equal(show(entered(at("- a\n- |"))), "- a\n|");
    assert.equal(entered(at("plain|")), undefined);
    assert.equal(entered({ text: "- abc", from: 2, to: 4 }), undefined);
    assert.deepEqual(surrounded({ text: "a b", from: 2, to: 3 }, "**"), { text: "a **b**", from: 4, to: 5 });
    assert.deepEqual(surrounded({ text: "a **b**", from: 4, to: 5 }, "**"), { text: "a b", from: 2, to: 3 });
});

const sheet = (more = {}) => ({
    width: 208, height: 96, family: "Inter", strong: "600", inks: { words: "w", quiet: "q", link: "l", shade: "s", line: "h" },
    measure: (font, text) => text.length * 6, ...more,
});

test("a note is laid out within its card, line by line", () => {
    const marks = noteLayout("# Title\nsome words that are longer than a line of this card is wide", sheet());
    assert.ok(marks.length > 2);
    assert.ok(marks.every(({ x, y }) => x >= 8 && x < 208 && y > 0 && y < 96));
    assert.match(marks[0].font, /^600 15px Inter/);
    const rows = [...new Set(marks.map(({ y }) => y))];
    assert.deepEqual(rows, [...rows].sort((a, b) => a - b), "from above downwards");
    assert.equal(marks.filter(({ text }) => text).map(({ text }) => text.trim()).join(" "), "Title some words that are longer than a line of this card is wide");
});

test("what does not fit is hinted at, and a word wider than the card is broken", () => {
    const marks = noteLayout("a\n".repeat(40), sheet());
    assert.equal(marks[marks.length - 1].text, "…");
    assert.ok(marks.every(({ y }) => y <= 96));
    const broken = noteLayout("x".repeat(100), sheet());
    assert.ok(broken.length > 2 && broken.every(({ text }) => text === "…" || text.length * 6 <= 188));
    assert.deepEqual(noteLayout("", sheet()), []);
});

test("tasks know their line, links and code look so, and what is done is struck through", () => {
    const marks = noteLayout("- [ ] a\n- [x] b\n\n`c` [d](https://e.example)", sheet({ height: 400 }));
    assert.deepEqual(marks.filter(({ task }) => task !== undefined).map(({ task }) => task), [0, 1]);
    assert.ok(marks.some(({ text, ink }) => text === "b" && ink === "q"));
    assert.ok(marks.some(({ text, font }) => text === "c" && font.includes("monospace")));
    assert.ok(marks.some(({ text, ink }) => text === "d" && ink === "l"));
    assert.ok(luminance("#FFFFFFFF") > 0.99 && luminance("#000000FF") === 0);
});

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";
import { catalogue, film, integer, rate, varied } from "./variations-film.mjs";

const parts = await load("../../Tests/Web/variations-parts.ts");
const { cellAt, cellCount, fieldGroups, layoutOf, ownersOf, stepsOf, walkedTo } = parts;
const { isSeed, newSeeds, readTyped, typedText } = parts;
const { axisWords, cellWords, previewWords, sheetWords, spokenCell, trackTitle } = parts;
const { Playing, fitting, flowing, goneOwners, mostPlaying, recalled, remember, sheetKey, usingOperations } = parts;

const lens = { title: "Focal length", unit: "mm", type: { is: "decimal", lowest: "8", highest: "600" } };
const seed = { title: "Arrangement", unit: "", type: integer };
const length = { title: "Duration", unit: "", type: { is: "frames", lowest: 1, highest: 864_000 } };

test("the last axis moves fastest, and a cell leads back to its steps", () => {
    const axes = [[{ tier: ["draft", "high"] }], [varied("a", "b", 1, 2, 3)], [varied("c", "d", 1, 2), varied("c", "e", 3, 4)]];
    assert.equal(cellCount(axes), 12);
    assert.deepEqual(stepsOf(0, axes), [0, 0, 0]);
    assert.deepEqual(stepsOf(1, axes), [0, 0, 1]);
    assert.deepEqual(stepsOf(7, axes), [1, 0, 1]);
    for (let cell = 0; cell < 12; cell += 1) assert.equal(cellAt(stepsOf(cell, axes), axes), cell);
    assert.deepEqual(layoutOf(axes), { columns: 2, rows: 3, sections: 2, isFlow: false });
    assert.deepEqual(layoutOf(axes.slice(1, 2)), { columns: 3, rows: 1, sections: 1, isFlow: true });
    assert.equal(cellCount([]), 0);
});

test("arrows walk the grid and stop at its edges", () => {
    assert.equal(walkedTo(0, "ArrowRight", 6, 3), 1);
    assert.equal(walkedTo(0, "ArrowLeft", 6, 3), 0);
    assert.equal(walkedTo(1, "ArrowDown", 6, 3), 4);
    assert.equal(walkedTo(4, "ArrowDown", 6, 3), 4);
    assert.equal(walkedTo(4, "Home", 6, 3), 3);
    assert.equal(walkedTo(3, "End", 5, 3), 4, "the last line may be shorter");
});

test("numbers are typed as a list, with units, or as a range in steps", () => {
    const values = (text) => readTyped(text, lens, rate).values.map(({ decimal }) => decimal);
    assert.deepEqual(values("24, 35, 50, 85"), ["24", "35", "50", "85"]);
    assert.deepEqual(values("24 mm; 35mm,, 50 85"), ["24", "35", "50", "85"]);
    assert.deepEqual(values("24…85 in 4 steps"), ["24", "44.3", "64.7", "85"]);
    assert.deepEqual(values("18, 24..30 in 3, 85 to 65 mm in 2 steps"), ["18", "24", "27", "30", "85", "65"]);
    assert.deepEqual(values("24.5 – 25.5 in 3"), ["24.5", "25", "25.5"]);
    assert.deepEqual(values("35…35 in 1 step"), ["35"]);
    assert.deepEqual(readTyped("", lens, rate), { values: [] });
});

test("what cannot be read says why, and what comes before it counts", () => {
    const problem = (text, field = lens) => readTyped(text, field, rate).problem;
    assert.equal(problem("24, big"), "“big” is no number.");
    assert.deepEqual(readTyped("24, big", lens, rate).values, [{ decimal: "24" }]);
    assert.equal(problem("5, 24"), "Focal length goes from 8 to 600 mm: “5” does not.");
    assert.equal(problem("24…85"), "“24…85” needs a number of steps, such as “24…85 in 4 steps”.");
    assert.equal(problem("24…85 in 900"), "“24…85 in 900”: choose 1 to 500 steps.");
    assert.equal(problem("1.5", seed), "“1.5” is no number.");
    assert.equal(problem("soon", length), "“soon” is no length.");
});

test("lengths are typed as timecode, seconds or frames, and told again as they would be typed", () => {
    const { values, problem } = readTyped("1s, 36f, 00:00:02:00, 1s…3s in 3", length, rate);
    assert.equal(problem, undefined);
    assert.deepEqual(values.map(({ frames }) => frames), [24, 36, 48, 24, 48, 72]);
    assert.equal(typedText(values.slice(0, 2), rate), "00:00:01:00, 00:00:01:12");
    assert.equal(typedText([{ integer: "2814774106937850215" }, { decimal: "2.5" }], rate), "2814774106937850215, 2.5");
});

test("numbers beyond what a browser counts in stay exact", () => {
    assert.deepEqual(readTyped("2814774106937850215, -7", seed, rate).values, [{ integer: "2814774106937850215" }, { integer: -7 }]);
});

test("new arrangements are others than those that are there", () => {
    assert.equal(isSeed(integer), true);
    assert.equal(isSeed({ is: "integer", lowest: 0, highest: 120 }), false);
    const random = [0.0007, 0.0007, 0.5, 0.9];
    assert.deepEqual(newSeeds(2, [{ integer: 5000 }], () => random.shift()), [{ integer: 7 }, { integer: 9000 }]);
});

test("fields of the node and of the values that feed it may vary, where what renders it reads them", () => {
    const document = film();
    assert.deepEqual(ownersOf("shot1", document, catalogue), ["shot1", "lina", "kitchen"]);
    const groups = fieldGroups("shot1", document, catalogue);
    assert.deepEqual(groups.map(({ title, fields }) => [title, fields.map(({ key }) => key)]), [
        ["1A", ["framing", "movement", "focal_length", "duration"]], ["LINA", ["skin"]], ["Kitchen", ["seed", "rain"]],
    ]);
    document.set("shot1", "movement", { choice: "pan" });
    assert.ok(fieldGroups("shot1", document, catalogue)[0].fields.some(({ key }) => key === "movement_speed"));
    // A cut is of shots, which are rendered by themselves.
    assert.deepEqual(fieldGroups("cut", document, catalogue).map(({ title }) => title), ["Sequence"]);
});

test("values stand by themselves in words, with units or the name of their field", () => {
    const speech = { document: film(), catalogue, rate, node: "shot1" };
    const words = (track, step = 0) => axisWords([track], step, speech);
    assert.equal(words(varied("shot1", "focal_length", { decimal: "85" })), "85 mm");
    assert.equal(words(varied("shot1", "framing", { choice: "close_up" })), "Close up");
    assert.equal(words(varied("kitchen", "seed", { integer: 7 })), "Arrangement 7");
    assert.equal(words(varied("kitchen", "seed", { integer: "2814774106937850215" })), "Arrangement …50215");
    assert.equal(words(varied("kitchen", "rain", { bool: true })), "Rain: yes");
    assert.equal(words(varied("lina", "skin", { colour: "#aa5500ff" })), "Skin #AA5500");
    assert.equal(words(varied("lina", "skin", { colour: "#00000000" })), "Skin automatic");
    assert.equal(words(varied("shot1", "duration", { frames: 36 })), "Duration 01:12");
    assert.equal(words({ tier: ["draft", "high"] }, 1), "High");
    assert.equal(trackTitle(varied("kitchen", "seed"), speech), "Arrangement of Kitchen");
    assert.equal(words(varied("gone", "seed", { integer: 7 })), "7", "what is gone has only its value");
    const axes = [[varied("shot1", "framing", { choice: "wide" }), varied("shot1", "focal_length", { decimal: "24" })], [varied("kitchen", "seed", { integer: 7 })]];
    assert.equal(cellWords(0, axes, speech), "Wide · 24 mm, Arrangement 7");
    assert.equal(spokenCell(0, axes, speech), "Framing Wide, Focal length 24 mm, Arrangement 7");
});

test("what a set-up comes to, and how far a sheet is, in words", () => {
    assert.equal(previewWords({ renders: 24, seconds: 100, cached: 3 }), "24 takes, about 1 min 40 s; 3 known already");
    assert.equal(previewWords({ renders: 1, seconds: null, cached: 0 }), "1 take, never measured here");
    assert.equal(previewWords({ renders: 0, seconds: 0, cached: 6 }), "Nothing to render: 6 known already");
    const run = (counts, settled = false) => ({ total: 24, counts, settled });
    assert.equal(sheetWords(run({ succeeded: 16, cached: 2, leased: 6 }), 40), "18 of 24 · 40 s left");
    assert.equal(sheetWords(run({ succeeded: 20, failed: 3, cancelled: 1 }, true), 40), "20 of 24 · 3 failed, 1 cancelled");
});

test("a set-up is remembered for each kind of node, and found again by what feeds another of the kind", () => {
    const kept = new Map();
    const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
    const document = film();
    const axes = [[varied("shot1", "framing", { choice: "wide" })], [varied("kitchen", "seed", { integer: 7 }), varied("lina", "skin", { colour: "#AA5500FF" })], [{ tier: ["high"] }]];
    remember(axes.map((axis) => axis.map((track) => ({ id: "", track }))), "shot1", "P", document, catalogue, storage);
    assert.deepEqual(recalled("shot1", "P", document, catalogue, storage), axes);
    // Another shot has the scene, and nobody in it.
    assert.deepEqual(recalled("shot2", "P", document, catalogue, storage), [
        [varied("shot2", "framing", { choice: "wide" })], [varied("kitchen", "seed", { integer: 7 })], [{ tier: ["high"] }]]);
    assert.equal(recalled("cut", "P", document, catalogue, storage), undefined);
    assert.equal(recalled("shot1", "Q", document, catalogue, storage), undefined);
    assert.equal(recalled("shot1", "P", document, catalogue, { getItem: () => "{nonsense", setItem: () => undefined }), undefined);
});

test("to use a cell sets its fields on their nodes and pins its take; what is so already is left alone", () => {
    const document = film();
    const variations = { node: "shot1", axes: [
        [varied("shot1", "framing", { choice: "medium" }, { choice: "wide" }), varied("kitchen", "seed", { integer: 1 }, { integer: 2 })], [{ tier: ["draft", "high"] }]] };
    const pin = { list: [{ reference: { asset: "T" } }] };
    assert.deepEqual(usingOperations(3, "T", variations, document, catalogue), [
        { op: "set_field", node: "shot1", key: "framing", value: { choice: "wide" } },
        { op: "set_field", node: "kitchen", key: "seed", value: { integer: 2 } },
        { op: "set_field", node: "shot1", key: "take", value: pin },
    ]);
    document.set("shot1", "framing", { choice: "wide" });
    document.set("kitchen", "seed", { integer: 1 });
    document.set("shot1", "take", pin);
    // The default is told by taking the field away.
    assert.deepEqual(usingOperations(0, "T", variations, document, catalogue), [{ op: "set_field", node: "shot1", key: "framing", value: null }]);
    assert.equal(goneOwners(variations, document), false);
    document.nodes.delete("kitchen");
    assert.equal(goneOwners(variations, document), true);
});

test("at most four cells play, the one under the pointer among them", () => {
    const playing = new Playing();
    for (const cell of [0, 1, 2, 3, 4]) playing.toggle(cell);
    playing.point(9);
    assert.equal(playing.cells.get().size, mostPlaying);
    assert.deepEqual([...playing.cells.get()], [2, 3, 4, 9]);
    playing.point(undefined);
    playing.toggle(4);
    assert.deepEqual([...playing.cells.get()], [0, 1, 2, 3]);
    assert.equal(playing.stop(), true);
    assert.equal(playing.stop(), false);
});

test("all columns fit where they can, and cells stay large enough to be seen", () => {
    assert.ok(4 * (fitting(840, 4, true) + 8) + 104 <= 840);
    assert.equal(fitting(600, 12, true), 104);
    assert.equal(fitting(2000, 2, true), 336);
    const { columns, width } = flowing(840, 12);
    assert.ok(columns * (width + 8) <= 840 && columns === 3);
    assert.equal(flowing(840, 2).columns, 2);
});

test("the sheet takes its own keys, and leaves those with modifiers to the page", () => {
    const done = [];
    const sheet = new Proxy({ deeds: { approve: () => done.push("approve"), star: () => done.push("star") } },
        { get: (target, name) => target[name] ?? ((...words) => done.push([name, ...words].join(" "))) });
    const press = (key, more = {}) => sheetKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, target: null, ...more }, sheet);
    for (const key of ["ArrowDown", "u", " ", "a", "+", "Delete", "Escape"]) assert.equal(press(key), true, key);
    assert.equal(press("*", { shiftKey: true }), true);
    assert.equal(press("z", { ctrlKey: true }), false);
    assert.equal(press("U", { shiftKey: true }), false);
    assert.equal(press("q"), false);
    assert.deepEqual(done, ["walk ArrowDown", "use", "play", "approve", "zoom 1", "remove", "leave", "star"]);
});

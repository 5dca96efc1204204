import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { Uploads, progressOf, sentOf, filesIn, entriesOf } = await load("../../Tests/Web/assets-parts.ts");
const settled = () => new Promise((done) => setImmediate(() => setImmediate(done)));
const file = (name, size = 100) => ({ name, size });

/** Uploads whose ends the test decides. */
function bench() {
    const under = new Map();
    const timers = [];
    const uploads = new Uploads({
        send: ({ file: { name }, project, told, signal }) => new Promise((resolve, reject) => {
            under.set(name, { resolve, reject, told, signal, project });
            signal.addEventListener("abort", () => { under.delete(name); reject(new Error("cancelled")); });
        }),
        later: (action) => timers.push(action),
    });
    const finish = async (name, outcome = "new") => {
        const one = under.get(name);
        under.delete(name);
        one.resolve({ asset: `asset of ${name}`, outcome });
        await settled();
    };
    const refuse = async (name, sentence) => {
        const one = under.get(name);
        under.delete(name);
        one.reject(new Error(sentence));
        await settled();
    };
    return { uploads, under, timers, finish, refuse, states: () => Object.fromEntries(uploads.all.get().map((each) => [each.file.name, each.state.is])) };
}

test("three go at once, in their order, and the next when one has ended", async () => {
    const { uploads, under, finish, states } = bench();
    uploads.add(["a", "b", "c", "d", "e"].map((name) => file(name)), "P1");
    assert.deepEqual([...under.keys()], ["a", "b", "c"]);
    assert.equal(under.get("a").project, "P1");
    assert.deepEqual(states(), { a: "sending", b: "sending", c: "sending", d: "waiting", e: "waiting" });
    await finish("b");
    assert.deepEqual([...under.keys()], ["a", "c", "d"]);
    assert.equal(states().b, "done");
});

test("one that is refused does not disturb the others, and can be tried again", async () => {
    const { uploads, under, finish, refuse, states } = bench();
    const arrived = [];
    uploads.arrived.add(({ file: { name } }) => arrived.push(name));
    uploads.add(["a", "b", "c", "d"].map((name) => file(name)), null);
    await refuse("a", "“a” is nothing that a film is made of.");
    assert.equal(uploads.all.get()[0].state.sentence, "“a” is nothing that a film is made of.");
    await finish("b");
    await finish("c");
    await finish("d", "known");
    assert.deepEqual(states(), { a: "refused", b: "done", c: "done", d: "done" });
    assert.deepEqual(arrived, ["b", "c", "d"]);
    uploads.retry(1);
    assert.equal(states().a, "sending");
    await finish("a");
    assert.equal(uploads.pending().length, 0);
    uploads.clear();
    assert.deepEqual(uploads.all.get(), []);
    assert.equal(under.size, 0);
});

test("one is cancelled alone, or all that are under way", async () => {
    const { uploads, under, finish, states } = bench();
    uploads.add(["a", "b", "c", "d", "e", "f"].map((name) => file(name)), null);
    await finish("a");
    uploads.cancel(2);
    await settled();
    assert.deepEqual([...under.keys()], ["c", "d", "e"]);
    assert.deepEqual(states(), { a: "done", c: "sending", d: "sending", e: "sending", f: "waiting" });
    uploads.cancelAll();
    await settled();
    assert.equal(under.size, 0);
    assert.deepEqual(states(), { a: "done" });
});

test("progress is told a few times a second, and all of it together", async () => {
    const { uploads, under, timers } = bench();
    let times = 0;
    uploads.all.subscribe(() => { times += 1; });
    uploads.add([file("a", 1000), file("b", 3000)], null);
    const before = times;
    timers.splice(0).forEach((action) => action());
    for (let sent = 1; sent <= 500; sent += 1) under.get("a").told({ is: "sending", sent });
    assert.equal(timers.length, 1);
    timers.splice(0).forEach((action) => action());
    assert.ok(times <= before + 2, String(times));
    assert.equal(sentOf(uploads.all.get()[0]), 500);
    assert.deepEqual(progressOf(uploads.all.get()), { sent: 500, bytes: 4000, over: 0, refused: 0 });
    under.get("a").told({ is: "checking" });
    assert.equal(progressOf(uploads.all.get()).sent, 1000);
});

test("a thousand files are brought without a thousand tellings at once", () => {
    const { uploads } = bench();
    let times = 0;
    uploads.all.subscribe(() => { times += 1; });
    uploads.add(Array.from({ length: 1000 }, (_, index) => file(`f${index}`)), null);
    assert.ok(times <= 4, String(times));
});

const entry = (name) => ({ name, isFile: true, isDirectory: false, file: (found) => found({ name }) });
const folder = (name, children) => ({
    name, isFile: false, isDirectory: true,
    createReader: () => {
        // A reader gives its entries in pieces, and nothing at the end.
        const ahead = [...children];
        return { readEntries: (found) => setImmediate(() => found(ahead.splice(0, 2))) };
    },
});

test("a folder is read with all that is in it, in the order of names, without what systems leave there", async () => {
    const { files, unread, isCut } = await filesIn([
        folder("plates", [entry("plate10.png"), entry("plate2.png"), folder("night", [entry("b.png"), entry("a.png"), entry(".DS_Store")]), entry("Thumbs.db")]),
        entry("theme.wav"),
        { name: "locked.mov", isFile: true, isDirectory: false, file: (_, failed) => failed(new Error("no")) },
    ]);
    assert.deepEqual(files.map(({ name }) => name), ["a.png", "b.png", "plate2.png", "plate10.png", "theme.wav"]);
    assert.deepEqual([unread, isCut], [1, false]);
});

test("more files than a hand means are cut off", async () => {
    const { files, isCut } = await filesIn(Array.from({ length: 2100 }, (_, index) => entry(`f${index}`)));
    assert.deepEqual([files.length, isCut], [2000, true]);
});

test("a browser without entries still gives its files, and text is none", () => {
    const entries = entriesOf({ items: [
        { kind: "string", getAsFile: () => null }, { kind: "file", getAsFile: () => ({ name: "a.png" }) },
        { kind: "file", webkitGetAsEntry: () => entry("b.png"), getAsFile: () => null },
    ] });
    assert.deepEqual(entries.map(({ name }) => name), ["a.png", "b.png"]);
});

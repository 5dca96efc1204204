import assert from "node:assert/strict";
import test from "node:test";

globalThis.window = globalThis;
globalThis.localStorage = { getItem: () => null, setItem: () => undefined };
const { load } = await import("./load.mjs");
const { AssetDesk } = await load("assets/desk.ts");
const settled = async () => { for (let turn = 0; turn < 12; turn += 1) await new Promise((done) => setImmediate(done)); };

/** A desk over a library in memory, which can refuse. */
async function bench() {
    const held = new Map(["a", "b", "c"].map((id, index) => [id, {
        id, name: `Plate ${id}`, kind: "image", tags: [], rating: 0, uses: index, revision: 1, deleted: false, project: "P", fields: {},
        pictures: { working: false },
    }]));
    const told = [];
    const asked = [];
    const it = { held, told, asked, refuses: undefined, folders: [] };
    const requests = {
        list: async ({ kinds, deleted }) => {
            asked.push(kinds?.join() ?? "list");
            const items = [...held.values()].filter((asset) => asset.deleted === Boolean(deleted) && (!kinds || kinds.includes(asset.kind)));
            return { items, next: null, total: items.length };
        },
        asset: async (id) => held.get(id),
        change: async (id, change) => {
            if (it.refuses === id) throw new Error("Somebody else is at it.");
            const asset = { ...held.get(id), ...change, revision: held.get(id).revision + 1 };
            held.set(id, asset);
            return asset;
        },
        folders: async () => ({ items: it.folders, next: null }),
        createFolder: async (project, name, query) => ({ id: name, project, name, query }),
        deleteFolder: async () => undefined,
    };
    it.desk = new AssetDesk({ project: "P", requests, tell: (sentence, tone, action) => told.push({ sentence, tone, action }) });
    it.listing = () => it.desk.listing.get();
    it.desk.show(true);
    it.listing().look(0, 10);
    await settled();
    return it;
}

test("opening it lists everything and asks once which kinds there are", async () => {
    const { desk, asked, listing } = await bench();
    assert.equal(listing().total.get(), 3);
    assert.deepEqual(desk.kinds.get(), ["image"]);
    assert.equal(asked.filter((each) => each === "lora").length, 1);
    desk.show(false);
    desk.show(true);
    await settled();
    assert.equal(asked.filter((each) => each === "lora").length, 1);
});

test("a change is seen at once, and taken back with a sentence when the studio refuses", async () => {
    const it = await bench();
    const [a, b] = it.listing().known;
    it.refuses = "b";
    const changing = it.desk.change([a, b], () => ({ rating: 4 }));
    assert.deepEqual(it.listing().known.map(({ rating }) => rating), [4, 4, 0]);
    assert.deepEqual((await changing).map(({ id }) => id), ["a"]);
    await settled();
    assert.deepEqual(it.listing().known.map(({ rating }) => rating), [4, 0, 0]);
    assert.deepEqual(it.told.map(({ sentence, tone }) => [sentence, tone]), [["Somebody else is at it.", "danger"]]);
});

test("what is deleted goes with its choice and its details, and undo brings it back", async () => {
    const it = await bench();
    it.desk.choice.set({ at: "b", anchor: "b", assets: new Set(["b", "c"]) });
    it.desk.opened.set("b");
    assert.deepEqual(it.desk.chosen().map(({ id }) => id), ["b", "c"]);
    await it.desk.remove(it.desk.chosen());
    await settled();
    assert.deepEqual(it.listing().known.map(({ id }) => id), ["a"]);
    assert.deepEqual([it.desk.opened.get(), it.desk.choice.get().assets.size], [undefined, 0]);
    assert.equal(it.told[0].sentence, "2 assets are deleted; 3 cards on canvases keep what they have.");
    it.told[0].action.run();
    await settled();
    assert.deepEqual(it.listing().known.map(({ id }) => id), ["a", "b", "c"]);
    it.desk.find({ ...it.desk.search.get(), scope: "deleted" });
    it.listing().look(0, 10);
    await settled();
    assert.equal(it.listing().total.get(), 0);
});

test("another search begins another list and lets go of what was chosen", async () => {
    const it = await bench();
    const before = it.listing();
    it.desk.choice.set({ at: "a", anchor: "a", assets: new Set(["a"]) });
    it.desk.find({ ...it.desk.search.get() });
    assert.equal(it.listing(), before, "the same search is the same list");
    it.desk.find({ ...it.desk.search.get(), text: "plate" });
    assert.notEqual(it.listing(), before);
    assert.equal(it.desk.choice.get().assets.size, 0);
});

test("a saved search is deleted with the way back", async () => {
    const it = await bench();
    assert.equal(await it.desk.saveFolder("Night", { text: "night" }), true);
    await it.desk.deleteFolder(it.desk.folders.get()[0]);
    assert.deepEqual(it.desk.folders.get(), []);
    it.told.at(-1).action.run();
    await settled();
    assert.deepEqual(it.desk.folders.get().map(({ name }) => name), ["Night"]);
});

test("the library's changes are gathered, and a list that nobody sees waits", async () => {
    const it = await bench();
    const lists = () => it.asked.filter((each) => each === "list").length;
    const before = lists();
    for (let change = 0; change < 20; change += 1) it.desk.libraryChanged();
    await new Promise((done) => setTimeout(done, 400));
    assert.equal(lists(), before + 1);
    it.desk.show(false);
    it.desk.libraryChanged();
    await new Promise((done) => setTimeout(done, 400));
    assert.equal(lists(), before + 1);
    it.desk.show(true);
    await settled();
    assert.equal(lists(), before + 2);
});

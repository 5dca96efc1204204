import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { Listing, AssetCache, carried, extended, nothing, only, toggled, walked } = await load("../../Tests/Web/assets-parts.ts");
const settled = () => new Promise((done) => setImmediate(() => setImmediate(done)));
const asset = (id, more = {}) => ({ id, name: id, revision: 1, uses: 0, deleted: false, kind: "image", pictures: { working: false }, ...more });

/** A library of so many assets by cursor, newest first, whose pages begin behind the asset that the cursor names. */
function library(count, pageSize = 10) {
    const it = { all: Array.from({ length: count }, (_, index) => asset(`a${String(index).padStart(3, "0")}`)), asked: [], fails: 0 };
    it.fetch = async (cursor) => {
        it.asked.push(cursor);
        if (it.fails-- > 0) throw new Error("The studio does not answer.");
        const start = cursor === undefined ? 0 : it.all.findIndex(({ id }) => id > cursor);
        const items = start < 0 ? [] : it.all.slice(start, start + pageSize);
        const isLast = start < 0 || start + pageSize >= it.all.length;
        return { items, next: isLast ? null : items.at(-1).id, total: it.all.length };
    };
    it.listing = new Listing(it.fetch);
    return it;
}

test("only as many pages come as somebody looks at", async () => {
    const { listing, asked } = library(1000);
    listing.look(0, 8);
    await settled();
    assert.deepEqual(asked, [undefined]);
    assert.equal(listing.total.get(), 1000);
    assert.equal(listing.at(9).id, "a009");
    assert.equal(listing.at(10), undefined);
    listing.look(4, 12);
    await settled();
    assert.equal(asked.length, 2);
    assert.equal(listing.at(12).id, "a012");
    assert.equal(listing.isAll, false);
});

test("a jump far down fetches page after page until it is there", async () => {
    const { listing, asked } = library(500);
    listing.look(0, 8);
    await settled();
    listing.look(480, 500);
    for (let turn = 0; turn < 60; turn += 1) await settled();
    assert.equal(asked.length, 50);
    assert.equal(listing.at(499).id, "a499");
    assert.equal(listing.isAll, true);
    assert.equal(listing.placeOf("a321"), 321);
});

test("what is new comes first, and nothing is lost or doubled where pages shift", async () => {
    const it = library(40);
    it.listing.look(0, 25);
    for (let turn = 0; turn < 6; turn += 1) await settled();
    it.all.unshift(asset("Z2"), asset("Z1"));
    // Cursors are places in the order of ids here: new ones stand before all of them.
    it.listing.changed();
    for (let turn = 0; turn < 8; turn += 1) await settled();
    assert.deepEqual(it.listing.known.slice(0, 4).map(({ id }) => id), ["Z2", "Z1", "a000", "a001"]);
    const ids = it.listing.known.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (let place = 2; place < 25; place += 1) assert.equal(it.listing.at(place).id, `a${String(place - 2).padStart(3, "0")}`);
    assert.equal(it.listing.total.get(), 42);
});

test("what was deleted elsewhere goes when the library says that it changed", async () => {
    const it = library(30);
    it.listing.look(0, 30);
    for (let turn = 0; turn < 6; turn += 1) await settled();
    it.all.splice(3, 2);
    it.listing.changed();
    for (let turn = 0; turn < 8; turn += 1) await settled();
    assert.equal(it.listing.placeOf("a003"), undefined);
    assert.equal(it.listing.at(3).id, "a005");
    assert.equal(it.listing.total.get(), 28);
});

test("a change made here is seen at once, and a deleted one goes", async () => {
    const it = library(5);
    it.listing.look(0, 5);
    await settled();
    it.listing.replace(asset("a002", { name: "Another" }), false);
    assert.equal(it.listing.at(2).name, "Another");
    it.listing.replace(asset("a002", { deleted: true }), false);
    assert.equal(it.listing.at(2).id, "a003");
    assert.equal(it.listing.total.get(), 4);
    it.listing.replace(asset("nowhere", { deleted: true }), false);
    assert.equal(it.listing.total.get(), 4);
});

test("a failure is told, and the next change or look asks again", async () => {
    const it = library(5);
    it.fails = 1;
    it.listing.look(0, 5);
    await settled();
    assert.match(it.listing.problem.get().message, /does not answer/);
    await settled();
    assert.equal(it.asked.length, 1, "not again and again by itself");
    it.listing.changed();
    await settled();
    assert.equal(it.listing.problem.get(), undefined);
    assert.equal(it.listing.total.get(), 5);
});

test("a list that nobody sees any more takes nothing in", async () => {
    const it = library(5);
    it.listing.look(0, 5);
    it.listing.close();
    await settled();
    assert.equal(it.listing.total.get(), undefined);
});

const places = (ids) => ({ at: (place) => ids[place] && { id: ids[place] }, placeOf: (id) => (ids.includes(id) ? ids.indexOf(id) : undefined), total: ids.length });

test("arrows walk, Shift extends in both directions, Ctrl adds and takes away", () => {
    const list = places(["a", "b", "c", "d", "e"]);
    let choice = walked(nothing, 1, list, false);
    assert.deepEqual([...choice.assets], ["a"]);
    choice = walked(walked(choice, 1, list, false), 2, list, true);
    assert.deepEqual([choice.at, [...choice.assets]], ["d", ["b", "c", "d"]]);
    choice = walked(choice, -3, list, true);
    assert.deepEqual([choice.at, [...choice.assets].sort()], ["a", ["a", "b"]]);
    choice = toggled(toggled(only("a"), "c"), "a");
    assert.deepEqual([choice.at, [...choice.assets]], ["a", ["c"]]);
    assert.deepEqual([...extended(only("d"), "b", list).assets], ["d", "c", "b"]);
    assert.equal(walked(only("e"), 1, list, false).at, "e");
});

test("what is gone is no longer chosen", () => {
    const choice = { at: "b", anchor: "b", assets: new Set(["a", "b"]) };
    assert.deepEqual(carried(choice, places(["a", "c"])), { at: "a", anchor: "a", assets: new Set(["a"]) });
    assert.equal(carried(choice, places(["b", "a"])), choice);
});

test("an asset is fetched once, kept true while it is looked at, and missed only when the studio says so", async () => {
    const asked = [];
    const held = new Map([["a", asset("a")]]);
    const cache = new AssetCache(async (id) => {
        asked.push(id);
        if (!held.has(id)) throw Object.assign(new Error("no"), { status: id === "cut" ? 0 : 404 });
        return held.get(id);
    });
    const told = [];
    cache.changed.add((ids) => told.push(...ids));
    assert.equal(cache.get("a"), undefined);
    cache.get("a");
    cache.get("gone");
    cache.get("cut");
    await settled();
    assert.equal(cache.get("a").name, "a");
    assert.deepEqual([cache.isMissing("gone"), cache.isMissing("cut")], [true, false]);
    assert.deepEqual(asked, ["a", "gone", "cut"]);
    held.set("a", asset("a", { name: "Mara", revision: 2 }));
    cache.refresh();
    await settled();
    assert.equal(cache.get("a").name, "a", "nobody looks at it");
    const end = cache.watch("a");
    cache.refresh();
    await settled();
    assert.equal(cache.get("a").name, "Mara");
    cache.know([asset("a", { name: "old" })]);
    assert.equal(cache.get("a").name, "Mara", "an older answer says nothing");
    end();
});

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { TakePictures } = await load("media/pictures.ts");
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Pictures whose decoding ends when the test says so. */
function bench() {
    const under = new Map();
    const closed = [];
    const pictures = new TakePictures(
        (media) => new Promise((resolve, reject) => under.set(media, { resolve, reject })),
        async (picture) => ({ ...picture, media: `small ${picture.media}`, close: () => closed.push(`small ${picture.media}`) }),
    );
    const finish = async (media) => {
        under.get(media).resolve({ media, close: () => closed.push(media) });
        under.delete(media);
        await settle();
    };
    const fail = async (media) => {
        under.get(media).reject(new Error("no"));
        under.delete(media);
        await settle();
    };
    return { pictures, under, closed, finish, fail };
}

test("two are decoded at a time, and the newest wish goes first", async () => {
    const { pictures, under, finish } = bench();
    for (const media of ["a", "b", "c", "d"]) assert.equal(pictures.take(media), undefined);
    assert.deepEqual([...under.keys()], ["a", "b"]);
    await finish("a");
    assert.deepEqual([...under.keys()], ["b", "d"]);
});

test("a picture is told when it comes, and is the same object from then on", async () => {
    const { pictures, finish } = bench();
    const told = [];
    pictures.subscribe((media) => told.push(media));
    pictures.take("a");
    await finish("a");
    assert.deepEqual(told, ["a"]);
    assert.equal(pictures.take("a"), pictures.take("a"));
});

test("a picture comes as large as it is kept, and as large as a card", async () => {
    const { pictures, finish } = bench();
    assert.equal(pictures.take("a", "small"), undefined);
    await finish("a");
    assert.equal(pictures.take("a").media, "a");
    assert.equal(pictures.take("a", "small").media, "small a");
});

test("asking twice decodes once", async () => {
    const { pictures, under, finish } = bench();
    pictures.take("a");
    pictures.take("a");
    await finish("a");
    pictures.take("a");
    assert.equal(under.size, 0);
});

test("a failure is kept until it is forgotten", async () => {
    const { pictures, under, fail } = bench();
    pictures.take("a");
    await fail("a");
    assert.equal(pictures.hasFailed("a"), true);
    pictures.take("a");
    assert.equal(under.size, 0);
    pictures.forgetFailures();
    pictures.take("a");
    assert.deepEqual([...under.keys()], ["a"]);
});

test("of many pictures the longest unseen is let go", async () => {
    const { pictures, closed, finish } = bench();
    pictures.take("first");
    await finish("first");
    for (let number = 0; number < 219; number += 1) {
        pictures.take(`m${number}`);
        await finish(`m${number}`);
    }
    pictures.take("first");
    pictures.take("one more");
    await finish("one more");
    assert.deepEqual(closed, ["m0", "small m0"]);
});

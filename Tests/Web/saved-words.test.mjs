import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { savedWords } = await load("studio/savedWords.ts");

test("where the edits are is said as it is", () => {
    const words = (...facts) => savedWords(...facts).words;
    assert.equal(words(true, 0, 0), "Saved");
    assert.equal(words(true, 2, 0), "Saving…");
    assert.equal(words(false, 0, 0), "Offline");
    assert.equal(words(false, 1, 1), "Offline: 1 edit kept on this device");
    assert.equal(words(false, 3, 2), "Offline: 2 edits kept on this device");
    assert.equal(words(false, 3, 0), "Offline: keeping 3 edits…");
    assert.equal(words(false, 3, undefined), "Offline: 3 edits only in this tab");
});

test("who may close the tab is told so, and nobody else", () => {
    assert.match(savedWords(false, 3, 3).tip, /^You may close the tab: 3 edits/);
    assert.doesNotMatch(savedWords(false, 3, 2).tip, /You may close/);
    for (const [unsent, kept] of [[0, 0], [3, 0], [3, undefined], [0, undefined]]) {
        assert.doesNotMatch(savedWords(false, unsent, kept).tip, /You may close/);
    }
    assert.match(savedWords(false, 3, undefined).strip, /leave the tab open, and 3 edits/);
});

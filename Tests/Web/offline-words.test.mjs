import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { offlineWords } = await load("journal/offlineWords.ts");

test("where the edits are is said as it is", () => {
    const words = (...facts) => offlineWords(...facts).words;
    assert.equal(words(0, 0), "Offline");
    assert.equal(words(1, 1), "Offline: 1 edit kept on this device");
    assert.equal(words(3, 2), "Offline: 2 edits kept on this device");
    assert.equal(words(3, 0), "Offline: keeping 3 edits…");
    assert.equal(words(3, undefined), "Offline: 3 edits only in this tab");
});

test("who may close the tab is told so, and nobody else", () => {
    assert.match(offlineWords(3, 3).tip, /^You may close the tab: 3 edits/);
    for (const [unsent, kept] of [[3, 2], [0, 0], [3, 0], [3, undefined], [0, undefined]]) {
        assert.doesNotMatch(offlineWords(unsent, kept).tip, /You may close/);
    }
    assert.match(offlineWords(3, undefined).strip, /leave the tab open, and 3 edits/);
});

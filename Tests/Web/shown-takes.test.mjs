import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { ShownTakes } = await load("live/shown-takes.ts");
const take = (id, more = {}) => ({ id, node: "n", number: 1, deleted: false, ...more });
const settled = () => new Promise((done) => setImmediate(done));

/** A node that shows take `state` without its pin, and a studio whose takes the test holds. */
function made(pin, takes) {
    const state = { take: take("state"), reviews: 0 };
    const asked = [];
    const fields = { take: { list: pin === undefined ? [] : [{ reference: { asset: pin } }] } };
    const shown = new ShownTakes(
        { nodes: new Map([["n", state]]) }, () => ({ node: () => ({ fields }) }),
        (id) => { asked.push(id); return Promise.resolve(takes.get(id)); }, () => undefined);
    return { shown, state, asked };
}

test("a pin is asked for once and then shown", async () => {
    const { shown, asked } = made("pinned", new Map([["pinned", take("pinned")]]));
    assert.equal(shown.take("n").id, "state");
    shown.take("n");
    await settled();
    assert.equal(shown.take("n").id, "pinned");
    assert.deepEqual(asked, ["pinned"]);
});

test("a pinned take that somebody deletes is shown no more, and again when it comes back", async () => {
    const takes = new Map([["pinned", take("pinned")]]);
    const { shown, state } = made("pinned", takes);
    for (const [reviews, deleted, seen] of [[0, false, "pinned"], [1, true, "state"], [2, false, "pinned"]]) {
        takes.set("pinned", take("pinned", { deleted }));
        state.reviews = reviews;
        shown.take("n");
        await settled();
        assert.equal(shown.take("n").id, seen);
    }
});

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { ConnectionState } = await load("live/connection-state.ts");
const live = (random = () => 1) => {
    const state = new ConnectionState(random);
    state.on({ kind: "wanted" });
    state.on({ kind: "greeted" });
    return state;
};

test("a wanted connection is opened once and is live when the studio greets", () => {
    const state = new ConnectionState(() => 1);
    assert.equal(state.on({ kind: "wanted" }).kind, "connect");
    assert.equal(state.on({ kind: "wanted" }).kind, "none");
    assert.equal(state.phase, "connecting");
    state.on({ kind: "greeted" });
    assert.equal(state.phase, "live");
});

test("each failed attempt waits twice as long as the one before, up to fifteen seconds", () => {
    const state = live();
    const waits = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
        const action = state.on({ kind: "lost", code: 1006 });
        assert.equal(action.kind, "wait");
        waits.push(action.milliseconds);
        assert.equal(state.on({ kind: "due" }).kind, "connect");
    }
    assert.deepEqual(waits, [400, 800, 1600, 3200, 6400, 12_800, 15_000, 15_000, 15_000]);
});

test("chance spreads the waits over their upper half", () => {
    assert.equal(live(() => 0).on({ kind: "lost", code: 1006 }).milliseconds, 200);
    assert.equal(live(() => 0.5).on({ kind: "lost", code: 1006 }).milliseconds, 300);
});

test("a greeting forgets the failures before it", () => {
    const state = live();
    for (let attempt = 0; attempt < 5; attempt += 1) {
        state.on({ kind: "lost", code: 1006 });
        state.on({ kind: "due" });
    }
    state.on({ kind: "greeted" });
    assert.equal(state.on({ kind: "lost", code: 1001 }).milliseconds, 400);
});

test("the network's return, a look at the tab or a person's press ends the wait", () => {
    const state = live();
    state.on({ kind: "lost", code: 1006 });
    assert.equal(state.on({ kind: "hurry" }).kind, "connect");
    assert.equal(state.on({ kind: "hurry" }).kind, "none", "one attempt at a time");
    assert.equal(state.on({ kind: "due" }).kind, "none", "the timer of the ended wait means nothing");
});

test("a look at a live tab changes nothing, but one that slept opens a new socket", () => {
    const state = live();
    assert.equal(state.on({ kind: "hurry" }).kind, "none");
    assert.equal(state.on({ kind: "woke" }).kind, "connect");
    state.on({ kind: "greeted" });
    assert.equal(state.phase, "live");
});

test("who was signed out is not connected again until that is wanted", () => {
    const state = live();
    assert.equal(state.on({ kind: "lost", code: 1008 }).kind, "none");
    assert.equal(state.phase, "signed-out");
    assert.equal(state.on({ kind: "hurry" }).kind, "none");
    assert.equal(state.on({ kind: "wanted" }).kind, "connect");
});

test("a connection that nobody wants any more stays closed", () => {
    const state = live();
    assert.equal(state.on({ kind: "unwanted" }).kind, "disconnect");
    assert.equal(state.on({ kind: "lost", code: 1000 }).kind, "none");
    assert.equal(state.on({ kind: "due" }).kind, "none");
    assert.equal(state.phase, "idle");
});

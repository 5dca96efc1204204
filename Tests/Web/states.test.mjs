import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { NodeStates, isUnderWay } = await load("live/states.ts");
const node = (id, state, more = {}) => ({
    node: id, job: `job-${id}`, run: "run", state, attempts: 0, cause: null, message: null, position: null, progress: null,
    take: null, takes: 0, reviews: 0, fingerprint: null, ...more,
});
const progress = (id, fraction) => ({
    job: `job-${id}`, node: id, stage: "rendering", fraction, framesDone: 1, framesTotal: 2, secondsLeft: null,
});
const picture = (frame) => ({ frame, width: 1, height: 1, rgb: new Uint8Array(3) });

test("a state replaces all that was known", () => {
    const states = new NodeStates();
    states.take({ type: "state", project: "p", event: 3, nodes: [node("a", "leased")], runs: [] });
    assert.equal(states.take({ type: "state", project: "p", event: 9, nodes: [node("b", "ready")], runs: [] }), "all");
    assert.deepEqual([...states.nodes.keys()], ["b"]);
    assert.equal(states.event, 9);
});

test("events change the nodes they name, and the number never goes back", () => {
    const states = new NodeStates();
    states.take({ type: "state", project: "p", event: 9, nodes: [node("a", "ready"), node("b", "ready")], runs: [] });
    const concerned = states.take({ type: "events", project: "p", event: 7, items: [], nodes: [node("a", "leased")], runs: [] });
    assert.deepEqual([...concerned], ["a"]);
    assert.equal(states.nodes.get("a").state, "leased");
    assert.equal(states.nodes.get("b").state, "ready");
    assert.equal(states.event, 9);
});

test("progress and preview go when the work ends", () => {
    const states = new NodeStates();
    states.take({ type: "state", project: "p", event: 1, nodes: [node("a", "leased")], runs: [] });
    states.take({ type: "progress", project: "p", jobs: [progress("a", 0.5)], runs: [] });
    states.picture("a", "job-a", picture(3));
    states.take({ type: "events", project: "p", event: 2, items: [], nodes: [node("a", "succeeded")], runs: [] });
    assert.equal(states.progress.has("a"), false);
    assert.equal(states.previews.has("a"), false);
});

test("how far a run is as a whole is kept until it is settled", () => {
    const states = new NodeStates();
    const run = (settled) => ({ id: "r", project: "p", revision: 1, tier: "draft", submitted: "", total: 4, counts: {}, settled });
    states.take({ type: "state", project: "p", event: 1, nodes: [], runs: [run(false)] });
    states.take({ type: "progress", project: "p", jobs: [], runs: [{ run: "r", fraction: 0.25, secondsLeft: 9 }] });
    assert.equal(states.runProgress.get("r").secondsLeft, 9);
    states.take({ type: "events", project: "p", event: 2, items: [], nodes: [], runs: [run(true)] });
    assert.equal(states.runProgress.size, 0);
});

test("a preview stays while its shot is still in work after a new start", () => {
    const states = new NodeStates();
    states.take({ type: "state", project: "p", event: 1, nodes: [node("a", "leased"), node("b", "leased")], runs: [] });
    states.picture("a", "job-a", picture(3));
    states.picture("b", "job-b", picture(3));
    states.take({ type: "state", project: "p", event: 2, nodes: [node("a", "leased"), node("b", "succeeded")], runs: [] });
    assert.deepEqual([...states.previews.keys()], ["a"]);
});

test("a node shows progress and pictures of its newest job alone, not of variations beside it", () => {
    const states = new NodeStates();
    const other = { ...progress("a", 0.9), job: "variation" };
    states.take({ type: "state", project: "p", event: 1, nodes: [node("a", "leased")], runs: [] });
    assert.deepEqual([...states.take({ type: "progress", project: "p", jobs: [progress("a", 0.5), other], runs: [] })], ["a"]);
    assert.equal(states.progress.get("a").fraction, 0.5);
    assert.equal(states.picture("a", "variation", picture(3)).size, 0);
    assert.equal(states.previews.has("a"), false);
    // What was of the job before is not of the next.
    states.picture("a", "job-a", picture(4));
    states.take({ type: "events", project: "p", event: 2, items: [], nodes: [node("a", "leased", { job: "next" })], runs: [] });
    assert.equal(states.progress.has("a"), false);
    assert.equal(states.previews.has("a"), false);
});

test("places in the queue are those of the newest message; who is not in it has none", () => {
    const states = new NodeStates();
    states.take({
        type: "state", project: "p", event: 1, runs: [],
        nodes: [node("a", "ready", { position: 1 }), node("b", "ready", { position: 2 }), node("c", "succeeded")],
    });
    const concerned = states.take({ type: "queue", project: "p", positions: { "job-b": 1 } });
    assert.deepEqual([...concerned].sort(), ["a", "b"]);
    assert.equal(states.nodes.get("a").position, null);
    assert.equal(states.nodes.get("b").position, 1);
});

test("what has ended is not under way", () => {
    assert.deepEqual(["waiting", "ready", "held", "leased", "blocked"].map(isUnderWay), [true, true, true, true, true]);
    assert.deepEqual(["succeeded", "cached", "failed", "cancelled", null].map(isUnderWay), [false, false, false, false, false]);
});

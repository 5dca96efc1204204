import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { carried, extended, marked, movesBefore, movesTo, noMarks, toggled } = await load("../../Tests/Web/queue-parts.ts");

/** Does what is asked for as the studio does, and by what is shown at once; both must give the same order. */
function perform(order, moves) {
    const asked = [...order];
    const shown = [...order];
    for (const { job, place, shown: steps } of moves) {
        asked.splice(asked.indexOf(job), 1);
        const at = "first" in place ? 0 : "last" in place ? asked.length
            : "before" in place ? asked.indexOf(place.before) : asked.indexOf(place.after) + 1;
        asked.splice(at, 0, job);
        if (!steps) continue;
        assert.equal(shown[steps.from], job, "what is shown starts from where the job is");
        shown.splice(steps.from, 1);
        shown.splice(steps.to, 0, job);
    }
    if (moves.every(({ shown: steps }) => steps)) assert.deepEqual(shown, asked);
    return asked.join("");
}

const order = [..."abcdefg"];
const jobAt = (place) => order[place];
const placed = (jobs) => [...jobs].map((job) => ({ job, place: order.indexOf(job) }));
const to = (way, jobs) => perform(order, movesTo(way, placed(jobs), jobAt, order.length));
const before = (gap, jobs) => perform(order, movesBefore(gap, placed(jobs), jobAt, order.length));

test("one job goes one place up or down, and no further than the ends", () => {
    assert.equal(to("up", "c"), "acbdefg");
    assert.equal(to("down", "c"), "abdcefg");
    assert.equal(to("up", "a"), "abcdefg");
    assert.equal(to("down", "g"), "abcdefg");
    assert.equal(to("down", "f"), "abcdegf");
});

test("several jobs go together and keep their order", () => {
    assert.equal(to("up", "cd"), "acdbefg");
    assert.equal(to("down", "cd"), "abecdfg");
    assert.equal(to("up", "ce"), "acebdfg", "what was apart comes together");
    assert.equal(to("down", "ce"), "abdfceg");
    assert.equal(to("first", "ce"), "ceabdfg");
    assert.equal(to("last", "ce"), "abdfgce");
});

test("dropped jobs stand before what was under them, or at the end", () => {
    assert.equal(before(0, "e"), "eabcdfg");
    assert.equal(before(7, "b"), "acdefgb");
    assert.equal(before(7, "bg"), "acdefbg");
    assert.equal(before(4, "bf"), "acdbfeg");
    assert.equal(before(2, "afg"), "bafgcde");
});

test("a drop where the jobs stand already asks for nothing", () => {
    for (const gap of [2, 3]) assert.deepEqual(movesBefore(gap, placed("c"), jobAt, 7), []);
    assert.deepEqual(movesBefore(3, placed("cd"), jobAt, 7), []);
});

test("beside a row that is not known nothing is moved", () => {
    assert.deepEqual(movesBefore(5, placed("a"), () => undefined, 7), []);
});

const rows = (jobs) => ({
    job: (place) => jobs[place], placeOf: (job) => (jobs.includes(job) ? jobs.indexOf(job) : undefined), total: jobs.length,
});

test("Shift marks from where one began, in both directions", () => {
    const start = marked(3, rows(order));
    const down = extended(extended(start, 4, rows(order)), 5, rows(order));
    assert.deepEqual([...down.jobs], ["d", "e", "f"]);
    const up = extended(down, 2, rows(order));
    assert.deepEqual([...up.jobs], ["c", "d"]);
    assert.equal(up.at, 2);
});

test("keys stay inside the list, and an empty list marks nothing", () => {
    assert.equal(marked(99, rows(order)).at, 6);
    assert.equal(marked(-4, rows(order)).at, 0);
    assert.equal(marked(0, rows([])), noMarks);
});

test("no more than two hundred are marked at once", () => {
    const many = Array.from({ length: 5000 }, (_, place) => `j${place}`);
    const end = extended(marked(1000, rows(many)), 4999, rows(many));
    assert.equal(end.jobs.size, 200);
    assert.equal(end.at, 1199);
});

test("a second press with Control lets go", () => {
    const two = toggled(marked(1, rows(order)), 4, rows(order));
    assert.deepEqual([...two.jobs], ["b", "e"]);
    assert.deepEqual([...toggled(two, 1, rows(order)).jobs], ["e"]);
});

test("marks go with their job; when it is gone, what stands in its place is marked", () => {
    const c = marked(2, rows(order));
    assert.equal(carried(c, rows([..."bcdefg"])).at, 1);
    const gone = carried(c, rows([..."abdefg"]));
    assert.deepEqual([gone.at, gone.job, [...gone.jobs]], [2, "d", ["d"]]);
    assert.equal(carried(c, rows([])), noMarks);
    assert.equal(carried(c, rows([..."abcdefgh"])), c);
});

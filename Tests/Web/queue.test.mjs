import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const {
    History, Listeners, QueueWatch, clock, counted, edgePush, gapAt, inSight, memoryWords, rate, rateWords, scrolledTo, standingWords,
    taken, withNewest,
} = await load("../../Tests/Web/queue-parts.ts");
const { inOrder, itemWords, lengthWords, planWords, plainKind, targetsOf, together } = await load("studio/kinds.ts");
const { routeOf } = await (globalThis.window = { location: { pathname: "/" }, addEventListener() {} }, load("app/router.ts"));

const queue = (event, more = {}) => ({
    event, paused: false, pausedProjects: [], counts: {}, workers: [], perMinute: [], ...more,
});

function connection(isLive) {
    const sent = [];
    return { isLive, greeted: new Listeners(), texts: new Listeners(), sent, send: (message) => sent.push(message) > 0 };
}

test("a live connection follows the queue at once, and again after each cut", () => {
    const line = connection(true);
    new QueueWatch(line);
    line.greeted.call();
    assert.deepEqual(line.sent, [{ type: "watchQueue" }, { type: "watchQueue" }]);
});

test("without a connection nothing is said until the studio greets", () => {
    const line = connection(false);
    new QueueWatch(line);
    assert.equal(line.sent.length, 0);
    line.greeted.call();
    assert.equal(line.sent.length, 1);
});

test("who has left follows nothing any more", () => {
    const line = connection(true);
    const watch = new QueueWatch(line);
    watch.close();
    line.greeted.call();
    line.texts.call({ type: "studioQueue", queue: queue(4) });
    assert.equal(line.sent.length, 1);
    assert.equal(watch.queue.get(), undefined);
});

test("an answer that is older than what the connection said is left", () => {
    const line = connection(true);
    const watch = new QueueWatch(line);
    let moves = 0;
    watch.moved.add(() => (moves += 1));
    line.texts.call({ type: "studioQueue", queue: queue(9) });
    watch.take(queue(7, { paused: true }));
    assert.equal(watch.queue.get().paused, false);
    watch.take(queue(9, { paused: true }));
    assert.equal(watch.queue.get().paused, true);
    assert.equal(moves, 2);
});

test("minutes that go by change the throughput, and nothing that is shown asks again", () => {
    const line = connection(true);
    const watch = new QueueWatch(line);
    watch.take(queue(3, { perMinute: [0, 4] }));
    let moves = 0;
    watch.moved.add(() => (moves += 1));
    watch.keepTime(queue(3, { perMinute: [4, 0] }));
    assert.deepEqual(watch.queue.get().perMinute, [4, 0]);
    assert.equal(moves, 0);
});

test("clocks run in figures that keep their width", () => {
    const now = Date.parse("2026-03-10T12:00:00Z");
    assert.equal(clock("2026-03-10T11:59:53Z", now), "0:07");
    assert.equal(clock("2026-03-10T11:47:55Z", now), "12:05");
    assert.equal(clock("2026-03-10T10:57:57Z", now), "1:02:03");
    assert.equal(clock("2026-03-10T12:00:05Z", now), "0:00", "clocks that disagree give no negative time");
    assert.equal(clock("2026-03-01T12:00:00Z", now), "9 days");
});

test("lengths of work are told as exactly as they matter", () => {
    assert.deepEqual([0.04, 8.62, 14.2, 59.4, 100, 3725].map(taken), ["0.0 s", "8.6 s", "14 s", "59 s", "1:40", "1:02:05"]);
});

test("the rate is that of the last five whole minutes", () => {
    const perMinute = [...Array(54).fill(0), 1, 2, 3, 4, 5, 99];
    assert.equal(rate(perMinute), 3);
    assert.equal(rateWords(perMinute), "3 a minute");
    assert.equal(rateWords(Array(60).fill(0)), "none lately");
    assert.equal(rateWords([0, 0, 0, 1, 1, 0]), "0.4 a minute");
});

test("jobs are counted as a crew would", () => {
    const counts = { leased: 2, ready: 5, waiting: 3, held: 1, blocked: 4 };
    assert.deepEqual(counted(queue(1, { counts })), { working: 2, waiting: 9, blocked: 4 });
});

test("a worker's standing is a sentence, and none when all is well", () => {
    const now = Date.parse("2026-03-10T12:00:00Z");
    const of = (standing, until = null) => standingWords({ function: "previs", version: 1, standing, until, failures: 3 }, now);
    assert.equal(of("working"), undefined);
    assert.match(of("withheld"), /^previs is withheld: 3 jobs in a row/);
    assert.match(of("resting", "2026-03-10T12:01:30Z"), /for another 1:30\.$/);
    assert.match(of("trying"), /tried again/);
});

test("memory says what is used of what is offered", () => {
    assert.deepEqual(memoryWords(4e9, 16e9), { words: "4.0 GB of 16 GB", fraction: 0.25 });
    assert.equal(memoryWords(4e9, null).words, "4.0 GB in use");
});

test("rows in sight are drawn with a few beyond, and never more than there are", () => {
    assert.deepEqual(inSight(0, 280, 28, 10_000), { from: 0, to: 16 });
    assert.deepEqual(inSight(2800, 280, 28, 10_000), { from: 94, to: 116 });
    assert.deepEqual(inSight(5600, 280, 28, 3), { from: 3, to: 3 });
});

test("scrolling to a row moves no further than it must", () => {
    assert.equal(scrolledTo(5, 0, 280, 28), 0);
    assert.equal(scrolledTo(10, 0, 280, 28), 28);
    assert.equal(scrolledTo(2, 280, 280, 28), 56);
});

test("a drop is between rows, and near the edges the list moves on", () => {
    assert.deepEqual([-10, 13, 15, 999].map((y) => gapAt(y, 28, 4)), [0, 0, 1, 4]);
    assert.ok(edgePush(2, 300) < 0 && edgePush(298, 300) > 0);
    assert.equal(edgePush(150, 300), 0);
});

const job = (name) => ({ job: name });
const page = (names, next) => ({ items: [...names].map(job), next });
const names = (rows) => rows.map((row) => row.job).join("");

test("the newest page goes before what is known, and what it no longer has is gone", () => {
    assert.equal(names(withNewest([..."cdefgh"].map(job), page("abcdf", "n"))), "abcdfgh");
});

test("a page that does not reach what is known begins the list anew", () => {
    assert.equal(withNewest([..."xyz"].map(job), page("abc", "n")), undefined);
    assert.equal(withNewest([..."xyz"].map(job), page("ab", null)), undefined);
});

test("the history goes on page by page, once each, to its end", async () => {
    const asked = [];
    const pages = { first: page("abc", "2"), 2: page("cde", null) };
    const history = new History(async (cursor) => (asked.push(cursor), pages[cursor ?? "first"]));
    await Promise.all([history.more(), history.more()]);
    assert.equal(names(history.rows.get()), "abc");
    await history.more();
    await history.more();
    assert.equal(names(history.rows.get()), "abcde");
    assert.equal(history.isAll.get(), true);
    assert.deepEqual(asked, [undefined, "2"]);
});

test("what ends while the newest page is fetched leads to one more fetch", async () => {
    let fetches = 0;
    const history = new History(async () => (fetches += 1, page("ab", "n")));
    await history.more();
    await Promise.all([history.refresh(), history.refresh(), history.refresh()]);
    assert.equal(fetches, 3);
});

const plan = (more) => ({
    revision: 1, jobs: 4, renders: 3, cached: 1, seconds: 14, range: { low: 11, high: 19 }, items: [], diagnostics: [], ...more,
});

test("a plan says what renders, what is taken over and how long it takes", () => {
    assert.equal(planWords(plan({})), "3 takes to make, 1 taken over");
    assert.equal(planWords(plan({ renders: 0, cached: 12 })), "Nothing to make, 12 taken over");
    assert.equal(planWords(plan({ renders: 1, cached: 0 })), "1 take to make");
    assert.equal(lengthWords(plan({})), "about 14 s (11–19 s)");
    assert.equal(lengthWords(plan({ range: null })), "about 14 s");
    assert.equal(lengthWords(plan({ seconds: null, range: null })), "never measured here");
    assert.equal(lengthWords(plan({ renders: 0, seconds: 0 })), "");
    assert.equal(lengthWords(plan({ seconds: 80, range: { low: 55, high: 100 } })), "about 1 min 20 s (55 s – 1 min 40 s)");
});

test("what renders is listed before what is taken over, with the take it comes from", () => {
    const item = (node, cached, more = {}) => ({ node, function: "f", take: null, cached, seconds: null, ...more });
    const items = [item("a", true, { take: { id: "t", number: 3 } }), item("b", false, { seconds: 4 }), item("c", true), item("d", false)];
    assert.deepEqual(inOrder(items).map(({ node }) => node), ["b", "d", "a", "c"]);
    assert.deepEqual(items.map(itemWords), ["from take 3", "4 s", "taken over", "not measured"]);
});

test("each way to run has its targets, and plain Run means to here or everything", () => {
    assert.deepEqual(targetsOf("only", ["a"]), { only: ["a"] });
    assert.deepEqual(targetsOf("here", ["a"]), { nodes: ["a"] });
    assert.deepEqual(targetsOf("stale", []), { stale: true });
    assert.deepEqual(targetsOf(plainKind([]), []), { everything: true });
    assert.equal(plainKind(["a"]), "here");
});

test("runs under way are told as one, by their jobs and by the longest", () => {
    const run = (id, total, counts, settled = false) => ({ id, total, counts, settled });
    const progress = new Map([["a", { run: "a", fraction: 0.5, secondsLeft: 8 }]]);
    assert.deepEqual(
        together([run("a", 4, {}), run("b", 12, { succeeded: 3 }), run("c", 9, {}, true)], progress),
        { fraction: 5 / 16, secondsLeft: 8 });
    assert.equal(together([run("c", 9, {}, true)], progress), undefined);
});

test("the queue and its history have addresses", () => {
    assert.deepEqual(routeOf("/queue"), { is: "queue", view: "waiting" });
    assert.deepEqual(routeOf("/queue/history/"), { is: "queue", view: "history" });
    assert.equal(routeOf("/queue/other").is, "not-found");
});

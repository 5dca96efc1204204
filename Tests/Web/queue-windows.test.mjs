import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { WaitingWindows, windowSize } = await load("../../Tests/Web/queue-parts.ts");

/** A studio's queue whose answers come when the test says so. */
function studio(total) {
    const jobs = Array.from({ length: total }, (_, place) => ({ job: `j${place}` }));
    const asked = [];
    const fetch = (from, limit) => new Promise((resolve, reject) => {
        asked.push({
            from, reject,
            answer: () => resolve({ items: jobs.slice(from, from + limit), from, total: jobs.length }),
        });
    });
    return { jobs, asked, fetch };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("only the windows that are looked at are fetched", async () => {
    const { asked, fetch } = studio(10_000);
    const windows = new WaitingWindows(fetch);
    windows.look(950, 1010);
    assert.deepEqual(asked.map(({ from }) => from), [900, 1000]);
    asked.forEach(({ answer }) => answer());
    await settle();
    assert.equal(windows.total.get(), 10_000);
    assert.equal(windows.row(999).job, "j999");
    assert.equal(windows.row(5), undefined);
    windows.look(951, 1011);
    assert.equal(asked.length, 2, "what is known is not asked for again");
});

test("however often the queue moves, a window has one request under way, and one more follows", async () => {
    const { asked, fetch } = studio(50);
    const windows = new WaitingWindows(fetch);
    windows.look(0, 20);
    for (let move = 0; move < 7; move += 1) windows.moved();
    assert.equal(asked.length, 1);
    asked[0].answer();
    await settle();
    assert.equal(asked.length, 2);
    asked[1].answer();
    await settle();
    assert.equal(asked.length, 2);
});

test("old rows stay until the newer answer is there", async () => {
    const { jobs, asked, fetch } = studio(3);
    const windows = new WaitingWindows(fetch);
    windows.look(0, 3);
    asked[0].answer();
    await settle();
    jobs.shift();
    windows.moved();
    assert.equal(windows.row(0).job, "j0");
    assert.equal(windows.total.get(), 3);
    asked[1].answer();
    await settle();
    assert.equal(windows.row(0).job, "j1");
    assert.equal(windows.total.get(), 2);
});

test("a window that nobody looks at is fetched again only when somebody does", async () => {
    const { asked, fetch } = studio(1000);
    const windows = new WaitingWindows(fetch);
    windows.look(0, 10);
    asked[0].answer();
    await settle();
    windows.look(500, 510);
    asked[1].answer();
    await settle();
    windows.moved();
    assert.deepEqual(asked.slice(2).map(({ from }) => from), [500]);
    windows.look(0, 10);
    assert.equal(windows.row(0).job, "j0");
    assert.deepEqual(asked.slice(3).map(({ from }) => from), [0]);
});

test("what is scrolled past while requests are under way is not asked for", async () => {
    const { asked, fetch } = studio(10_000);
    const windows = new WaitingWindows(fetch);
    for (let window = 0; window < 90; window += 1) windows.look(window * windowSize, window * windowSize + 10);
    assert.equal(asked.length, 3);
    asked.forEach(({ answer }) => answer());
    await settle();
    assert.deepEqual(asked.slice(3).map(({ from }) => from), [89 * windowSize]);
});

test("windows that were left long ago are forgotten", async () => {
    const { asked, fetch } = studio(100_000);
    const windows = new WaitingWindows(fetch);
    for (let window = 0; window < 40; window += 1) {
        windows.look(window * windowSize, window * windowSize + 1);
        asked.at(-1).answer();
        await settle();
    }
    const known = Array.from({ length: 40 }, (_, window) => windows.row(window * windowSize)).filter(Boolean);
    assert.ok(known.length <= 14, `${known.length} windows are kept`);
    assert.ok(windows.row(39 * windowSize));
});

test("a job that a person moves stands in its new place at once, and no older answer puts it back", async () => {
    const { jobs, asked, fetch } = studio(5);
    const windows = new WaitingWindows(fetch);
    windows.look(0, 5);
    asked[0].answer();
    await settle();
    const order = () => [0, 1, 2, 3, 4].map((place) => windows.row(place).job).join(" ");
    windows.moved();
    windows.move(3, 0);
    assert.equal(order(), "j3 j0 j1 j2 j4");
    asked[1].answer();
    await settle();
    assert.equal(order(), "j3 j0 j1 j2 j4", "an answer from before the move is not shown");
    windows.moved();
    assert.equal(asked.length, 2, "nothing is asked while the move is under way");
    jobs.unshift(jobs.splice(3, 1)[0]);
    windows.answered();
    asked[2].answer();
    await settle();
    assert.equal(order(), "j3 j0 j1 j2 j4");
});

test("a failed request is told, is not repeated by itself, and the next move tries again", async () => {
    const { asked, fetch } = studio(5);
    const windows = new WaitingWindows(fetch);
    windows.look(0, 5);
    asked[0].reject(new Error("no answer"));
    await settle();
    assert.equal(windows.problem.get().message, "no answer");
    assert.equal(asked.length, 1);
    windows.moved();
    asked[1].answer();
    await settle();
    assert.equal(windows.problem.get(), undefined);
    assert.equal(windows.row(4).job, "j4");
});

test("a closed list takes nothing in and asks for nothing", async () => {
    const { asked, fetch } = studio(5);
    const windows = new WaitingWindows(fetch);
    windows.look(0, 5);
    windows.close();
    asked[0].answer();
    await settle();
    windows.moved();
    assert.equal(asked.length, 1);
    assert.equal(windows.total.get(), undefined);
});

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { Sheet } = await load("../../Tests/Web/variations-parts.ts");

const take = (job, more = {}) => ({ id: `take-${job}`, job, node: "n", number: 1, deleted: false, ...more });
const cell = (id, state = "ready", more = {}) => ({ job: { id, run: "R", node: "n", state, message: null, take: null, ...more }, take: null });
const run = (counts) => ({ id: "R", counts, total: 3, settled: false, varies: "n" });

/** A sheet of three cells, with what it asked for. */
async function open(first = [cell("a"), cell("b"), cell("c")]) {
    const asked = [];
    const answers = { sheet: { run: run({ ready: 3 }), variations: { node: "n", axes: [] }, cells: first } };
    const answer = async (what, value) => {
        asked.push(what);
        if (value instanceof Error) throw value;
        return value;
    };
    const sheet = new Sheet("R", {
        sheet: () => answer("sheet", answers.sheet), take: (id) => answer(id, answers[id] ?? take(id.slice(5))), job: (id) => answer(`job ${id}`, answers[`job ${id}`]),
    });
    const settle = async (times = 1) => { for (let i = 0; i < times; i += 1) await new Promise((resolve) => setTimeout(resolve, 150)); };
    await settle();
    return { sheet, asked, answers, settle, cells: () => sheet.opening.get().sheet.cells };
}

function events(items, runs = []) {
    return { type: "events", project: "P", event: 1, items, nodes: [], runs };
}
const jobIs = (job, state) => ({ kind: "job", job, run: "R", node: "n", state });

test("cells follow their jobs and takes one by one, and the others stay the same objects", async () => {
    const { sheet, asked, settle, cells } = await open();
    const [, b] = cells();
    sheet.hear(events([jobIs("a", "leased")], [run({ leased: 1, ready: 2 })]));
    assert.equal(cells()[0].job.state, "leased");
    assert.equal(cells()[1], b);
    assert.deepEqual(sheet.opening.get().sheet.run.counts, { leased: 1, ready: 2 });
    sheet.hear(events([jobIs("a", "succeeded"), { kind: "take", take: "take-a", node: "n", job: "a", takeNumber: 1 }]));
    await settle();
    assert.equal(cells()[0].take.id, "take-a");
    assert.equal(cells()[1], b);
    assert.deepEqual(asked, ["sheet", "take-a"]);
    sheet.close();
});

test("why a cell failed, and what it was taken over from, is asked of its job", async () => {
    const { sheet, asked, answers, settle, cells } = await open();
    answers["job a"] = { ...cell("a", "failed").job, message: "No memory." };
    answers["job b"] = { ...cell("b", "cached").job, take: "take-b" };
    sheet.hear(events([jobIs("a", "failed"), jobIs("b", "cached")]));
    await settle();
    assert.equal(cells()[0].job.message, "No memory.");
    assert.equal(cells()[1].take.id, "take-b");
    // Retried, it has no error any more.
    sheet.hear(events([jobIs("a", "ready")]));
    assert.equal(cells()[0].job.message, null);
    assert.deepEqual(asked.slice(1).sort(), ["job a", "job b", "take-b"]);
    sheet.close();
});

test("jobs of other runs and reviews of other takes are none of the sheet's", async () => {
    const { sheet, asked, settle } = await open();
    const before = sheet.opening.get();
    sheet.hear(events([{ ...jobIs("a", "failed"), run: "other" }, { kind: "review", take: "other", node: "n" }]));
    await settle();
    assert.equal(sheet.opening.get(), before);
    assert.deepEqual(asked, ["sheet"]);
    sheet.close();
});

test("what somebody says of a take is seen, and a take that is put is ahead of the news", async () => {
    const { sheet, answers, settle, cells } = await open([{ ...cell("a", "succeeded"), take: take("a") }]);
    answers["take-a"] = take("a", { starred: true });
    sheet.hear(events([{ kind: "review", take: "take-a", node: "n" }]));
    await settle();
    assert.equal(cells()[0].take.starred, true);
    sheet.put(take("a", { starred: false }));
    assert.equal(cells()[0].take.starred, false);
    sheet.close();
});

test("with much news the whole sheet is asked for once, and what did not change stays the same object", async () => {
    const many = Array.from({ length: 40 }, (_, index) => cell(`j${index}`));
    const { sheet, asked, answers, settle, cells } = await open(many);
    const last = cells()[39];
    answers.sheet = { ...answers.sheet, cells: many.map((each, index) => (index < 30 ? { ...cell(each.job.id, "cached"), take: take(each.job.id) } : cell(each.job.id))) };
    sheet.hear(events(many.slice(0, 30).map(({ job }) => ({ kind: "take", take: `take-${job.id}`, node: "n", job: job.id, takeNumber: 1 }))));
    await settle(2);
    assert.deepEqual(asked, ["sheet", "sheet"]);
    assert.equal(cells().filter((each) => each.take).length, 30);
    assert.equal(cells()[39], last);
    sheet.close();
});

test("news that comes while the whole sheet is on its way is asked for behind it", async () => {
    const { sheet, asked, settle } = await open();
    sheet.hear({ type: "state", project: "P", event: 2, nodes: [], runs: [] });
    await new Promise((resolve) => setTimeout(resolve, 1));
    sheet.refresh();
    await settle(3);
    assert.equal(asked.filter((what) => what === "sheet").length >= 2, true);
    sheet.close();
});

test("a sheet that cannot be had says why, and is there once it can", async () => {
    const asked = [];
    let answer = new Error("no network");
    const sheet = new Sheet("R", { sheet: async () => {
        asked.push("sheet");
        if (answer instanceof Error) throw answer;
        return answer;
    } });
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(sheet.opening.get().is, "failed");
    answer = { run: run({}), variations: { node: "n", axes: [] }, cells: [cell("a")] };
    sheet.refresh();
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(sheet.opening.get().is, "open");
    // What is on screen stays when a later answer does not come.
    answer = new Error("no network");
    sheet.refresh();
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(sheet.opening.get().is, "open");
    sheet.close();
});

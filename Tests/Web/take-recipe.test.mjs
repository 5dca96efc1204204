import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { fieldChanges, restoreFields } = await load("dock/restore.ts");
const { fieldLines, inputLines, requestLines, valueWords, workLines } = await load("dock/recipeWords.ts");

const fps24 = { numerator: 24, denominator: 1 };
const take = { id: "take", node: "n", number: 3 };

test("what differs is set back, what was not there is taken away, and the pin stays", () => {
    const now = {
        framing: { choice: "wide" }, duration: { frames: 48 }, movement: { record: { a: { bool: true }, b: { integer: 1 } } },
        take: { list: [{ reference: { asset: "other" } }] },
    };
    const then = {
        framing: { choice: "close_up" }, movement: { record: { b: { integer: 1 }, a: { bool: true } } }, action: { text: "Sits." },
        take: { list: [] },
    };
    assert.deepEqual(fieldChanges("n", now, then), [
        { op: "set_field", node: "n", key: "action", value: { text: "Sits." } },
        { op: "set_field", node: "n", key: "duration", value: null },
        { op: "set_field", node: "n", key: "framing", value: { choice: "close_up" } },
    ]);
    assert.deepEqual(fieldChanges("n", now, now), []);
});

/** A studio with one shot or none, and what was asked of it; the answer to a request is given. */
function studio(node, answer) {
    const performed = [];
    const said = [];
    const asked = [];
    globalThis.fetch = async (address) => {
        asked.push(address);
        return answer instanceof Error ? Promise.reject(answer) : new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 });
    };
    return {
        performed, asked, said,
        tell: (sentence, tone = "plain") => { said.push([tone, sentence]); },
        document: { node: () => node },
        catalogue: { kind: () => ({ title: "Shot" }) },
        session: { states: { runs: new Map([[undefined, { varies: null }]]) }, perform: (label, operations) => { performed.push({ label, operations }); return true; } },
    };
}

test("the fields are restored as one change", async () => {
    const shown = studio({ title: "1A", fields: { framing: { choice: "wide" } } }, { body: { fields: { framing: { choice: "medium" } } } });
    await restoreFields(shown, take);
    assert.deepEqual(shown.performed, [{
        label: "Restore the fields of take 3",
        operations: [{ op: "set_field", node: "n", key: "framing", value: { choice: "medium" } }],
    }]);
    assert.match(shown.asked[0], /takes\/take\/recipe$/);
    assert.deepEqual(shown.said, [["plain", "1 field of 1A is as at take 3 again."]]);
});

test("nothing is changed where nothing differs, the node is gone, or the studio does not answer", async () => {
    const fields = { framing: { choice: "wide" } };
    const gone = ["danger", "What take 3 was made of is no longer in the film: undo its deletion, then restore."];
    for (const [node, answer, sentence] of [
        [{ title: "1A", fields }, { body: { fields } }, ["plain", "Nothing differs: 1A is as it was at take 3."]],
        [{ title: "", fields }, { body: { fields } }, ["plain", "Nothing differs: Shot is as it was at take 3."]],
        [null, { body: { fields } }, gone],
        [{ title: "1A", fields }, { body: { fields: null } }, gone],
        [{ title: "1A", fields }, { body: { detail: "There is no such take." }, status: 404 }, ["danger", "There is no such take."]],
        [{ title: "1A", fields }, new Error("no network"), ["danger", "The studio does not answer."]],
    ]) {
        const shown = studio(node, answer);
        await restoreFields(shown, take);
        assert.deepEqual(shown.performed, []);
        assert.deepEqual(shown.said, [sentence]);
    }
});

test("with a variation's fields comes back what it supposed of the nodes that feed it", async () => {
    const field = (node, key, value) => ({ field: { node, key, values: [value] } });
    const nodes = {
        n: { title: "1A", fields: { framing: { choice: "wide" } } },
        scene: { title: "Kitchen", fields: { seed: { integer: 1 } } },
        lina: { title: "LINA", fields: { age: { integer: 11 } } },
    };
    const body = {
        fields: { framing: { choice: "full" } },
        varied: [
            field("n", "framing", { choice: "full" }), field("scene", "seed", { integer: 2 }), field("lina", "age", { integer: 11 }),
            field("gone", "seed", { integer: 3 }), { tier: ["high"] },
        ],
    };
    const shown = studio(undefined, { body });
    shown.document.node = (id) => nodes[id] ?? null;
    await restoreFields(shown, take);
    assert.deepEqual(shown.performed[0].operations, [
        { op: "set_field", node: "n", key: "framing", value: { choice: "full" } },
        { op: "set_field", node: "scene", key: "seed", value: { integer: 2 } },
    ]);
});

const recipe = {
    created: "2026-11-30T10:00:00.000Z", asked: "2026-11-30T09:59:00.000Z", cached: true, person: { id: "u", name: "Ada" },
    film: "Night Train", revision: 12, tier: "draft", mediaKind: "video", byteCount: 1200, media: "ab12", run: "r",
    function: "previs.shot", version: 2, determinism: "exact", worker: null, instructionSet: "avx2", seeds: [7, 8],
    signature: "cd34", engine: { embree: { text: "3.13.5" }, tier: { text: "draft" }, ray_depth: { integer: 2 } },
    inputs: [{ title: "", number: 2, deleted: true, media: "ef" }, { title: "1A", number: null, deleted: false, media: "01" }],
};

test("a recipe is words", () => {
    const words = new Map([...requestLines(recipe), ...workLines(recipe)]);
    assert.match(words.get("Made"), /30 November 2026.*, taken over from the same work done before$/);
    assert.match(words.get("Asked for"), /, by Ada$/);
    assert.equal(words.get("Film"), "Night Train, at revision 12");
    assert.equal(words.get("Function"), "previs.shot 2, the same bytes every time");
    assert.equal(words.get("Embree"), "3.13.5");
    assert.equal(words.get("Ray depth"), "2");
    assert.equal(words.get("Worker"), "not noted");
    assert.equal(words.get("Seeds"), "7, 8");
    assert.deepEqual(inputLines(recipe), [["A deleted node", "take 2, deleted, ef"], ["1A", "a file, 01"]]);
    assert.equal(workLines({ ...recipe, seeds: [] }).some(([label]) => label === "Seeds"), false);
});

test("fields are called by their titles and values by their units", () => {
    const kind = {
        fields: [
            { key: "framing", title: "Framing", unit: "", type: { is: "choice", choices: [{ key: "close_up", title: "Close-up" }] } },
            { key: "focal_length", title: "Lens", unit: "mm", type: { is: "decimal" } },
            { key: "duration", title: "Length", unit: "", type: { is: "frames" } },
            { key: "tags", title: "Tags", unit: "", type: { is: "list", element: { is: "text" } } },
            { key: "move", title: "Move", unit: "", type: { is: "record", fields: [{ key: "speed", title: "Speed", unit: "m/s", type: { is: "decimal" } }] } },
        ],
    };
    const fields = {
        framing: { choice: "close_up" }, focal_length: { decimal: "85" }, duration: { frames: 36 }, tags: { list: [{ text: "a" }, { text: "b" }] },
        move: { record: { speed: { decimal: "1.5" } } }, take: { list: [] }, of_old: { bool: true },
    };
    assert.deepEqual(fieldLines(fields, kind, fps24), [
        ["Framing", "Close-up"], ["Lens", "85 mm"], ["Length", "00:00:01:12"], ["Tags", "a; b"], ["Move", "Speed: 1.5 m/s"], ["Of old", "yes"],
    ]);
    for (const [value, words] of [
        [{ bool: false }, "no"], [{ frames: 9 }, "9 frames"], [{ text: "" }, "–"], [{ colour: "#FF0000FF" }, "#FF0000FF"],
        [{ vector: ["0", "1.5", "2"] }, "0, 1.5, 2"], [{ list: [] }, "–"], [{ reference: { node: "N" } }, "N"],
        [{ unknown: { tag: 99, bytes: "" } }, "something newer than this page"], [{ choice: "gone" }, "gone"],
    ]) assert.equal(valueWords(value), words);
});

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";
import { catalogue, film, rate, varied } from "./variations-film.mjs";

const {
    alone, fieldOf, fresh, isZip, moved, problemOf, setUpOf, together, trackId, variationsOf, withAxis, withChoice, withText, withTier, withValues, without,
} = await load("../../Tests/Web/variations-parts.ts");

function beginning() {
    const shown = { document: film(), catalogue, rate };
    const pick = (node, key) => fresh({ node, field: fieldOf(node, key, shown.document, catalogue) }, "draft", shown);
    return { shown, pick, framing: trackId(varied("shot1", "framing")), lens: trackId(varied("shot1", "focal_length")), seed: trackId(varied("kitchen", "seed")) };
}
const values = (setUp) => setUp.map((axis) => axis.map(({ track }) => ("tier" in track ? track.tier : track.field.values.map((value) => Object.values(value)[0]))));

test("an axis begins with the value of the film", () => {
    const { shown, pick } = beginning();
    shown.document.set("shot1", "focal_length", { decimal: "85" });
    const setUp = withAxis(withAxis(withAxis([], pick("shot1", "framing")), pick("shot1", "focal_length")), fresh("tier", "standard", shown));
    assert.deepEqual(values(setUp), [[["medium"]], [["85"]], [["standard"]]]);
    assert.equal(setUp[1][0].text, "85");
    assert.deepEqual(values([[pick("kitchen", "rain")]]), [[[false, true]]], "yes and no at once");
    assert.deepEqual(variationsOf("shot1", setUp).axes[2], [{ tier: ["standard"] }]);
});

test("choices stand in their own order, and in that of pressing where another field moves along", () => {
    const { shown, pick, framing, lens } = beginning();
    const field = fieldOf("shot1", "framing", shown.document, catalogue);
    const press = (setUp, ...choices) => choices.reduce((all, choice) => withChoice(all, framing, choice, field, shown), setUp);
    const single = press([[pick("shot1", "framing")]], "wide", "close_up");
    assert.deepEqual(values(single), [[["close_up", "medium", "wide"]]]);
    assert.deepEqual(values(press(single, "medium")), [[["close_up", "wide"]]]);
    const zipped = together(single, pick("shot1", "focal_length"), framing);
    assert.equal(isZip(zipped, framing), true);
    assert.deepEqual(values(press(zipped, "close_up", "close_up")), [[["medium", "wide", "close_up"], ["35"]]]);
    assert.deepEqual(values(alone(zipped, lens)), [[["close_up", "medium", "wide"]], [["35"]]]);
    assert.deepEqual(alone(single, framing), single);
});

test("a field that varies already moves to the other axis, with its values", () => {
    const { shown, pick, framing, lens, seed } = beginning();
    const setUp = withText(withAxis(withAxis([[pick("shot1", "framing")]], pick("shot1", "focal_length")), pick("kitchen", "seed")), lens, "24, 50", shown);
    const draft = setUp.flat().find(({ id }) => id === lens);
    const moved_ = together(setUp, draft, seed);
    assert.deepEqual(moved_.map((axis) => axis.map(({ id }) => id)), [[framing], [seed, lens]]);
    assert.equal(moved_[1][1].text, "24, 50");
    assert.deepEqual(moved(moved_, 0, 1).map((axis) => axis.map(({ id }) => id)), [[seed, lens], [framing]]);
    assert.equal(moved(moved_, 0, -1), moved_);
    assert.deepEqual(without(without(moved_, seed), lens).map((axis) => axis.length), [1]);
});

test("what was typed stays as it was typed, and its problem is told", () => {
    const { shown, pick, lens } = beginning();
    const typed = withText([[pick("shot1", "focal_length")]], lens, "24, 3x", shown);
    assert.equal(typed[0][0].text, "24, 3x");
    assert.equal(problemOf(typed), "“3x” is no number.");
    assert.deepEqual(values(typed), [[["24"]]]);
    assert.equal(problemOf(withText(typed, lens, "24, 35", shown)), undefined);
    assert.equal(withValues(typed, lens, [{ decimal: "50" }], shown)[0][0].text, "50");
});

test("tiers go from coarse to fine", () => {
    const { shown } = beginning();
    const setUp = withTier(withTier([[fresh("tier", "standard", shown)]], "high"), "draft");
    assert.deepEqual(values(setUp), [[["draft", "standard", "high"]]]);
    assert.deepEqual(values(withTier(setUp, "standard")), [[["draft", "high"]]]);
});

test("an earlier matrix is set up again, without what the film no longer has", () => {
    const { shown } = beginning();
    const axes = [[varied("shot1", "focal_length", { decimal: "24" }), varied("gone", "seed", { integer: 1 })], [varied("gone", "rain", { bool: true })], [{ tier: ["draft"] }]];
    const setUp = setUpOf({ axes }, shown);
    assert.deepEqual(values(setUp), [[["24"]], [["draft"]]]);
    assert.equal(setUp[0][0].text, "24");
});

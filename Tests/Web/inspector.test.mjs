import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { shownValue, mixed, isSet, commonFields, setField } = await load("inspector/subject.ts");
const { isRelevant, fittingChoices } = await load("inspector/relevance.ts");

const choice = (key, keys, fallback) => ({
    key, title: key, type: { is: "choice", choices: keys.map((each) => ({ key: each, title: each })) }, unit: "",
    defaultValue: { choice: fallback }, help: "", reader: "connected",
});
const movement = choice("movement", ["static", "pan", "dolly"], "static");
const direction = choice("movement_direction", ["left", "right", "up", "down", "in", "out"], "right");
const node = (id, fields = {}) => ({ is: "node", id, fields });

test("several things that hold different values show none of them", () => {
    const targets = [node("a", { movement: { choice: "pan" } }), node("b")];
    assert.equal(shownValue(targets, movement), mixed);
    assert.deepEqual(shownValue([node("a"), node("b")], movement), { choice: "static" });
});

test("a stored default is not a value of one's own", () => {
    assert.equal(isSet([node("a", { movement: { choice: "static" } })], movement), false);
    assert.equal(isSet([node("a", { movement: { choice: "pan" } })], movement), true);
});

test("an edit of several is one change, and says nothing to those that have the value", () => {
    const made = [];
    const session = { perform: (label, operations, gesture) => made.push({ label, operations, gesture }) };
    setField(session, [node("a"), node("b", { movement: { choice: "pan" } })], movement, { choice: "pan" }, "g");
    assert.deepEqual(made, [{
        label: "Set movement of 2 cards", gesture: "g",
        operations: [{ op: "set_field", node: "a", key: "movement", value: { choice: "pan" } }],
    }]);
});

test("the default is stored as nothing", () => {
    const made = [];
    const session = { perform: (_, operations) => made.push(...operations) };
    setField(session, [node("a", { movement: { choice: "pan" } })], movement, { choice: "static" });
    assert.deepEqual(made, [{ op: "set_field", node: "a", key: "movement", value: null }]);
});

test("a wire's field is set on the wire", () => {
    const made = [];
    const session = { perform: (_, operations) => made.push(...operations) };
    setField(session, [{ is: "wire", id: "w", fields: {} }], movement, { choice: "pan" });
    assert.equal(made[0].wire, "w");
});

test("kinds have in common what has the same name and form", () => {
    const other = { fields: [choice("movement", ["static"], "static"), direction] };
    assert.deepEqual(commonFields([{ fields: [movement, direction] }, other]).map((field) => field.key), ["movement_direction"]);
});

test("a standing camera has no direction, a moving one the pair that fits", () => {
    const fields = [movement, direction];
    assert.equal(isRelevant(direction, [node("a")], fields), false);
    const dolly = [node("a", { movement: { choice: "dolly" } })];
    assert.equal(isRelevant(direction, dolly, fields), true);
    const fitting = fittingChoices(direction, direction.type.choices, "right", dolly, fields);
    assert.deepEqual(fitting.choices.map((each) => each.key), ["in", "out"]);
    assert.equal(fitting.value, "in", "a dolly told to go right goes in");
});

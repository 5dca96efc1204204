import assert from "node:assert/strict";
import test from "node:test";
import { catalogue, film, node, wire } from "./film.mjs";
import { load } from "./load.mjs";

const { problemsOf, countWords, ProblemFinder, nextOf } = await load("../../Tests/Web/problems-parts.ts");

function contextOf(core, more = {}) {
    return {
        document: core, catalogue, film: { rate: { numerator: 24, denominator: 1 }, aspect: { width: 16, height: 9 }, sensor: "super35" },
        state: () => undefined, isStale: () => false, hasTake: () => false, isMissing: () => false,
        ofKind: (kind) => core.nodes().filter((each) => each.kind === kind).map(({ id }) => id), ...more,
    };
}
const codes = (problems) => problems.map(({ key }) => key.split(" ").slice(1).join(" ")).sort();
const parts = () => {
    const [scene, shot, cut] = [node("scene"), node("shot", 800), node("sequence", 1600)];
    return { scene, shot, cut, wires: [wire(scene, "scene", shot, "scene"), wire(shot, "video", cut, "video")] };
};

test("a film in which everything is wired has nothing wrong", () => {
    const { scene, shot, cut, wires } = parts();
    const core = film([scene, shot, cut], wires);
    for (const each of [scene, shot, cut]) assert.deepEqual(problemsOf(each.id, contextOf(core)), []);
});

test("what is missing keeps it from running, and is wired in from nearby as one step", () => {
    const { scene, shot, cut } = parts();
    const far = node("scene", 90_000, 0, { title: "Far" });
    const core = film([scene, far, shot, cut], []);
    const context = contextOf(core);
    const [bare, unused] = problemsOf(shot.id, context);
    assert.equal(bare.severity, "error");
    assert.match(bare.fix.title, /Wire in “scene”/);
    core.perform(bare.fix.label, bare.fix.operations());
    assert.match(unused.sentence, /stands in no cut/);
    core.perform(unused.fix.label, unused.fix.operations());
    assert.deepEqual(problemsOf(shot.id, context), []);
    assert.deepEqual(problemsOf(cut.id, context), []);
    assert.deepEqual(codes(problemsOf(far.id, context)), ["unused"]);
    core.undo();
    assert.deepEqual(codes(problemsOf(shot.id, context)), ["unused"]);
});

test("what was taken out on purpose is left alone, but failures are told", () => {
    const shot = node("shot", 0, 0, { muted: true });
    const core = film([shot], []);
    assert.deepEqual(problemsOf(shot.id, contextOf(core)), []);
    const state = () => ({ state: "failed", message: "No space left.", run: "r1" });
    const [failed] = problemsOf(shot.id, contextOf(core, { state }));
    assert.match(failed.sentence, /No space left/);
    assert.deepEqual(failed.fix, { is: "retry", title: "Retry", run: "r1" });
});

test("stale takes, lost assets and files that were never named are found", () => {
    const { scene, shot, cut, wires } = parts();
    const image = node("image");
    const core = film([scene, shot, cut, image], wires);
    assert.deepEqual(codes(problemsOf(shot.id, contextOf(core, { isStale: () => true, hasTake: () => true }))), ["stale"]);
    assert.deepEqual(codes(problemsOf(shot.id, contextOf(core, { isStale: () => true }))), [], "without a take nothing is stale");
    assert.deepEqual(codes(problemsOf(image.id, contextOf(core))), ["file"]);
});

test("a look at somebody who is not there is an error that one press mends", () => {
    const { scene, shot, cut, wires } = parts();
    const core = film([scene, shot, cut], wires);
    const context = contextOf(core);
    const looking = { source: { node: scene.id, port: "character" }, target: { node: shot.id, port: "character" }, id: "w", fields: { looks_at: { choice: "cast_2" } } };
    const document = new Proxy(core, { get: (of, key) => (key === "wiresInto" ? (id, port) => (port === "character" ? [looking] : core.wiresInto(id, port)) : typeof of[key] === "function" ? of[key].bind(of) : of[key]) });
    const found = problemsOf(shot.id, { ...context, document });
    assert.deepEqual(codes(found), ["looks w"]);
    assert.deepEqual(found[0].fix.operations(), [{ op: "set_field", wire: "w", key: "looks_at", value: null }]);
});

test("lines that nobody there speaks, and lines after the end", () => {
    const { scene, shot, cut, wires } = parts();
    const mara = node("character", 0, 0, { title: "MARA" });
    const core = film([scene, { ...shot }, cut, mara], wires);
    const line = (speaker, start) => ({ record: { speaker: { text: speaker }, start: { frames: start } } });
    const held = { ...core.node(shot.id), fields: { dialogue: { list: [line("TOM (V.O.)", 0), line("Mara", 24)] }, duration: { frames: 48 } } };
    const into = [{ id: "w", source: { node: mara.id, port: "character" }, target: { node: shot.id, port: "character" }, fields: {} }];
    const document = {
        node: (id) => (id === shot.id ? held : core.node(id)), root: () => core.root(), nodes: () => core.nodes(), connecting: (...all) => core.connecting(...all),
        wiresFrom: (id) => core.wiresFrom(id), wiresInto: (id, port) => (id === shot.id && port === "character" ? into : core.wiresInto(id, port)),
    };
    const found = problemsOf(shot.id, contextOf(core, { document }));
    assert.deepEqual(codes(found), ["late", "speaker TOM"]);
    assert.deepEqual(found.find(({ key }) => key.endsWith("late")).fix.operations()[0].value, { frames: 72 });
});

test("what a cut uses of a shot has to be there", () => {
    const { scene, shot, cut } = parts();
    const used = wire(shot, "video", cut, "video", "80", { fields: {} });
    const core = film([scene, shot, cut], [wire(scene, "scene", shot, "scene"), used]);
    const held = { ...core.wiresInto(cut.id, "video")[0], fields: { in: { frames: 60 } } };
    const document = new Proxy(core, { get: (of, key) => (key === "wiresInto" ? (id, port) => (id === cut.id ? [held] : core.wiresInto(id, port)) : typeof of[key] === "function" ? of[key].bind(of) : of[key]) });
    const [ends] = problemsOf(cut.id, contextOf(core, { document }));
    assert.match(ends.sentence, /begins behind its last frame/);
    assert.deepEqual(ends.fix.operations(), [{ op: "set_field", wire: held.id, key: "in", value: null }]);
});

/** Idle moments that the test gives, each so many cards long. */
function slices(cards) {
    const waiting = [];
    let left = 0;
    return { later: (work) => waiting.push(() => { left = cards; work(); }), isOver: () => (left -= 1) <= 0, give: () => waiting.shift()?.(), get isWaiting() { return waiting.length > 0; } };
}

test("a large film is looked at in slices, and after an edit only what it touched", () => {
    const shots = Array.from({ length: 500 }, (_, index) => node("shot", index * 100));
    const core = film(shots, []);
    const time = slices(50);
    const looked = [];
    const context = contextOf(core);
    const finder = new ProblemFinder({ ...context, state: (id) => { looked.push(id); return undefined; } }, time);
    finder.lookAtAll();
    assert.equal(looked.length, 0, "nothing is done at once");
    time.give();
    assert.equal(looked.length, 50);
    assert.ok(finder.problems.get().length >= 50, "what was found so far is told");
    let rounds = 1;
    while (time.isWaiting) { time.give(); rounds += 1; }
    assert.equal(rounds, 10);
    assert.deepEqual(finder.counts.get(), { error: 500, warning: 500, note: 0 });
    assert.equal(countWords(finder.counts.get()), "500 errors, 500 warnings");
    looked.length = 0;
    const scene = node("scene", 0, 5000);
    core.perform("Add", [{ op: "add_node", node: scene }, { op: "connect", wire: wire(scene, "scene", shots[3], "scene") }]);
    finder.look([shots[3].id, scene.id]);
    while (time.isWaiting) time.give();
    assert.deepEqual(new Set(looked), new Set([shots[3].id, scene.id]));
    assert.equal(finder.counts.get().error, 499);
    const before = finder.problems.get();
    finder.look([shots[3].id]);
    while (time.isWaiting) time.give();
    assert.equal(finder.problems.get(), before, "what is no other is not told again");
    core.perform("Delete", core.deleting([shots[5].id], []));
    finder.look([shots[5].id]);
    while (time.isWaiting) time.give();
    assert.equal(finder.counts.get().error, 498);
    finder.lookAtAll();
    finder.close();
    looked.length = 0;
    while (time.isWaiting) time.give();
    assert.deepEqual(looked, [], "a closed film is left alone");
});

test("the gravest come first, and one goes from card to card, and around", () => {
    const problem = (at, severity) => ({ key: `${at} x`, node: at, severity, sentence: "" });
    const all = [problem("a", "error"), problem("a", "warning"), problem("b", "warning")];
    assert.equal(nextOf(all, [], 1).node, "a");
    assert.equal(nextOf(all, ["a"], 1).node, "b");
    assert.equal(nextOf(all, ["b"], 1).node, "a");
    assert.equal(nextOf(all, [], -1).node, "b");
    assert.equal(nextOf([], [], 1), undefined);
});

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const {
    solve, cameraTo, cameraBy, personTo, personBy, wedgeTo, planWords, stagePlans, easeShare, easings, hexOf, hsvOf, readHex, numbered, readingOrder,
} = await load("../../Tests/Web/inspector-parts.ts");

const member = (more = {}) => ({
    wire: "w1", node: "n1", name: "MARA", stature: 1.7, action: "stand", mark: 0, looksAt: "automatic", isLocked: false, ...more,
});
const shot = (more = {}) => ({
    id: "s", title: "1A", framing: "medium", angle: "eye_level", focalLength: 35, sensor: "super35", aspect: { width: 16, height: 9 },
    movement: { kind: "static", direction: "right", speed: "medium", ease: easings.ease_in_out }, lighting: "three_point", cast: [member()],
    stage: stagePlans.room, setTitle: "Room", seed: 0n, timeOfDay: "noon", isOutside: false, isLocked: false, hasScene: true, ...more,
});
const apart = (a, b) => Math.hypot(a.x - b.x, a.z - b.z);
const fields = (operations) => Object.fromEntries(operations.map(({ key, value }) => [key, value]));

test("the camera stands where the framing's rule says: so many heads fill the picture's height", () => {
    for (const [framing, heads] of [["close_up", 1.8], ["medium", 4], ["full", 8.5]]) {
        const plan = solve(shot({ framing }));
        // 24.89 mm wide at 16:9: half the height is 7.0 mm.
        const distance = (heads * 1.7) / 7.5 / (2 * ((24.89 * 9) / 16 / 2 / 35));
        assert.ok(Math.abs(plan.distance - distance) < 0.001, framing);
        assert.ok(Math.abs(apart(plan.camera, plan.anchor) / distance - 1) < 0.05);
    }
    const longer = solve(shot({ focalLength: 70 }));
    assert.ok(Math.abs(longer.distance / solve(shot()).distance - 2) < 0.001, "twice the lens, twice the distance");
});

test("an angle is a place around the subject, on the side that the scene favours", () => {
    const around = (angle) => {
        const { camera, anchor, people } = solve(shot({ angle }));
        const off = Math.atan2(camera.x - anchor.x, camera.z - anchor.z) - people[0].facing;
        return Math.abs(Math.round((off * 180) / Math.PI));
    };
    assert.equal(around("eye_level"), 35);
    assert.equal(around("profile"), 90);
    assert.ok([166, 194].includes(around("back")));
});

test("two who talk face each other, and the camera stays on one side of their line", () => {
    const cast = [member(), member({ wire: "w2", node: "n2", name: "TOM", stature: 1.82 })];
    const seen = ["eye_level", "profile"].flatMap((angle) => ["close_up", "medium", "full"].map((framing) => solve(shot({ cast, angle, framing }))));
    const side = ({ people: [a, b], camera }) => Math.sign((b.x - a.x) * (camera.z - a.z) - (b.z - a.z) * (camera.x - a.x));
    assert.equal(new Set(seen.map(side)).size, 1);
    const [one, other] = seen[0].people;
    assert.ok(Math.cos(one.facing - other.facing) < -0.99);
    const shoulder = solve(shot({ cast, framing: "over_the_shoulder" }));
    assert.ok(shoulder.distance > apart(one, other) + 0.5, "it stands behind the near one");
    assert.equal(side(shoulder), side(seen[0]));
});

test("movements are drawn to and away from where the framing holds", () => {
    const path = (kind, direction, more = {}) => solve(shot({ movement: { kind, direction, speed: "medium", ease: easings.linear, ...more } })).path;
    const still = solve(shot());
    assert.equal(still.path, undefined);
    const dolly = path("dolly", "in");
    const [first, last] = [dolly.points[0], dolly.points[dolly.points.length - 1]];
    assert.ok(apart(first, still.anchor) > apart(last, still.anchor), "a dolly in comes nearer");
    assert.ok(apart(dolly.points[12], still.camera) < 1e-9, "in the middle it is where the framing holds");
    const orbit = path("orbit", "right");
    assert.ok(orbit.points.every((point) => Math.abs(apart(point, still.anchor) - apart(still.camera, still.anchor)) < 1e-9));
    const pan = path("pan", "right");
    assert.ok(pan.turn[0] > 0 && pan.turn[1] < 0, "to the right the azimuth falls");
    assert.match(path("crane", "up").words, /cranes up/);
    assert.equal(path("dolly", "left").points.length, path("truck", "left").points.length);
});

test("the camera is taken around its subject and nearer to it", () => {
    const plan = solve(shot());
    const profile = solve(shot({ angle: "profile" }));
    assert.deepEqual(fields(cameraTo(plan, profile.camera)), { angle: { choice: "profile" } });
    const close = solve(shot({ framing: "close_up" }));
    assert.deepEqual(fields(cameraTo(plan, close.camera)), { framing: { choice: "close_up" } });
    assert.deepEqual(cameraTo(plan, plan.camera), [], "where it is it stays");
    const back = solve(shot({ angle: "back", framing: "full" }));
    assert.deepEqual(fields(cameraTo(plan, back.camera)), { angle: { choice: "back" }, framing: { choice: "full" } });
    assert.deepEqual(fields(cameraTo(back, plan.camera)), { angle: null, framing: null }, "the defaults are stored as nothing");
    assert.deepEqual(fields(cameraTo(solve(shot({ angle: "low" })), close.camera)), { framing: { choice: "close_up" } }, "a low camera stays low");
    assert.deepEqual(cameraTo(solve(shot({ framing: "pov" })), close.camera), [], "a point of view is nobody's to move");
    assert.deepEqual(fields(cameraBy(plan, "nearer")), { framing: { choice: "medium_close_up" } });
    assert.deepEqual(fields(cameraBy(plan, "wider")), { framing: { choice: "medium_long" } });
    const turned = [cameraBy(plan, "left"), cameraBy(plan, "right")].map(fields);
    assert.deepEqual(turned.filter((each) => each.angle), [{ angle: { choice: "profile" } }]);
});

test("an edge of what is seen means a lens, and people go from mark to mark", () => {
    const plan = solve(shot());
    const at = (angle) => ({ x: plan.camera.x + Math.sin(plan.camera.aim + angle), z: plan.camera.z + Math.cos(plan.camera.aim + angle) });
    assert.deepEqual(wedgeTo(plan, at(plan.view / 2), false), []);
    assert.deepEqual(fields(wedgeTo(plan, at(Math.atan(24.89 / 2 / 86)), false)), { focal_length: { decimal: "85" } });
    assert.deepEqual(fields(wedgeTo(plan, at(Math.atan(24.89 / 2 / 90)), true)), { focal_length: { decimal: "90" } });
    assert.deepEqual(wedgeTo(plan, at(0), false), [], "an angle of nothing is no lens");
    const [, second] = stagePlans.room.marks;
    assert.deepEqual(personTo(plan, 0, second), [{ op: "set_field", wire: "w1", key: "mark", value: { integer: 2 } }]);
    assert.deepEqual(personTo(plan, 0, plan.people[0]), []);
    assert.equal(personBy(plan, 0, 1, 0)[0].value.integer, 2, "to the right");
    assert.deepEqual(personBy(plan, 4, 1, 0), []);
});

test("the plan is told in words", () => {
    const cast = [member(), member({ wire: "w2", node: "n2", name: "TOM", action: "sit", mark: 5 })];
    const words = planWords(solve(shot({ cast, movement: { kind: "dolly", direction: "in", speed: "slow", ease: easings.linear } })));
    assert.match(words, /The camera stands \S+ m from MARA/);
    assert.match(words, /sees 39 degrees/);
    assert.match(words, /TOM sits at mark 5/);
    assert.match(words, /line between MARA and TOM/);
    assert.match(words, /dollies in/);
    assert.match(planWords(solve(shot({ cast: [] }))), /Nobody is in the shot/);
});

test("the named easings are the engine's polynomials", () => {
    const polynomials = { linear: (t) => t, ease_in: (t) => t * t, ease_out: (t) => t * (2 - t), ease_in_out: (t) => t * t * (3 - 2 * t) };
    for (const [name, polynomial] of Object.entries(polynomials)) {
        for (let t = 0; t <= 1; t += 0.05) assert.ok(Math.abs(easeShare(easings[name], t) - polynomial(t)) < 1e-9, `${name} at ${t}`);
    }
    assert.equal(easeShare([0.9, -1, 0.1, 2], 0), 0);
    assert.equal(easeShare([0.9, -1, 0.1, 2], 1), 1);
});

test("colours go to and fro, and their digits are read", () => {
    for (const colour of ["#000000FF", "#FFFFFFFF", "#F2A93BFF", "#0102FEFF", "#808080FF", "#00FF7FFF"]) assert.equal(hexOf(hsvOf(colour)), colour);
    assert.equal(hsvOf("#808080FF", 210).hue, 210, "a grey keeps the hue that was picked");
    assert.deepEqual(readHex("#fa3"), { is: "colour", colour: "#FFAA33FF" });
    assert.deepEqual(readHex(" F2A93B "), { is: "colour", colour: "#F2A93BFF" });
    assert.match(readHex("f2a9").problem, /six digits/);
    assert.match(readHex("#ggg").problem, /“g” is no digit/);
    assert.match(readHex("#00000000").problem, /hide what is behind/);
});

test("titles are numbered in the order in which the canvas is read", () => {
    const node = (id, x, y) => ({ id, x, y });
    assert.deepEqual(readingOrder([node("c", 9, 0), node("b", 0, 5), node("a", 0, 1)]).map(({ id }) => id), ["a", "b", "c"]);
    assert.deepEqual(numbered("Shot ##", 3), ["Shot 01", "Shot 02", "Shot 03"]);
    assert.deepEqual(numbered("  same ", 2), ["same", "same"]);
    assert.equal(numbered("#", 12)[11], "12");
});

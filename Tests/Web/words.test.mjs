import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { ago, count, duration, size, joined } = await load("film/words.ts");
const { fieldOfView, gate } = await load("film/lens.ts");

test("durations are rounded to what a person plans with", () => {
    assert.equal(duration(0.3), "less than a second");
    assert.equal(duration(8.4), "8 s");
    assert.equal(duration(98), "1 min 40 s");
    assert.equal(duration(119), "2 min");
    assert.equal(duration(60), "1 min");
    assert.equal(duration(3599), "1 h");
    assert.equal(duration(7500), "2 h 5 min");
});

test("counts and sizes have their units", () => {
    assert.equal(count(1, "shot"), "1 shot");
    assert.equal(count(1200, "shot"), "1,200 shots");
    assert.equal(size(1), "1 byte");
    assert.equal(size(3_400_000), "3.4 MB");
    assert.equal(size(999_999), "1.0 MB");
    assert.equal(joined(["a", "b", "c"]), "a, b and c");
});

test("moments are told from now", () => {
    const now = Date.parse("2026-03-10T12:00:00Z");
    assert.equal(ago("2026-03-10T11:59:40Z", now), "just now");
    assert.equal(ago("2026-03-10T11:55:00Z", now), "5 minutes ago");
    assert.equal(ago("2026-03-10T09:00:00Z", now), "3 hours ago");
    assert.equal(ago("2026-03-09T11:00:00Z", now), "yesterday");
    assert.equal(ago("2025-12-24T11:00:00Z", now), "24 December 2025");
    assert.equal(ago("nonsense", now), "");
});

test("a wide picture takes the sensor's whole width, a narrow one its height", () => {
    const wide = gate("super35", { width: 239, height: 100 });
    assert.equal(wide.width, 24.89);
    assert.ok(Math.abs(wide.height - 10.414) < 0.001);
    const narrow = gate("super35", { width: 1, height: 1 });
    assert.equal(narrow.height, 18.66);
    assert.equal(gate("unknown", { width: 16, height: 9 }), undefined);
});

test("a 50 mm lens on full frame sees 39.6 degrees", () => {
    assert.equal(fieldOfView(50, "full_frame", { width: 3, height: 2 }).horizontal.toFixed(1), "39.6");
});

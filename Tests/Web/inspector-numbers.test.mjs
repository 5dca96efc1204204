import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const parts = await load("../../Tests/Web/inspector-parts.ts");
const { decimalText, exactOf, readEntry, rangeWords, scaleFor, drawn, nearest, numberModel, depthOfField, nextPrime, metres } = parts;

const rate = { numerator: 24, denominator: 1 };
const rule = (more = {}) => ({ title: "Length", unit: "mm", lowest: exactOf("0"), highest: exactOf("1000"), places: 6, ...more });
const frames = rule({ title: "Duration", unit: "frames", lowest: exactOf("1"), highest: exactOf("864000"), places: 0, rate });

/** What an entry makes of a number. */
function become(text, from = "35", of = rule()) {
    const entry = readEntry(text, of, [exactOf(from)]);
    return entry.is === "change" ? decimalText(entry.of(exactOf(from)), of.places) : entry.problem ?? entry.is;
}

test("decimals are exact, and rounded once", () => {
    assert.equal(decimalText(exactOf("0.1"), 6), "0.1");
    assert.equal(decimalText(exactOf("-0.5"), 0), "-1");
    assert.equal(decimalText(exactOf("-0.0000001"), 6), "0");
    assert.equal(decimalText(exactOf("12.500"), 6), "12.5");
    assert.equal(decimalText(exactOf("1000"), 0), "1000");
    assert.equal(exactOf("1.2.3"), undefined);
    assert.equal(exactOf("-"), undefined);
    assert.equal(exactOf(""), undefined);
});

test("arithmetic is typed, with brackets, and a third is rounded at the end alone", () => {
    assert.equal(become("24*2"), "48");
    assert.equal(become("1/3"), "0.333333");
    assert.equal(become("1/3*3"), "1");
    assert.equal(become("(85 + 50) / 2"), "67.5");
    assert.equal(become("0.1+0.2"), "0.3");
    assert.equal(become("2 x 50"), "100");
    assert.equal(become("2×50"), "100");
    assert.equal(become("1,5"), "1.5");
    assert.equal(become("-(3-10)", "35", rule({ lowest: exactOf("-50") })), "7");
});

test("what stands there is changed by a sign in front", () => {
    assert.equal(become("+5"), "40");
    assert.equal(become("*2"), "70");
    assert.equal(become("/2"), "17.5");
    assert.equal(become("+=1.5"), "36.5");
    assert.equal(become("-=5"), "30");
    assert.equal(become("-5"), "30", "no number here is negative");
    assert.equal(become("-5", "35", rule({ lowest: exactOf("-50") })), "-5", "where one may be, it is one");
});

test("units are understood in the field's own", () => {
    const height = rule({ title: "Height", unit: "cm", highest: exactOf("250") });
    assert.equal(become("1.2 m", "0", height), "120");
    assert.equal(become("120 cm", "0", height), "120");
    assert.equal(become("1m + 20cm", "0", height), "120");
    assert.equal(become("6' 2\"", "0", height).startsWith("“2"), true, "feet and inches need a sign between them");
    assert.equal(become("6' + 2\"", "0", height), "187.96");
    assert.equal(become("35mm"), "35");
    assert.equal(become("3.5 cm"), "35");
    assert.equal(become("5600K", "0", rule({ unit: "K", highest: exactOf("12000") })), "5600");
    assert.equal(become("f/2.8", "0", rule({ unit: "" })), "2.8");
    assert.equal(become("T4", "0", rule({ unit: "" })), "4");
    assert.match(become("12 kg", "0", height), /“kg” is no unit that fits here/);
});

test("lengths are typed as timecode, seconds and frames, and changed by them", () => {
    assert.equal(become("2s", "72", frames), "48");
    assert.equal(become("1:12", "72", frames), "36");
    assert.equal(become("00:00:01:00", "72", frames), "24");
    assert.equal(become("90f", "72", frames), "90");
    assert.equal(become("1.5s + 6f", "72", frames), "42");
    assert.equal(become("+1s", "72", frames), "96");
    assert.equal(become("+1:00", "72", frames), "96");
    assert.equal(become("-12", "72", frames), "60");
    assert.equal(become("*2", "72", frames), "144");
    const ntsc = { ...frames, rate: { numerator: 24000, denominator: 1001 } };
    assert.equal(become("10s", "72", ntsc), "240", "to the nearest frame");
});

test("what is wrong says so, and what would do", () => {
    assert.equal(become("2000"), "2000 is too high: Length goes from 0 to 1,000 mm.");
    assert.equal(become("+2000"), "2035 is too high: Length goes from 0 to 1,000 mm.");
    assert.match(become("wide"), /“wide” is not a number.*24\*2/);
    assert.match(become("24*"), /A number is missing at the end/);
    assert.match(become("(24"), /bracket is not closed/);
    assert.match(become("24)"), /“\)” is not part of a number/);
    assert.match(become("1/0"), /divided by 0/);
    assert.match(become("/0"), /divided by 0/);
    assert.match(become("9".repeat(400)), /too long/);
    assert.equal(become("   "), "nothing");
    assert.equal(rangeWords(frames), "Duration goes from 1 to 864,000 frames");
});

test("with several, a change is judged by all that stand there", () => {
    const several = ["35", "85", "600"].map(exactOf);
    const lens = rule({ title: "Focal length", lowest: exactOf("8"), highest: exactOf("600") });
    assert.equal(readEntry("+5", lens, several).problem, "605 is too high: Focal length goes from 8 to 600 mm.");
    assert.equal(readEntry("50", lens, several).is, "change");
});

test("nothing that is typed throws", () => {
    const letters = [..."0123456789.,+-*/()xX mcfs'\"∞×−%:;eEk°", "01:02", "mm", " "];
    let state = 7;
    const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
    for (let round = 0; round < 3000; round += 1) {
        const text = Array.from({ length: 1 + Math.floor(random() * 12) }, () => letters[Math.floor(random() * letters.length)]).join("");
        for (const of of [rule(), frames]) assert.ok(readEntry(text, of, [exactOf("35")]).is);
    }
});

test("a scale goes to and fro, and holds its ends", () => {
    const scales = [
        ["focal_length", 8, 600], ["aperture", 0.7, 32], ["focus_distance", 0, 10000], ["colour_temperature", 1800, 12000],
        ["duration", 1, 864000], ["height", 0, 250],
    ];
    for (const [key, lowest, highest] of scales) {
        const scale = scaleFor(key, lowest, highest, key === "duration");
        assert.equal(scale.at(0, "plain"), lowest);
        assert.equal(scale.at(1, "plain"), highest);
        assert.equal(scale.share(lowest), 0);
        assert.equal(scale.share(highest), 1);
        for (let share = 0.02; share < 1; share += 0.02) {
            const number = scale.at(share, "fine");
            assert.ok(Math.abs(scale.share(number) - share) < 0.12, `${key} ${share} ${number}`);
            assert.ok(number >= lowest && number <= highest);
        }
        let number = lowest;
        for (let step = 0; step < 3000 && number < highest; step += 1) {
            const next = scale.next(number, 1, "coarse");
            assert.ok(next > number, `${key} stands still at ${number}`);
            number = next;
        }
        assert.equal(number, highest);
    }
});

test("a lens and an aperture step by their detents", () => {
    const lens = scaleFor("focal_length", 8, 600, false);
    assert.equal(lens.next(35, 1, "plain"), 40);
    assert.equal(lens.next(37, -1, "plain"), 35);
    assert.equal(lens.next(35, 1, "fine"), 35.5);
    assert.equal(lens.at(lens.share(50) + 0.002, "plain"), 50, "near a lens it is the lens");
    const aperture = scaleFor("aperture", 0.7, 32, false);
    assert.equal(aperture.next(2.8, 1, "plain"), 4);
    assert.equal(aperture.next(32, 1, "plain"), 32);
});

test("numbers go into fields exactly as they are written", () => {
    const field = { key: "focal_length", title: "Focal length", unit: "mm", defaultValue: { decimal: "35" }, type: { is: "decimal", lowest: "8", highest: "600" } };
    const model = numberModel(field, rate);
    assert.deepEqual(model.pack(exactOf("35.5")), { decimal: "35.5" });
    assert.deepEqual(model.pack(nearest(0.1 + 0.2)), { decimal: "0.3" });
    const seed = numberModel({ ...field, key: "seed", type: { is: "integer", lowest: -(2 ** 63), highest: 2 ** 63 } }, rate);
    assert.equal(seed.hasTrack, false);
    assert.deepEqual(seed.pack(exactOf("9223372036854775807")), { integer: "9223372036854775807" });
    assert.equal(readEntry("9223372036854775808", seed.rule, [exactOf("0")]).is, "problem", "one more than 64 bits hold");
    assert.equal(drawn(exactOf("12.5")), 12.5);
});

test("depth of field is that of a thin lens", () => {
    // 50 mm at f/8 on the 24 × 36 mm frame: the diagonal is 43.27 mm, the circle 0.0288 mm.
    const depth = depthOfField(50, 8, 5, "full_frame", { width: 36, height: 24 });
    assert.ok(Math.abs(depth.circle - 0.02884) < 1e-4);
    assert.ok(Math.abs(depth.hyperfocal - (2500 / (8 * depth.circle) + 50) / 1000) < 1e-9);
    const s = 5000, f = 50, hyperfocal = depth.hyperfocal * 1000;
    assert.ok(Math.abs(depth.near - (s * (hyperfocal - f)) / (hyperfocal + s - 2 * f) / 1000) < 1e-9);
    assert.ok(depth.near < 5 && depth.far > 5);
    // Focused at the hyperfocal distance it is sharp to infinity, and from half of it on.
    const far = depthOfField(50, 8, depth.hyperfocal, "full_frame", { width: 36, height: 24 });
    assert.equal(far.far, Infinity);
    assert.ok(Math.abs(far.near - depth.hyperfocal / 2) < 0.01);
    assert.equal(depthOfField(50, 8, 0.04, "full_frame", { width: 36, height: 24 }), undefined, "nothing nearer than the lens is long");
    assert.equal(depthOfField(50, 8, 5, "another", { width: 16, height: 9 }), undefined);
    assert.equal(nextPrime(36, -1), 35);
    assert.equal(nextPrime(200, 1), 200);
    assert.equal(metres(0.85), "85 cm");
    assert.equal(metres(Infinity), "∞");
});

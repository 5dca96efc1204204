import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { timecode, shortTimecode, parseTimecode, frameAt, frameMiddle, nominalRate } = await load("film/timecode.ts");
const film = { numerator: 24, denominator: 1 };
const ntscFilm = { numerator: 24000, denominator: 1001 };
const ntsc = { numerator: 30000, denominator: 1001 };
const fast = { numerator: 60000, denominator: 1001 };

test("a position reads as hours, minutes, seconds and frames", () => {
    assert.equal(timecode(0, film), "00:00:00:00");
    assert.equal(timecode(24 * 3723 + 4, film), "01:02:03:04");
    assert.equal(timecode(24 * 86_400, film), "00:00:00:00");
});

test("23.976 counts 24 labels a second and drops none", () => {
    assert.equal(nominalRate(ntscFilm), 24);
    assert.equal(timecode(24 * 3600, ntscFilm), "01:00:00:00");
});

test("29.97 leaves out two labels each minute but not each tenth", () => {
    assert.equal(timecode(1799, ntsc), "00:00:59;29");
    assert.equal(timecode(1800, ntsc), "00:01:00;02");
    assert.equal(timecode(17_982, ntsc), "00:10:00;00");
    assert.equal(timecode(107_892, ntsc), "01:00:00;00");
});

test("59.94 leaves out four", () => {
    assert.equal(timecode(3600, fast), "00:01:00;04");
});

test("every position of two hours is read back from its label", () => {
    for (const rate of [film, ntscFilm, ntsc, fast]) {
        for (let position = 0; position < 2 * 3600 * nominalRate(rate); position += 1) {
            const label = timecode(position, rate);
            if (parseTimecode(label, rate) !== position) assert.fail(`${label} is not ${position}`);
        }
    }
});

test("a person may type the end of a timecode, frames or seconds", () => {
    assert.equal(parseTimecode("3:12", film), 84);
    assert.equal(parseTimecode("1:00:00", film), 1440);
    assert.equal(parseTimecode(" 90f ", film), 90);
    assert.equal(parseTimecode("90", film), 90);
    assert.equal(parseTimecode("3.5s", film), 84);
    assert.equal(parseTimecode("3,5 s", film), 84);
});

test("what is no time is refused", () => {
    for (const text of ["", "abc", "1:99:00:00", "00:00:00:24", "-5", "1:2:3:4:5"]) {
        assert.equal(parseTimecode(text, film), undefined, text);
    }
    assert.equal(parseTimecode("00:01:00;00", ntsc), undefined, "a label that drop-frame leaves out");
});

test("a short reading leaves out what is zero", () => {
    assert.equal(shortTimecode(77, film), "03:05");
    assert.equal(shortTimecode(1840, film), "01:16:16");
    assert.equal(shortTimecode(24 * 3600, film), "01:00:00:00");
});

test("the moment in the middle of a frame shows that frame", () => {
    for (const rate of [film, ntscFilm, ntsc, fast]) {
        for (let frame = 0; frame < 20_000; frame += 1) assert.equal(frameAt(frameMiddle(frame, rate), rate), frame);
    }
});

test("the moment a browser states for a frame, rounded to microseconds, is that frame", () => {
    for (let frame = 0; frame < 20_000; frame += 1) {
        const moment = Math.floor((frame * 1001 * 1e6) / 24_000) / 1e6;
        assert.equal(frameAt(moment, ntscFilm), frame);
    }
});

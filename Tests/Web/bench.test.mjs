import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { countOf, layout, encodedFilm, decodeDocument, statesOf } = await load("../../Tests/Web/bench-parts.ts");
const catalogue = { kind: () => ({ version: 3 }) };

test("the number of cards is a whole one from 1 to 20,000, said once", () => {
    for (const [search, count] of [["?nodes=1", 1], ["?nodes=500", 500], ["?nodes=20000", 20000], ["?x=2&nodes=7", 7]]) {
        assert.deepEqual(countOf(search), { is: "count", count });
    }
    for (const search of ["", "?nodes=", "?nodes=0", "?nodes=20001", "?nodes=99999", "?nodes=100000", "?nodes=+5", "?nodes=5.0",
        "?nodes=1e3", "?nodes=0x10", "?nodes=-1", "?nodes=007", "?nodes=5&nodes=5", "?nodes=five", "?Nodes=5"]) {
        assert.equal(countOf(search).is, "wrong", search);
    }
});

test("there are three wires for two cards, none twice, none backwards", () => {
    for (const count of [20, 500, 9999, 10000]) {
        const { cards, wires } = layout(count);
        assert.equal(cards.length, count);
        assert.equal(wires.length, Math.floor(1.5 * count));
        const seen = new Set(wires.map(({ source, target }) => `${source} ${target}`));
        assert.equal(seen.size, wires.length, "a wire is there twice");
        for (const { source, target } of wires) {
            assert.equal(cards[target].kind, "shot");
            assert.notEqual(cards[source].kind, "shot");
        }
    }
});

test("no two cards lie on each other", () => {
    const { cards } = layout(2000);
    assert.equal(new Set(cards.map(({ x, y }) => `${x} ${y}`)).size, 2000);
    for (const { x, y } of cards) assert.ok(Number.isInteger(x) && Number.isInteger(y));
});

test("few cards have the wires that fit on them", () => {
    for (let count = 1; count <= 40; count += 1) {
        const { cards, wires } = layout(count);
        assert.equal(cards.length, count);
        assert.equal(new Set(wires.map(({ source, target }) => `${source} ${target}`)).size, wires.length);
        for (const { source, target } of wires) assert.ok(cards[source] && cards[target], `${count} cards`);
    }
});

test("the film's bytes are a document of the codec", () => {
    const film = layout(200);
    const { root, nodes, wires } = decodeDocument(encodedFilm(film, catalogue));
    assert.equal(nodes.length, 201);
    assert.equal(wires.length, 300);
    assert.equal(nodes[0].id, root);
    assert.deepEqual(nodes.map(({ id }) => id), nodes.map(({ id }) => id).sort(), "ids ascend");
    assert.deepEqual(wires.map(({ id }) => id), wires.map(({ id }) => id).sort());
    const shot = nodes.find(({ kind }) => kind === "shot");
    assert.equal(shot.kindVersion, 3);
    assert.ok(shot.fields.framing.choice && shot.fields.duration.frames > 0);
    const known = new Set(nodes.map(({ id }) => id));
    for (const { source, target } of wires) assert.ok(known.has(source.node) && known.has(target.node));
    // A scene enters a shot once.
    const scenes = wires.filter(({ target }) => target.port === "scene").map(({ target }) => target.node);
    assert.equal(new Set(scenes).size, scenes.length);
});

test("shots show the studio's takes in turn, and drawn pictures where it has none", () => {
    const film = layout(100);
    const real = ["a", "b", "c"].map((media) => ({ id: media, media, kind: "video", byteCount: 1, frames: 24, created: "" }));
    const shown = (takes) => statesOf(film, takes).flatMap(({ take }) => (take ? [take] : []));
    assert.deepEqual(new Set(shown(real).map(({ media }) => media)), new Set(["a", "b", "c"]));
    assert.ok(shown([]).every(({ media, kind, frames }) => media.startsWith("drawn:") && kind === "image" && frames === 1));
    assert.deepEqual(new Set(statesOf(film, []).map(({ state }) => state)), new Set(["succeeded", "cached", "waiting", "failed"]));
});

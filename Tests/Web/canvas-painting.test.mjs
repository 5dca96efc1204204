import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { carriedTo, difference, placeAround, fitOf, PictureShelf, Held, view } = await load("../../Tests/Web/painting-parts.ts");

const camera = (more = {}) => ({ x: 0, y: 0, zoom: 1, width: 1000, height: 600, ...more });

test("a sheet serves until little of it is left beyond an edge", () => {
    const place = placeAround(camera(), 1);
    assert.equal(fitOf(place, camera(), 1), "exact");
    assert.equal(fitOf(place, camera({ x: 235 }), 1), "exact");
    assert.equal(fitOf(place, camera({ x: 245 }), 1), "wanting");
    assert.equal(fitOf(place, camera({ y: -245 }), 1), "wanting");
    assert.equal(fitOf(placeAround(camera(), 2), camera({ x: 120 }), 2), "wanting", "on a fine screen it is smaller");
    assert.equal(fitOf(place, camera(), 2), "wanting", "another screen");
});

test("a stretched sheet will do while the zoom moves, as long as it covers what is seen", () => {
    const place = placeAround(camera(), 1);
    assert.equal(fitOf(place, camera({ zoom: 1.2 }), 1), "enough");
    assert.equal(fitOf(place, camera({ zoom: 0.8 }), 1), "enough");
    assert.equal(fitOf(place, camera({ zoom: 1.6 }), 1), "wanting");
    assert.equal(fitOf(place, camera({ zoom: 0.6 }), 1), "wanting");
    assert.equal(fitOf(place, camera({ zoom: 1.2, x: 900 }), 1), "wanting");
});

test("the next sheet lies where a moving camera will be, and still serves if it stops", () => {
    const pan = placeAround(camera({ x: 100 }), 1, camera({ x: 80 }));
    assert.ok(pan.x > 150 && pan.x <= 100 + 240);
    assert.equal(pan.zoom, 1);
    assert.equal(fitOf(pan, camera({ x: 100 }), 1), "exact");
    const out = placeAround(camera({ zoom: 0.5 }), 1, camera({ zoom: 0.55 }));
    assert.ok(out.zoom < 0.5, "further away, so that nothing lies bare");
    assert.equal(fitOf(out, camera({ zoom: 0.5 }), 1), "enough");
    const closer = placeAround(camera({ zoom: 0.5 }), 1, camera({ zoom: 0.1 }));
    assert.equal(fitOf(closer, camera({ zoom: 0.5 }), 1), "enough");
});

test("the canvas's origin lies on a whole pixel of the screen", () => {
    const place = placeAround(camera({ x: 3.3, y: 7.7, zoom: 0.37 }), 1.5);
    assert.equal(place.originX, Math.round(place.originX));
    assert.equal(place.originY, Math.round(place.originY));
});

/** A list of cards and wires with these flags. */
function listOf(cards, wires) {
    const { ViewHead, ViewNode, ViewWire } = view;
    const list = new Int32Array(ViewHead.size + cards.length * ViewNode.size + wires.length * ViewWire.size + 50);
    list[ViewHead.nodeCount] = cards.length;
    list[ViewHead.wireCount] = wires.length;
    list[ViewHead.nodesAt] = ViewHead.size;
    list[ViewHead.wiresAt] = ViewHead.size + cards.length * ViewNode.size;
    cards.forEach((flags, slot) => {
        list[ViewHead.size + slot * ViewNode.size + ViewNode.slot] = slot;
        list[ViewHead.size + slot * ViewNode.size + ViewNode.flags] = flags;
    });
    wires.forEach((flags, slot) => {
        list[list[ViewHead.wiresAt] + slot * ViewWire.size + ViewWire.flags] = flags;
    });
    return list;
}

test("carried cards and their wires are taken off a sheet's list", () => {
    const { NodeFlag, WireFlag, ViewHead } = view;
    const list = listOf([0, NodeFlag.selected, NodeFlag.lifted, NodeFlag.lifted | NodeFlag.selected], [0, WireFlag.lifted]);
    const held = Held.takenFrom(list);
    assert.deepEqual([...held.slots], [2, 3]);
    assert.equal(held.ids.length, 2);
    assert.equal(list[ViewHead.nodeCount], 2);
    assert.equal(list[ViewHead.wireCount], 1);
});

test("when nothing is carried, or very much, the sheet shows it all", () => {
    const { NodeFlag, WireFlag, ViewHead } = view;
    const still = listOf([0, 0], [0]);
    assert.equal(Held.takenFrom(still).slots.size, 0);
    const many = listOf(Array(500).fill(NodeFlag.lifted), [WireFlag.lifted]);
    assert.equal(Held.takenFrom(many).slots.size, 0);
    assert.equal(many[ViewHead.nodeCount], 500);
    assert.equal(many[ViewHead.wireCount], 1);
});

/** A surface of 1000 × 600 at 50 %, and what was painted of cards at these places (in canvas units) on it. */
function carried(...places) {
    const { ViewHead, ViewNode, NodeFlag } = view;
    const lying = { x: 500, y: 300, scale: 0.5, ratio: 1, width: 1000, height: 600 };
    const listAt = (by) => {
        const list = listOf(places.map(() => NodeFlag.lifted), []);
        places.forEach(([x, y], slot) => {
            const at = list[ViewHead.nodesAt] + slot * ViewNode.size;
            [list[at + ViewNode.x], list[at + ViewNode.y]] = [(x + by[0]) * 8, (y + by[1]) * 8];
        });
        return list;
    };
    return { lying, listAt };
}

test("carried cards are moved as they were painted, by whole pixels, wherever the camera goes meanwhile", () => {
    const { lying, listAt } = carried([0, 0], [100, 40]);
    const whole = { left: 490, top: 290, width: 180, height: 150 };
    const painting = { list: listAt([0, 0]), lying, whole, box: whole };
    assert.deepEqual(carriedTo(painting, listAt([0, 0]), lying), whole);
    assert.deepEqual(carriedTo(painting, listAt([31, -8]), lying), { ...whole, left: 506, top: 286 });
    assert.deepEqual(carriedTo(painting, listAt([31, -8]), { ...lying, x: 460 }), { ...whole, left: 466, top: 286 });
});

test("cards that stand otherwise to each other, look other, or are seen at another scale are painted anew", () => {
    const { lying, listAt } = carried([0, 0], [100, 40]);
    const { ViewHead, ViewNode, NodeFlag } = view;
    const whole = { left: 490, top: 290, width: 180, height: 150 };
    const painting = { list: listAt([0, 0]), lying, whole, box: whole };
    const apart = listAt([8, 8]);
    apart[apart[ViewHead.nodesAt] + ViewNode.x] += 8;
    assert.equal(carriedTo(painting, apart, lying), null);
    const other = listAt([8, 8]);
    other[other[ViewHead.nodesAt] + ViewNode.flags] |= NodeFlag.stale;
    assert.equal(carriedTo(painting, other, lying), null);
    assert.equal(carriedTo(painting, carried([0, 0]).listAt([0, 0]), lying), null);
    assert.equal(carriedTo(painting, listAt([0, 0]), { ...lying, scale: 0.6 }), null);
});

test("of many carried cards what lay far outside is painted when it comes into view, and not before", () => {
    const { lying, listAt } = carried([0, 0], [4000, 0]);
    const whole = { left: 490, top: 290, width: 2100, height: 100 }, box = { ...whole, width: 766 };
    const painting = { list: listAt([0, 0]), lying, whole, box };
    assert.ok(carriedTo(painting, listAt([-500, 0]), lying), "250 of the 256 pixels beyond the edge");
    assert.equal(carriedTo(painting, listAt([-520, 0]), lying), null);
    assert.ok(carriedTo(painting, listAt([9000, 0]), lying), "all of them out of sight");
});

/** Cards and wires as the core lists them, from records of fields. */
function listed(cards, wires) {
    const { ViewHead, ViewNode, ViewWire } = view;
    const list = listOf(cards.map(() => 0), wires.map(() => 0));
    const put = (start, size, fields, records) => records.forEach((record, index) =>
        Object.entries(record).forEach(([field, value]) => { list[start + index * size + fields[field]] = value; }));
    put(list[ViewHead.nodesAt], ViewNode.size, ViewNode, cards);
    put(list[ViewHead.wiresAt], ViewWire.size, ViewWire, wires);
    return list;
}

/** Numbers that look random and are the same every time. */
function dice(seed) {
    let state = seed + 1;
    return (sides) => (state = (state * 48271) % 2147483647) % sides;
}

test("where two lists differ holds every card and wire that one of them has otherwise, whatever was edited", () => {
    const wide = camera({ zoom: 0.001, width: 10_000, height: 10_000 });
    for (let seed = 0; seed < 300; seed += 1) {
        const roll = dice(seed);
        const card = (slot) => ({ slot, x: roll(9000) * 8, y: roll(9000) * 8, width: 1600, height: 800, stamp: roll(99) });
        const wire = (idLow, cards) => ({
            idLow, x1: roll(9000) * 8, y1: roll(9000) * 8, x2: roll(9000) * 8, y2: roll(9000) * 8, handle: 512,
            sourceSlot: roll(cards), targetSlot: roll(cards),
        });
        const cards = Array.from({ length: 3 + roll(20) }, (_, slot) => card(slot));
        const wires = Array.from({ length: roll(20) }, (_, id) => wire(id, cards.length));
        const later = { cards: cards.map((each) => ({ ...each })), wires: wires.map((each) => ({ ...each })) };
        for (let edits = roll(4); edits > 0; edits -= 1) {
            const of = roll(2) ? later.cards : later.wires;
            const at = roll(of.length + 1);
            const kind = roll(3);
            if (kind === 0 && of[at]) of[at].slot === undefined ? (of[at].x1 += 8) : (of[at].x += 8);
            else if (kind === 1) of.splice(at, 1);
            else of.splice(at, 0, of === later.cards ? card(100 + edits) : wire(100 + edits, cards.length));
        }
        const found = difference(listed(cards, wires), listed(later.cards, later.wires));
        assert.ok(found, `seed ${seed}`);
        const box = found.within(wide);
        const others = (one, other) => one.filter((each) => !other.some((known) => JSON.stringify(known) === JSON.stringify(each)));
        const spots = [...others(cards, later.cards), ...others(later.cards, cards)]
            .flatMap(({ x, y, width, height }) => [[x, y], [x + width, y + height]]);
        for (const { x1, y1, x2, y2 } of [...others(wires, later.wires), ...others(later.wires, wires)]) spots.push([x1, y1], [x2, y2]);
        if (spots.length === 0) assert.equal(box, null, `seed ${seed}`);
        for (const [x, y] of spots) {
            const isIn = x / 8 >= box.x && y / 8 >= box.y && x / 8 <= box.x + box.width && y / 8 <= box.y + box.height;
            assert.ok(isIn, `seed ${seed}: ${x / 8}, ${y / 8}`);
        }
    }
});

test("lists that differ in very much are not compared further", () => {
    const cards = Array.from({ length: 200 }, (_, slot) => ({ slot, x: slot * 80, y: 0, width: 80, height: 80 }));
    assert.equal(difference(listed(cards, []), listed(cards.map((each) => ({ ...each, y: 8 })), [])), null);
    assert.equal(difference(listed(cards, []), listed(cards, [])).within(camera()), null);
});

/** A shelf with pictures that know whether they were closed. */
function shelfOf() {
    const dropped = [], closed = [];
    const shelf = new PictureShelf((media, size) => dropped.push(`${size} ${media}`));
    const put = (name, size = "small") => shelf.put(name, size, { name, close: () => closed.push(name) });
    return { shelf, put, dropped, closed };
}

test("the painter forgets the pictures that were longest out of sight, and says so", () => {
    const { shelf, put, dropped, closed } = shelfOf();
    for (let number = 0; number < 400; number += 1) put(`p${number}`);
    shelf.begin();
    assert.equal(shelf.take("p0").name, "p0");
    put("new");
    assert.deepEqual(dropped, ["small p1"]);
    assert.deepEqual(closed, ["p1"]);
    assert.equal(shelf.take("p0").name, "p0");
});

test("pictures in view stay, however many there are", () => {
    const { shelf, put, dropped } = shelfOf();
    shelf.begin();
    for (let number = 0; number < 900; number += 1) put(`p${number}`);
    for (let number = 0; number < 900; number += 1) assert.ok(shelf.take(`p${number}`));
    assert.deepEqual(dropped, []);
});

test("who looks closely sees the large picture", () => {
    const { shelf, put } = shelfOf();
    put("a");
    put("b", "large");
    put("a", "large");
    assert.equal(shelf.take("b").name, "b");
    assert.ok(shelf.take("a"));
    assert.equal(shelf.take("c"), undefined);
});

import assert from "node:assert/strict";
import test from "node:test";
import { editing, random } from "./film.mjs";

const gaps = { across: 768, down: 256, grid: 64 };
const size = { character: [1664, 416], scene: [1664, 416], shot: [1664, 1352], sequence: [1664, 1352] };

/** A film as a screenplay is laid out at first: cast, scenes, shots in rows of six, the cut. */
function screenplay({ cast, scenes }, pick = random(5)) {
    const cards = [], wires = [], shots = [];
    const card = (kind, column, y) => cards.push({ kind, x: column * 2176, y, width: size[kind][0], height: size[kind][1] }) - 1;
    const members = Array.from({ length: cast }, (_, index) => card("character", 0, index * 1856));
    let y = 0;
    for (const count of scenes) {
        const scene = card("scene", 1, y);
        const present = members.filter(() => pick.next() < 0.6);
        for (let index = 0; index < count; index += 1) {
            const shot = card("shot", 2 + (index % 6), y + Math.floor(index / 6) * 1856);
            shots.push(shot);
            wires.push({ source: scene, target: shot, from: 112, to: 200, rank: 0 });
            present.filter(() => pick.next() < 0.7).forEach((member, rank) =>
                wires.push({ source: member, target: shot, from: 112, to: 112, rank }));
        }
        y += Math.ceil(count / 6) * 1856 + 512;
    }
    const cut = card("sequence", 8, Math.max(0, y / 2 - 928));
    shots.forEach((shot, rank) => wires.push({ source: shot, target: cut, from: 112, to: 112, rank }));
    return { cards, wires, shots, cut };
}

const placed = (graph, places) => ({ ...graph, cards: graph.cards.map((card, index) => ({ ...card, ...places[index] })) });
const laidOut = (graph) => placed(graph, editing.layout(graph, gaps));

function overlaps({ cards }) {
    const sorted = [...cards].sort((a, b) => a.y - b.y);
    let count = 0;
    sorted.forEach((card, index) => {
        for (let other = index + 1; other < sorted.length && sorted[other].y < card.y + card.height; other += 1) {
            const next = sorted[other];
            if (card.x < next.x + next.width && next.x < card.x + card.width) count += 1;
        }
    });
    return count;
}

/** Pairs of wires that cross when each is drawn straight from port to port. */
function crossingWires({ cards, wires }) {
    const lines = wires.map(({ source, target, from, to }) => [
        cards[source].x + cards[source].width, cards[source].y + from, cards[target].x, cards[target].y + to]);
    const side = ([x1, y1, x2, y2], x, y) => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
    let count = 0;
    for (let one = 0; one < lines.length; one += 1) {
        for (let other = one + 1; other < lines.length; other += 1) {
            const [a, b] = [lines[one], lines[other]];
            if (side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0 && side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0) count += 1;
        }
    }
    return count;
}

const isForwards = ({ cards, wires }) => wires.every(({ source, target }) => cards[source].x + cards[source].width < cards[target].x);

for (const shape of [{ cast: 3, scenes: [4, 3, 4, 5] }, { cast: 6, scenes: [12, 3, 8, 5, 14, 9] }, { cast: 1, scenes: [2] }]) {
    test(`a film of ${shape.scenes.length} scenes is laid out without overlaps, forwards, with fewer crossings`, () => {
        const before = screenplay(shape);
        const after = laidOut(before);
        assert.equal(overlaps(after), 0);
        assert.ok(isForwards(after), "a wire runs backwards");
        const [was, is] = [crossingWires(before), crossingWires(after)];
        assert.ok(is < was || was === 0, `${was} crossings became ${is}`);
        const { x, y } = after.cards[0];
        assert.ok(Number.isInteger(x / gaps.grid) && Number.isInteger(y / gaps.grid), "off the grid");
    });
}

test("shots stay in the order of the cut, row by row", () => {
    const { cards, shots } = laidOut(screenplay({ cast: 4, scenes: [7, 9, 5] }));
    const read = [...shots].sort((a, b) => cards[a].y - cards[b].y || cards[a].x - cards[b].x);
    assert.deepEqual(read, shots);
});

test("a layout is compact: neither much higher than wide, nor the other way round", () => {
    const { cards } = laidOut(screenplay({ cast: 8, scenes: [20, 30, 25, 40] }));
    const [width, height] = ["x", "y"].map((axis, index) =>
        Math.max(...cards.map((card) => card[axis] + (index ? card.height : card.width))) - Math.min(...cards.map((card) => card[axis])));
    assert.ok(height < 1.5 * width && width < 3 * height, `${width} × ${height}`);
});

test("what is laid out already stays exactly where it is", () => {
    const once = laidOut(screenplay({ cast: 5, scenes: [6, 11, 4, 8] }));
    assert.deepEqual(laidOut(once).cards, once.cards);
});

test("one node more moves none of the others", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
        const pick = random(seed);
        const film = laidOut(screenplay({ cast: 3 + pick.below(5), scenes: [3 + pick.below(9), 2 + pick.below(8), 4 + pick.below(6)] }, pick));
        const shot = { kind: "shot", x: 64 * pick.below(200), y: 64 * pick.below(200), width: 1664, height: 1352 };
        const index = film.cards.length;
        const wires = [
            { source: 0, target: index, from: 112, to: 112, rank: 0 },
            { source: index, target: film.cut, from: 112, to: 112, rank: film.shots.length },
        ];
        const more = laidOut({ cards: [...film.cards, shot], wires: [...film.wires, ...wires] });
        assert.deepEqual(more.cards.slice(0, index), film.cards, `with seed ${seed} others moved`);
        assert.equal(overlaps(more), 0, `with seed ${seed} cards lie on each other`);
        assert.ok(isForwards(more), `with seed ${seed} a wire runs backwards`);
    }
});

test("one node less moves none of the others", () => {
    const film = laidOut(screenplay({ cast: 4, scenes: [6, 6, 6] }));
    const gone = film.shots[7];
    const index = (old) => old > gone ? old - 1 : old;
    const left = {
        cards: film.cards.filter((_, at) => at !== gone),
        wires: film.wires.filter(({ source, target }) => source !== gone && target !== gone)
            .map((wire) => ({ ...wire, source: index(wire.source), target: index(wire.target) })),
    };
    assert.deepEqual(laidOut(left).cards, left.cards);
});

test("a heap of cards at one place comes apart, circles and wires to oneself are passed over", () => {
    const cards = Array.from({ length: 30 }, () => ({ x: 5, y: 5, width: 1664, height: 800 }));
    const wires = [];
    for (let index = 0; index < 60; index += 1) wires.push({ source: index % 30, target: (index * 7 + 3) % 30, from: 112, to: 112, rank: index });
    wires.push({ source: 4, target: 4, from: 112, to: 112, rank: 0 });
    assert.equal(overlaps(laidOut({ cards, wires })), 0);
    assert.deepEqual(editing.layout({ cards: [], wires: [] }, gaps), []);
});

test("cards without wires stay, unless something comes to stand there", () => {
    const film = screenplay({ cast: 2, scenes: [3] });
    const far = { kind: "note", x: -64000, y: 64000, width: 1664, height: 992 };
    const heap = Array.from({ length: 8 }, () => ({ ...far, x: 4400, y: 100 }));
    const after = laidOut({ ...film, cards: [...film.cards, far, ...heap] });
    assert.deepEqual(after.cards[film.cards.length], far);
    assert.equal(overlaps(after), 0);
});

test("what stays, such as locked cards and those that are not selected, is not covered", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
        const pick = random(seed);
        const film = screenplay({ cast: 3, scenes: [4, 5, 3] }, pick);
        const obstacles = Array.from({ length: 6 }, () => ({ x: 64 * pick.below(250), y: 64 * pick.below(200), width: 1664, height: 1352 }));
        const lone = { kind: "note", ...obstacles[0] };
        const places = editing.layout({ ...film, cards: [...film.cards, lone], obstacles }, gaps);
        const cards = [...film.cards, lone].map((card, index) => ({ ...card, ...places[index] }));
        const isCovered = cards.some((card) => obstacles.some((other) => overlaps({ cards: [card, other] }) > 0));
        assert.equal(isCovered, false, `seed ${seed}`);
        assert.deepEqual(editing.layout({ wires: film.wires, cards, obstacles }, gaps), places, `seed ${seed}: again is another`);
    }
});

test("random graphs never overlap and always run forwards", () => {
    for (let seed = 1; seed <= 40; seed += 1) {
        const pick = random(seed);
        const cards = Array.from({ length: 2 + pick.below(60) }, () => ({
            x: 64 * pick.below(300), y: 64 * pick.below(300), width: 1664, height: 64 * (4 + pick.below(20)),
        }));
        const wires = Array.from({ length: pick.below(120) }, (_, rank) => {
            const [a, b] = [pick.below(cards.length), pick.below(cards.length)].sort((one, other) => one - other);
            return { source: a, target: b, from: 112, to: 112, rank };
        }).filter(({ source, target }) => source !== target);
        const after = laidOut({ cards, wires });
        assert.equal(overlaps(after), 0, `seed ${seed}`);
        assert.ok(isForwards(after), `seed ${seed}`);
        assert.deepEqual(laidOut(after).cards, after.cards, `seed ${seed}: again is another`);
    }
});

test("ten thousand cards are laid out without overlaps", (context) => {
    const film = screenplay({ cast: 200, scenes: Array.from({ length: 1000 }, (_, index) => 5 + (index % 8)) }, random(9));
    const few = { ...film, wires: film.wires.filter(({ source, rank }) => source >= 200 || rank < 1) };
    const start = process.cpuUsage();
    const after = laidOut(few);
    const { user, system } = process.cpuUsage(start);
    context.diagnostic(`${few.cards.length} cards and ${few.wires.length} wires in ${Math.round((user + system) / 1000)} ms of work`);
    assert.equal(overlaps(after), 0);
    assert.ok(isForwards(after));
});

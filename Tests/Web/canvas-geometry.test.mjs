import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const canvas = await load("../../Tests/Web/canvas-parts.ts");
const camera = { x: 100, y: -40, zoom: 0.5, width: 800, height: 600 };
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);
const samePlace = (a, b) => {
    near(a.x, b.x);
    near(a.y, b.y);
};

test("the middle of the surface is where the camera looks, and back again", () => {
    samePlace(canvas.toScreen(camera, { x: 100, y: -40 }), { x: 400, y: 300 });
    samePlace(canvas.toCanvas(camera, canvas.toScreen(camera, { x: 7, y: 9 })), { x: 7, y: 9 });
    assert.deepEqual(canvas.seen(camera), { x: -700, y: -640, width: 1600, height: 1200 });
});

test("what is under the pointer stays there while zooming, within the limits", () => {
    const at = { x: 650, y: 80 };
    const before = canvas.toCanvas(camera, at);
    for (const zoom of [0.1, 1, 3.7, 100, 0.000001]) {
        samePlace(canvas.toCanvas(canvas.zoomedAt(camera, at, zoom), at), before);
    }
    assert.equal(canvas.zoomedAt(camera, at, 100).zoom, canvas.mostZoom);
    assert.equal(canvas.zoomedAt(camera, at, 0).zoom, canvas.leastZoom);
});

test("a box that is fitted is seen whole with a margin, and never enlarged", () => {
    const box = { x: 0, y: 0, width: 4000, height: 300 };
    const fitted = canvas.fitted(camera, box);
    const shown = canvas.boxToScreen(fitted, box);
    near(shown.x, 48);
    near(shown.width, 800 - 96);
    assert.equal(canvas.fitted(camera, { x: 5, y: 5, width: 10, height: 10 }).zoom, 1);
});

test("the wheel pans, and zooms at the pointer with control", () => {
    const turn = { deltaX: 0, deltaY: 100, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false };
    near(canvas.wheeled(camera, { x: 10, y: 10 }, turn).y, camera.y + 200);
    near(canvas.wheeled(camera, { x: 10, y: 10 }, { ...turn, shiftKey: true }).x, camera.x + 200);
    near(canvas.wheeled(camera, { x: 10, y: 10 }, { ...turn, deltaMode: 1 }).y, camera.y + 3200);
    const at = { x: 10, y: 10 };
    const closer = canvas.wheeled(camera, at, { ...turn, deltaY: -40, ctrlKey: true });
    assert.ok(closer.zoom > camera.zoom);
    samePlace(canvas.toCanvas(closer, at), canvas.toCanvas(camera, at));
});

test("a flight ends exactly where it was to go, and looks there evenly", () => {
    const to = { ...camera, x: 900, y: 300, zoom: 2 };
    const flight = new canvas.Flight(camera, to, 200);
    const halfway = flight.advanced(100);
    assert.ok(halfway.zoom > camera.zoom && halfway.zoom < to.zoom);
    assert.ok(halfway.x > camera.x && halfway.x < to.x);
    assert.equal(flight.isOver, false);
    assert.deepEqual(flight.advanced(100), to);
    assert.equal(flight.isOver, true);
});

test("boxes are spanned whichever way the corners lie, and put around one another", () => {
    assert.deepEqual(canvas.spanned({ x: 9, y: 1 }, { x: 2, y: 5 }), { x: 2, y: 1, width: 7, height: 4 });
    const boxes = [{ x: 0, y: 0, width: 1, height: 1 }, { x: 5, y: -3, width: 2, height: 2 }];
    assert.deepEqual(canvas.around(boxes), { x: 0, y: -3, width: 7, height: 4 });
    assert.equal(canvas.around([]), undefined);
});

test("a drag near an edge pulls the camera, further out faster, and not elsewhere", () => {
    assert.equal(canvas.isPulling(camera, { x: 400, y: 300 }), false);
    assert.equal(canvas.pulled(camera, { x: 400, y: 300 }, 16), camera);
    const gentle = canvas.pulled(camera, { x: 780, y: 300 }, 16).x - camera.x;
    const strong = canvas.pulled(camera, { x: 2000, y: 300 }, 16).x - camera.x;
    assert.ok(gentle > 0 && strong > gentle);
    assert.ok(canvas.pulled(camera, { x: 400, y: 5 }, 16).y < camera.y);
});

test("the grid has eight pixels", () => {
    assert.deepEqual([0, 31, 33, -33, 95, 97].map(canvas.snapped), [0, 0, 64, -64, 64, 128]);
});

test("arrows walk to the card ahead rather than to a nearer one aside", () => {
    const box = (x, y) => ({ x, y, width: 10, height: 10 });
    const places = [{ id: "ahead", box: box(100, 0) }, { id: "aside", box: box(30, 55) }, { id: "behind", box: box(-20, 0) }];
    assert.equal(canvas.nextIn(places, box(0, 0), "right"), "ahead");
    assert.equal(canvas.nextIn(places, box(0, 0), "left"), "behind");
    assert.equal(canvas.nextIn(places, box(0, 0), "down"), "aside");
    assert.equal(canvas.nextIn(places, box(0, 0), "up"), null);
    assert.equal(canvas.nearest(places, { x: 0, y: 0 }), "behind");
});

test("an id falls into the halves that the core writes", () => {
    for (const id of ["0000000000000", "FZZZZZZZZZZZZ", "7ZZZZZZZZZZZZ", "8000000000001", "3AB7QK0MNPX9T"]) {
        const { high, low } = canvas.halves(id);
        assert.equal(canvas.idText(high, low), id);
        assert.equal(high, high | 0);
    }
});

test("less is drawn from further away", () => {
    assert.deepEqual([0.05, 0.3, 1].map(canvas.levelOf), ["boxes", "titles", "full"]);
});

test("every port type of a film has its own shape, but for those of one colour family", () => {
    const types = ["character", "scene", "style", "video", "audio", "mask", "depth", "pose", "text", "number", "sequence"];
    assert.equal(new Set(types.map(canvas.portShape)).size, types.length);
    assert.equal(canvas.portShape("made up"), "circle");
});

test("the retry button stands in the failed card's strip, inside its picture", () => {
    const face = { picture: { x: 0, y: 28, width: 208, height: 117 } };
    const strip = canvas.strip(face, true);
    const button = canvas.retryButton(face);
    assert.equal(strip.y + strip.height, 28 + 117);
    assert.ok(button.x > strip.x && button.x + button.width < strip.x + strip.width);
    assert.ok(button.y > strip.y && button.y + button.height < strip.y + strip.height);
    assert.equal(canvas.strip({ picture: null }), null);
});

test("a wire that is being dragged never hangs straight nor swings out without end", () => {
    assert.equal(canvas.looseHandle(0, 0), 32);
    assert.equal(canvas.looseHandle(100000, 100000), 160);
});

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const parts = await load("../../Tests/Web/assets-parts.ts");
const { dropOf, fieldsOf, framesOf, glance, factsOf, loraFields, nodeOf, kindsFor, nodeKind, assetIn, mediaIn, referenceValue } = parts;

const port = (key, direction, type, isRepeating = false) => ({ key, title: key, direction, type, isRepeating, isRequired: false, wireFields: [] });
const field = (key, type = { is: "text" }) => ({ key, title: key, type });
const reference = { is: "list", element: { is: "reference" }, limit: 1 };
const kinds = [
    { key: "character", title: "Character", version: 2, ports: [port("reference", "input", "image", true), port("character", "output", "character")],
        fields: [field("age"), field("asset", reference), field("follows"), field("lora"), field("lora_asset", reference)] },
    { key: "scene", title: "Scene", version: 1, ports: [port("scene", "output", "scene")], fields: [field("asset", reference), field("set")] },
    { key: "shot", title: "Shot", version: 1, ports: [port("character", "input", "character", true), port("scene", "input", "scene"), port("video", "output", "video")], fields: [] },
    { key: "sequence", title: "Sequence", version: 1, ports: [port("video", "input", "video", true), port("sequence", "output", "sequence")], fields: [] },
    { key: "image", title: "Image", version: 1, ports: [port("image", "output", "image")], fields: [field("asset", { is: "reference" }), field("file", { is: "reference" }), field("length")] },
    { key: "video", title: "Video", version: 1, ports: [port("video", "output", "video")], fields: [field("asset", reference), field("file", reference), field("length")] },
    { key: "audio", title: "Audio", version: 1, ports: [port("audio", "output", "audio")], fields: [field("asset", reference), field("length")] },
];
const catalogue = { portTypes: [{ key: "image" }], kinds, kind: (key) => kinds.find((kind) => kind.key === key) };
const asset = (kind, more = {}) => ({ id: `id-${kind}`, kind, name: `a ${kind}`, fields: {}, file: null, pictures: {}, ...more });
const file = (facts = {}) => ({ hash: "ab".repeat(32), byteCount: 1000, format: "PNG image", mediaType: "image/png", facts });
const target = (kind) => ({ node: "n", title: "Mara", kind: catalogue.kind(kind), box: { x: 1000, y: 400, width: 208, height: 100 } });
const at = { x: 0, y: 0 };
const film = { numerator: 24, denominator: 1 };

test("on the empty canvas each kind becomes its card, several in a grid", () => {
    for (const [kind, node] of [["character", "character"], ["place", "scene"], ["image", "image"], ["video", "video"], ["audio", "audio"], ["music", "audio"]]) {
        const drop = dropOf([asset(kind)], at, undefined, catalogue);
        assert.equal(drop.puts[0].kind.key, node);
        assert.equal(drop.remark, undefined);
        assert.equal(drop.words, `Add “a ${kind}”`);
    }
    const five = dropOf(Array.from({ length: 5 }, (_, index) => asset("image", { id: String(index) })), at, undefined, catalogue);
    assert.deepEqual(five.puts.map((put) => [put.at.x / 256, put.at.y / 232]), [[0, 0], [1, 0], [2, 0], [0, 1], [1, 1]]);
    assert.equal(five.words, "Add 5 cards");
});

test("what nothing on the canvas reads stays in the library, and says so", () => {
    for (const kind of ["prop", "style", "model", "lut"]) {
        const drop = dropOf([asset(kind)], at, undefined, catalogue);
        assert.deepEqual([drop.puts.length, drop.words], [0, ""]);
        assert.match(drop.remark, /stays in the library until something on the canvas reads it\.$/);
    }
    assert.match(dropOf([asset("lora")], at, undefined, catalogue).remark, /Drop a LoRA onto a character\.$/);
    const mixed = dropOf([asset("image"), asset("prop"), asset("lut")], at, undefined, catalogue);
    assert.equal(mixed.puts.length, 1);
    assert.match(mixed.remark, /^2 assets stay/);
});

test("a screenplay brings its film where it is let go, one at a time", () => {
    const drop = dropOf([asset("screenplay")], at, undefined, catalogue);
    assert.deepEqual([drop.remark, drop.screenplay.asset.kind, drop.screenplay.at], [undefined, "screenplay", at]);
    assert.match(drop.words, /^Add the film of “/);
    const two = dropOf([asset("screenplay"), asset("screenplay")], at, undefined, catalogue);
    assert.equal(two.remark, "One screenplay at a time: the others stay in the library.");
});

test("a LoRA on a character is its look, and nothing on a scene", () => {
    const drop = dropOf([asset("lora")], at, target("character"), catalogue);
    assert.deepEqual([drop.lora.kind, drop.target.node, drop.puts.length, drop.remark], ["lora", "n", 0, undefined]);
    assert.equal(dropOf([asset("lora")], at, target("scene"), catalogue).lora, undefined);
    const two = dropOf([asset("lora"), asset("lora", { id: "other" })], at, target("character"), catalogue);
    assert.deepEqual([two.lora, two.remark], [undefined, "“Mara” takes one LoRA. Drop a single one."]);
    const look = loraFields(asset("lora", { file: file({ triggers: ["mara_voss", "red coat"] }) }), catalogue.kind("character"));
    assert.deepEqual(look, {
        lora: { text: "a lora" }, lora_asset: { list: [{ reference: { asset: "id-lora" } }] }, lora_strength: { decimal: "1" },
        trigger_word: { text: "mara_voss, red coat" },
    });
});

test("pictures on a character become its references, beside it and below what stands there", () => {
    const free = dropOf([asset("image"), asset("image", { id: "2" })], at, target("character"), catalogue);
    assert.equal(free.port.key, "reference");
    assert.deepEqual(free.puts.map((put) => put.at), [{ x: 848, y: 414 }, { x: 848, y: 646 }]);
    const crowded = dropOf([asset("image")], at, target("character"), catalogue, ({ y }) => y >= 500);
    assert.deepEqual(crowded.puts[0].at, { x: 848, y: 400 + 128 + 14 });
});

test("clips and pictures go to the end of a cut, characters and places into a shot", () => {
    assert.equal(dropOf([asset("video")], at, target("sequence"), catalogue).port.key, "video");
    assert.equal(dropOf([asset("image"), asset("video")], at, target("sequence"), catalogue).port.key, "video");
    assert.equal(dropOf([asset("audio")], at, target("sequence"), catalogue).target, undefined);
    assert.equal(dropOf([asset("character"), asset("character", { id: "2" })], at, target("shot"), catalogue).port.key, "character");
    assert.equal(dropOf([asset("place")], at, target("shot"), catalogue).port.key, "scene");
    assert.equal(dropOf([asset("place"), asset("place", { id: "2" })], at, target("shot"), catalogue).port, undefined, "a shot plays at one place");
    assert.equal(dropOf([asset("video")], at, target("character"), catalogue).port, undefined);
});

test("a card takes over what its kind has, and names asset and file as its fields do", () => {
    const character = fieldsOf(asset("character", { fields: { age: { integer: 34 }, nonsense: { bool: true } } }), catalogue.kind("character"), film);
    assert.deepEqual(character, { age: { integer: 34 }, asset: { list: [{ reference: { asset: "id-character" } }] }, follows: { bool: true } });
    const image = fieldsOf(asset("image", { file: file({ width: 10 }) }), catalogue.kind("image"), film);
    assert.deepEqual(image, { asset: { reference: { asset: "id-image" } }, file: { reference: { media: "ab".repeat(32) } } });
    const video = fieldsOf(asset("video", { file: file({ duration: 2_041_667 }) }), catalogue.kind("video"), film);
    assert.deepEqual(video.length, { frames: 49 });
    assert.equal(assetIn(video), "id-video");
    assert.equal(assetIn(image), "id-image");
    assert.equal(mediaIn(image), "ab".repeat(32));
    assert.equal(assetIn({ asset: { list: [] } }), undefined);
    assert.equal(assetIn({ asset: { reference: { asset: "0".repeat(26) } } }), undefined);
    assert.equal(assetIn({ asset: { reference: { media: "ab" } } }), undefined);
    assert.deepEqual(referenceValue(undefined, { asset: "x" }), { reference: { asset: "x" } });
});

test("a new card stands on the grid with the asset's name", () => {
    const [put] = dropOf([asset("image")], { x: 303, y: 101 }, undefined, catalogue).puts;
    const node = nodeOf(put, "ID", film);
    assert.deepEqual([node.title, node.kind, node.x % 64, node.y % 64, node.x, node.y], ["a image", "image", 0, 0, 1600, 704]);
});

test("lengths are whole frames of the film", () => {
    assert.equal(framesOf(2_000_000, film), 48);
    assert.equal(framesOf(2_002_000, { numerator: 24000, denominator: 1001 }), 48);
    assert.equal(framesOf(41_666, film), 1, "a frame that was rounded down to whole microseconds");
    assert.equal(framesOf(83_000, film), 1);
    assert.equal(framesOf(0, film), 1);
    assert.equal(framesOf(3_600_000_000, { numerator: 30000, denominator: 1001 }), 107_892);
});

test("facts are in a crew's words", () => {
    const clip = asset("video", { file: { ...file({ width: 1920, height: 1080, duration: 4_000_000, rate: { numerator: 24000, denominator: 1001 }, hasPicture: true, hasSound: true, channels: 2, sampleRate: 48_000 }), byteCount: 1_356_776 } });
    assert.deepEqual(factsOf(clip, film).map(({ title, words }) => `${title}: ${words}`), [
        "File: PNG image, 1.4 MB", "Picture: 1920 × 1080", "Length: 04:00", "Rate: 23.976 frames a second", "Sound: stereo, 48 kHz",
    ]);
    assert.equal(glance(clip, film), "04:00");
    const lora = asset("lora", { file: file({ rank: 32, baseModel: "SDXL", triggers: ["mara"], parameters: 75_400_000 }) });
    assert.equal(glance(lora, film), "SDXL · rank 32");
    assert.ok(factsOf(lora, film).some(({ title, words }) => title === "Trigger word" && words === "mara"));
    assert.ok(factsOf(lora, film).some(({ title, words }) => title === "Parameters" && words === "75 million"));
    assert.equal(glance(asset("lut", { file: file({ size: 33 }) }), film), "33³ colours");
    assert.equal(glance(asset("screenplay", { file: file({ scenes: 1 }) }), film), "1 scene");
    assert.equal(glance(asset("place", { fields: { side: { choice: "interior" }, time_of_day: { choice: "golden_hour" } } }), film), "interior · golden hour");
    assert.deepEqual(factsOf(asset("prop"), film), []);
});

test("a file may be another kind of the same sort", () => {
    assert.deepEqual(kindsFor(asset("music", { file: { ...file(), kinds: ["music", "audio"] } })), ["music", "audio"]);
    assert.deepEqual(kindsFor(asset("video", { file: file() })), ["video"]);
    assert.deepEqual(kindsFor(asset("prop")), ["character", "place", "prop", "style"]);
    assert.equal(nodeKind("model"), undefined);
});

const { everything, folderQuery, isNarrowed, isOpen, opened, queryOf, withKind, queryText } = parts;

test("a search asks for what it says and nothing else", () => {
    assert.equal(queryText(queryOf(everything, "P")), "?project=P&scope=all&sort=newest&limit=200");
    const search = withKind({ ...everything, text: " night ", tag: "lead", rating: 3, sort: "name", scope: "deleted" }, "image");
    const query = queryOf(search, "P", "C");
    assert.deepEqual({ ...query }, {
        project: "P", text: "night", kinds: ["image"], tag: "lead", rating: 3, scope: undefined, deleted: true, sort: "name", cursor: "C", limit: 200,
    });
    assert.deepEqual(withKind(search, "image").kinds, []);
});

test("a saved search opens as it was saved, and is known again", () => {
    const search = { ...everything, text: "Night ", kinds: ["video", "image"] };
    const folder = { id: "f", project: null, name: "Night", query: folderQuery(search) };
    assert.deepEqual(folder.query, { text: "Night", kinds: ["video", "image"] });
    assert.ok(isOpen(folder, { ...everything, text: "night", kinds: ["image", "video"], sort: "name" }));
    assert.ok(!isOpen(folder, everything));
    assert.deepEqual(opened(folder, { ...everything, tag: "x", scope: "deleted" }), { ...everything, text: "Night", kinds: ["video", "image"] });
    assert.deepEqual([isNarrowed(everything), isNarrowed({ ...everything, rating: 1 })], [false, true]);
});

test("what is let go on a wire comes behind the clip that the wire brings", () => {
    const wire = { id: "w", port: "video", place: 2, from: "1A" };
    const drop = dropOf([asset("image"), asset("video")], at, { ...target("sequence"), wire }, catalogue);
    assert.deepEqual([drop.port.key, drop.behind.place], ["video", 2]);
    assert.match(drop.words, /^2 cards into “Mara”, video, behind “1A”$/);
    const sound = dropOf([asset("audio")], at, { ...target("sequence"), wire }, catalogue);
    assert.deepEqual([sound.port, sound.behind, sound.target], [undefined, undefined, undefined]);
    // A wire into a character is no place for a look.
    const look = { ...target("character"), wire: { ...wire, port: "reference" } };
    assert.equal(dropOf([asset("lora")], at, look, catalogue).lora, undefined);
});

test("files that are still over the page are known by their kind", () => {
    const { guessOf, standIn } = parts;
    const guesses = [["image/png", "x"], ["", "plate.TIFF"], ["video/mp4"], ["", "look.safetensors"], ["text/plain", "notes.txt"]]
        .map(([type, name]) => guessOf({ type, name }));
    assert.deepEqual(guesses, ["image", "image", "video", "lora", undefined]);
    assert.equal(dropOf([standIn("image")], at, target("character"), catalogue).words, "an image into “Mara”, reference");
    assert.equal(dropOf([standIn("lora")], at, target("character"), catalogue).words, "a LoRA for “Mara”");
});

test("a few cards stand beneath one another, many in a square", () => {
    const columns = [1, 4, 5, 16, 17].map((cards) => parts.columnsFor(cards));
    assert.deepEqual(columns, [1, 1, 3, 4, 5]);
});

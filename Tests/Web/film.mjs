/** A film in Node: the real graph core, with a catalogue that has what tests need. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "./load.mjs";

globalThis.navigator ??= { platform: "" };
globalThis.window ??= globalThis;
globalThis.window.addEventListener ??= () => undefined;
globalThis.window.location ??= { pathname: "/", href: "http://localhost/" };
globalThis.document ??= { addEventListener: () => undefined };
export const editing = await load("../../Tests/Web/editing-parts.ts");

const wasm = join(dirname(fileURLToPath(import.meta.url)), "../../.build-wasm/graphcore.wasm");
const module = await editing.GraphModule.load(readFileSync(wasm));
const author = "00000000000000000000000007";

const port = (key, direction, type, more = {}) => ({ key, direction, type, isRepeating: false, isRequired: false, ...more });
const kinds = [
    { key: "film", isRoot: true, ports: [] },
    { key: "character", ports: [port("likeness", "input", "image", { isRepeating: true }), port("character", "output", "character")] },
    { key: "scene", ports: [port("scene", "output", "scene")] },
    { key: "shot", ports: [
        port("cast", "input", "character", { isRepeating: true }), port("scene", "input", "scene", { isRequired: true }),
        port("video", "output", "video")] },
    { key: "image", ports: [port("image", "output", "image")] },
    // Takes a picture and gives one: what can be put into a wire.
    { key: "grade", ports: [port("video", "input", "video"), port("video_out", "output", "video")] },
    { key: "sequence", ports: [port("video", "input", "video", { isRepeating: true, isRequired: true }), port("cut", "output", "sequence")] },
    { key: "note", ports: [] },
    { key: "frame", ports: [], holding: 1 }, { key: "subgraph", ports: [], holding: 2 },
];
const fields = [
    { key: "duration", type: (to) => to.byte(4).signed(1).signed(2400), value: { frames: 48 } },
    { key: "words", type: (to) => to.byte(5).varint(200).flag(true), value: { text: "" } },
    { key: "framing", type: (to) => to.byte(6).varint(2).text("wide").text("Wide").text("close").text("Close"), value: { choice: "wide" } },
    { key: "rain", type: (to) => to.byte(1), value: { bool: false } },
];

const frameFields = [
    { key: "folded", type: (to) => to.byte(1), value: { bool: false } },
    { key: "width", type: (to) => to.byte(2).signed(0).signed(100000), value: { integer: 3840 } },
    { key: "height", type: (to) => to.byte(2).signed(0).signed(100000), value: { integer: 2560 } },
];

function list(writer, items, write) {
    writer.varint(items.length);
    for (const item of items) write(item);
}

function encodedCatalogue() {
    const to = new editing.ByteWriter().byte(0x4b).byte(1);
    const types = ["character", "scene", "video", "image", "sequence"];
    list(to, types, (type) => to.text(type).text(type));
    list(to, [["image", "video"]], ([source, target]) => to.text(source).text(target));
    list(to, kinds, (kind) => {
        to.text(kind.key).text(kind.key[0].toUpperCase() + kind.key.slice(1)).text("Film").varint(1).text("").flag(kind.isRoot ?? false).byte(kind.holding ?? 0);
        list(to, kind.ports, (each) => {
            to.text(each.key).text(each.key).byte(each.direction === "input" ? 0 : 1).text(each.type);
            to.flag(each.isRepeating).flag(each.isRequired).byte(0);
            list(to, each.key === "cast" || each.key === "video" ? fields.slice(0, 1) : [], write);
        });
        list(to, kind.isRoot ? [] : kind.key === "frame" ? frameFields : fields, write);
    });
    function write(field) {
        field.type(to.text(field.key).text(field.key));
        to.text("").raw(editing.encodeValue(field.value).subarray(2)).text("").byte(0);
    }
    return to.bytes;
}

const catalogueBytes = encodedCatalogue();
export const catalogue = editing.readCatalogue(catalogueBytes);

export function node(kind, x = 0, y = 0, more = {}) {
    return {
        id: editing.mintId(), kind, kindVersion: 1, title: kind, parent: null, x, y, fields: {}, bypassed: false, muted: false,
        locked: false, ...more,
    };
}

export const wire = (source, output, target, input, order = "80", more = {}) => ({
    id: editing.mintId(), source: { node: source.id, port: output }, target: { node: target.id, port: input }, order, fields: {},
    ...more,
});

/** An open film with these nodes and wires in it. */
export function film(nodes = [], wires = []) {
    const root = node("film");
    const snapshot = new editing.ByteWriter().byte(0x44).byte(1).id(root.id).varint(1)
        .raw(editing.encodeNode(root).subarray(2)).varint(0).bytes;
    const core = module.open({ catalogue: catalogueBytes, snapshot, author, revision: 1 });
    if (nodes.length > 0) core.perform("Lay out", [...adding(nodes), ...connecting(wires)]);
    return core;
}

export const adding = (nodes) => nodes.map((added) => ({ op: "add_node", node: added }));
export const connecting = (wires) => wires.map((added) => ({ op: "connect", wire: added }));

/** What the canvas asks for, with the real core behind it. */
export function hostOf(core) {
    let selection = { nodes: new Set(), wires: new Set() };
    const told = [];
    return {
        core, catalogue, told, tell: (sentence) => told.push(sentence),
        perform: (label, operations, gesture) => {
            try {
                core.perform(label, operations, gesture ? { coalesce: gesture } : {});
                return true;
            } catch (error) {
                if (!(error instanceof editing.Refusal)) throw error;
                told.push(error.reason);
                return false;
            }
        },
        selection: {
            get nodes() { return selection.nodes; }, get wires() { return selection.wires; },
            set: (ids, wireIds = []) => { selection = { nodes: new Set(ids), wires: new Set(wireIds) }; },
        },
    };
}

/** Nodes and wires of a document, without its root. */
export function contentOf(core) {
    const { root, nodes, wires } = editing.decodeDocument(core.snapshot());
    return { nodes: nodes.filter(({ id }) => id !== root), wires };
}

/** Every rule holds: an empty film takes the whole document in as one change. */
export function refusalOf(core) {
    const { nodes, wires } = contentOf(core);
    const unlocked = nodes.map((each) => ({ ...each, locked: false }));
    const parentsFirst = [...unlocked].sort((a, b) => Number(a.parent !== null) - Number(b.parent !== null));
    return film().refusal([...adding(parentsFirst), ...connecting(wires)]);
}

/** Random numbers that are the same in every run. */
export function random(seed) {
    let state = seed;
    const next = () => {
        state = (state + 0x6d2b79f5) | 0;
        let value = Math.imul(state ^ (state >>> 15), 1 | state);
        value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
        return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
    };
    return { next, below: (count) => Math.floor(next() * count), pick: (items) => items[Math.floor(next() * items.length)] };
}

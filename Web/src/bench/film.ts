/** The made-up film as a document of Docs/codec.md, as the studio would send it. */
import type { Catalogue } from "../film/catalogue";
import { ByteWriter } from "../wasm/bytes";
import { writeNode, writeWire } from "../wasm/codec";
import { idText } from "../wasm/core";
import type { Fields, Node, Wire } from "../wasm/values";
import type { BenchCard, BenchKind, BenchLayout } from "./layout";

/** Ids ascend with the cards; their upper halves tell cards from wires. */
const halves = { root: 1, card: 2, wire: 3 } as const;
const eighths = 8;

const framings = ["wide", "full", "medium", "close_up", "two_shot", "over_the_shoulder", "insert"];
const angles = ["eye_level", "low", "high"];
const lenses = ["24", "35", "40", "50", "85"];
const hours = ["morning", "noon", "dusk", "night"];
const names = ["Mara", "Jonas", "Ilse", "Tarek", "Noor", "Ben"];
const places = ["KITCHEN", "STREET", "STAGE", "FOREST", "HALLWAY"];

export function cardId(index: number): string {
    return idText(halves.card, index);
}

export function encodedFilm(layout: BenchLayout, catalogue: Catalogue): Uint8Array {
    const version = (kind: string): number => catalogue.kind(kind)?.version ?? 1;
    const root: Node = {
        ...plain, id: idText(halves.root, 0), kind: "film", kindVersion: version("film"), title: "", x: 0, y: 0,
        fields: { title: { text: "Bench" } },
    };
    const writer = new ByteWriter().byte(0x44).byte(1).id(root.id).varint(layout.cards.length + 1);
    writeNode(writer, root);
    layout.cards.forEach((card, index) => writeNode(writer, nodeOf(card, index, version(card.kind))));
    writer.varint(layout.wires.length);
    layout.wires.forEach(({ source, target }, index) => writeWire(writer, {
        id: idText(halves.wire, index), source: { node: cardId(source), port: outputOf(layout, source) },
        target: { node: cardId(target), port: outputOf(layout, source) }, order: orderOf(index), fields: {},
    } as Wire));
    return writer.bytes;
}

const plain = { parent: null, bypassed: false, muted: false, locked: false } as const;

function nodeOf(card: BenchCard, index: number, kindVersion: number): Node {
    return {
        ...plain, id: cardId(index), kind: card.kind, kindVersion, title: titleOf(card),
        x: card.x * eighths, y: card.y * eighths, fields: fieldsOf(card),
    };
}

/** A character's output is called as its input at a shot, and a scene's likewise. */
function outputOf(layout: BenchLayout, source: number): BenchKind {
    return layout.cards[source]?.kind ?? "scene";
}

/** Later wires of an input stand behind earlier ones. The last byte of an order is never 0. */
function orderOf(index: number): string {
    return `${(index >> 8).toString(16).padStart(4, "0")}${(index & 255).toString(16).padStart(2, "0")}80`;
}

function titleOf({ kind, number }: BenchCard): string {
    switch (kind) {
        case "character": return `${pick(names, number)} ${number + 1}`;
        case "scene": return `INT. ${pick(places, number)} ${number + 1}`;
        case "shot": return `${Math.floor(number / 8) + 1}${String.fromCharCode(65 + (number % 8))}`;
    }
}

function fieldsOf({ kind, number }: BenchCard): Fields {
    switch (kind) {
        case "character":
            return { name: { text: pick(names, number) }, description: { text: "Made up for measuring" } };
        case "scene":
            return { time_of_day: { choice: pick(hours, number) } };
        case "shot":
            return {
                framing: { choice: pick(framings, number) }, angle: { choice: pick(angles, number >> 2) },
                focal_length: { decimal: pick(lenses, number) }, duration: { frames: 48 + 12 * (number % 9) },
            };
    }
}

function pick(list: readonly string[], number: number): string {
    return list[number % list.length] ?? "";
}

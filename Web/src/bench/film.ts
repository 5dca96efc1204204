/** The made-up film as a document of Docs/codec.md, as the studio would send it. */
import type { Catalogue } from "../film/catalogue";
import { ByteWriter } from "../wasm/bytes";
import { writeFields } from "../wasm/valueCodec";
import { idText } from "../wasm/core";
import type { Fields } from "../wasm/values";
import type { BenchCard, BenchKind, BenchLayout } from "./layout";

/** Ids ascend with the cards; their upper halves tell cards from wires. */
const halves = { root: 1, card: 2, wire: 3 } as const;
const eighths = 8;

/** After so many cards of a kind their fields come again: a multiple of all lengths below. */
const repeats = 1260;
const framings = ["wide", "full", "medium", "close_up", "two_shot", "over_the_shoulder", "insert"];
const angles = ["eye_level", "low", "high"];
const lenses = ["24", "35", "40", "50", "85"];
const hours = ["morning", "noon", "dusk", "night"];
const names = ["Mara", "Jonas", "Ilse", "Tarek", "Noor", "Ben"];
const places = ["KITCHEN", "STREET", "STAGE", "FOREST", "HALLWAY"];

export function cardId(index: number): string {
    return idText(halves.card, index);
}

/** Thousands of cards have the same few fields: each is encoded once. */
export function encodedFilm(layout: BenchLayout, catalogue: Catalogue): Uint8Array {
    const version = (kind: string): number => catalogue.kind(kind)?.version ?? 1;
    const writer = new ByteWriter().byte(0x44).byte(1);
    writeId(writer, halves.root, 0);
    writer.varint(layout.cards.length + 1);
    writeId(writer, halves.root, 0);
    writeBody(writer, "film", version("film"), "", 0, 0, encoded({ title: { text: "Bench" } }));
    const known = new Map<string, Uint8Array>();
    layout.cards.forEach((card, index) => {
        const name = `${card.kind} ${card.number % repeats}`;
        let bytes = known.get(name);
        if (!bytes) known.set(name, (bytes = encoded(fieldsOf(card))));
        writeId(writer, halves.card, index);
        writeBody(writer, card.kind, version(card.kind), titleOf(card), card.x * eighths, card.y * eighths, bytes);
    });
    writer.varint(layout.wires.length);
    layout.wires.forEach(({ source, target }, index) => {
        // A character's output is called as its input at a shot, and a scene's likewise.
        const port: BenchKind = layout.cards[source]?.kind ?? "scene";
        writeId(writer, halves.wire, index);
        writeId(writer, halves.card, source);
        writer.key(port);
        writeId(writer, halves.card, target);
        // Later wires of an input stand behind earlier ones; the last byte of an order is never 0.
        writer.key(port).varint(4).raw([index >> 16, (index >> 8) & 255, index & 255, 0x80]).varint(0);
    });
    return writer.bytes;
}

function writeId(writer: ByteWriter, high: number, low: number): void {
    writer.raw([0, 0, 0, high, low >>> 24, (low >> 16) & 255, (low >> 8) & 255, low & 255]);
}

function writeBody(
    writer: ByteWriter, kind: string, version: number, title: string, x: number, y: number, fields: Uint8Array,
): void {
    writer.byte(0).key(kind).varint(version).text(title).byte(0).signed(x).signed(y).varint(fields.length).raw(fields);
}

function encoded(fields: Fields): Uint8Array {
    const writer = new ByteWriter();
    writeFields(writer, fields);
    return writer.bytes;
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

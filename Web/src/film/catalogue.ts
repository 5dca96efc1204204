/** What can stand on the canvas: the catalogue of Docs/codec.md, read from its bytes. */
import { decodeValue } from "../wasm/codec";
import type { Value } from "../wasm/values";

export interface Catalogue {
    readonly portTypes: readonly PortType[];
    readonly kinds: readonly Kind[];
    kind(key: string): Kind | undefined;
}

export interface PortType {
    readonly key: string;
    readonly title: string;
}

export interface Kind {
    readonly key: string;
    readonly title: string;
    readonly category: string;
    readonly version: number;
    readonly help: string;
    readonly isRoot: boolean;
    readonly holding: Holding;
    readonly ports: readonly Port[];
    readonly fields: readonly Field[];
}

/** What a kind's nodes are to those that stand in them: nothing, a frame around them, or a canvas of their own. */
export type Holding = "nothing" | "frame" | "subgraph";

export interface Port {
    readonly key: string;
    readonly title: string;
    readonly direction: "input" | "output";
    readonly type: string;
    readonly isRepeating: boolean;
    readonly isRequired: boolean;
    /** Who reads what enters it. */
    readonly reader: Reader;
    /** What a wire into it carries. */
    readonly wireFields: readonly Field[];
}

/** Who reads a field, or what enters a port, today: connected engines and screens; nothing until a generation engine is connected; screens. */
export type Reader = "connected" | "generation" | "studio";

export interface Field {
    readonly key: string;
    readonly title: string;
    readonly type: FieldType;
    readonly unit: string;
    readonly defaultValue: Value;
    readonly help: string;
    readonly reader: Reader;
}

export type FieldType =
    | { is: "bool" }
    | { is: "integer"; lowest: number; highest: number }
    | { is: "decimal"; lowest: string; highest: string }
    | { is: "frames"; lowest: number; highest: number }
    | { is: "text"; limit: number; isMultiline: boolean }
    | { is: "choice"; choices: readonly Choice[] }
    | { is: "colour" }
    | { is: "vector" }
    | { is: "reference" }
    | { is: "list"; element: FieldType; limit: number }
    | { is: "record"; fields: readonly Field[] };

export interface Choice {
    readonly key: string;
    readonly title: string;
}

/** @throws Error when the bytes are no catalogue of this version. */
export function readCatalogue(bytes: Uint8Array): Catalogue {
    const reader = new Reading(bytes);
    if (reader.byte() !== 0x4b || reader.byte() !== 1) throw new Error("The studio’s catalogue has another form.");
    const portTypes = reader.list(() => ({ key: reader.text(), title: reader.text() }));
    reader.list(() => [reader.text(), reader.text()]);
    const kinds = reader.list(() => readKind(reader));
    const byKey = new Map(kinds.map((kind) => [kind.key, kind]));
    return { portTypes, kinds, kind: (key) => byKey.get(key) };
}

function readKind(reader: Reading): Kind {
    return {
        key: reader.text(), title: reader.text(), category: reader.text(), version: Number(reader.varint()),
        help: reader.text(), isRoot: reader.flag(),
        holding: (["nothing", "frame", "subgraph"] as const)[reader.byte()] ?? "nothing", ports: reader.list(() => readPort(reader)),
        fields: reader.list(() => readField(reader)),
    };
}

function readPort(reader: Reading): Port {
    return {
        key: reader.text(), title: reader.text(), direction: reader.byte() === 0 ? "input" : "output",
        type: reader.text(), isRepeating: reader.flag(), isRequired: reader.flag(),
        reader: readReader(reader),
        wireFields: reader.list(() => readField(reader)),
    };
}

function readField(reader: Reading): Field {
    return {
        key: reader.text(), title: reader.text(), type: readType(reader), unit: reader.text(),
        defaultValue: reader.value(), help: reader.text(),
        reader: readReader(reader),
    };
}

function readReader(reader: Reading): Reader {
    return (["connected", "generation", "studio"] as const)[reader.byte()] ?? "connected";
}

function readType(reader: Reading): FieldType {
    const tag = reader.byte();
    switch (tag) {
        case 1: return { is: "bool" };
        case 2: return { is: "integer", lowest: reader.signed(), highest: reader.signed() };
        case 3: return { is: "decimal", lowest: reader.decimal(), highest: reader.decimal() };
        case 4: return { is: "frames", lowest: reader.signed(), highest: reader.signed() };
        case 5: return { is: "text", limit: Number(reader.varint()), isMultiline: reader.flag() };
        case 6: return { is: "choice", choices: reader.list(() => ({ key: reader.text(), title: reader.text() })) };
        case 7: return { is: "colour" };
        case 8: return { is: "vector" };
        case 9: return { is: "reference" };
        case 10: return { is: "list", element: readType(reader), limit: Number(reader.varint()) };
        case 11: return { is: "record", fields: reader.list(() => readField(reader)) };
        default: throw new Error(`The studio’s catalogue has a field type (${tag}) that this page does not know.`);
    }
}

/** The building blocks of Docs/codec.md. */
class Reading {
    private at = 0;
    private readonly decoder = new TextDecoder();

    constructor(private readonly bytes: Uint8Array) {}

    byte(): number {
        const byte = this.bytes[this.at];
        if (byte === undefined) throw new Error("The studio’s catalogue ends too early.");
        this.at += 1;
        return byte;
    }

    flag(): boolean {
        return this.byte() === 1;
    }

    varint(): bigint {
        let value = 0n;
        for (let shift = 0n; ; shift += 7n) {
            const byte = this.byte();
            value |= BigInt(byte & 127) << shift;
            if (byte < 128) return value;
        }
    }

    private wideSigned(): bigint {
        const zigzag = this.varint();
        return (zigzag >> 1n) ^ -(zigzag & 1n);
    }

    /** A bound; beyond ±2^53 the nearest number does. */
    signed(): number {
        return Number(this.wideSigned());
    }

    decimal(): string {
        const scale = this.byte();
        const mantissa = this.wideSigned();
        if (scale === 0) return mantissa.toString();
        const digits = (mantissa < 0n ? -mantissa : mantissa).toString().padStart(scale + 1, "0");
        return `${mantissa < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    }

    text(): string {
        return this.decoder.decode(this.take(Number(this.varint())));
    }

    list<Item>(item: () => Item): Item[] {
        const count = Number(this.varint());
        const items: Item[] = [];
        for (let index = 0; index < count; index += 1) items.push(item());
        return items;
    }

    /** A tag and a part; a value message is the same behind two bytes. */
    value(): Value {
        const start = this.at;
        this.byte();
        this.take(Number(this.varint()));
        const message = new Uint8Array(2 + this.at - start);
        message.set([0x56, 1]);
        message.set(this.bytes.subarray(start, this.at), 2);
        return decodeValue(message);
    }

    private take(count: number): Uint8Array {
        if (this.at + count > this.bytes.length) throw new Error("The studio’s catalogue ends too early.");
        this.at += count;
        return this.bytes.subarray(this.at - count, this.at);
    }
}

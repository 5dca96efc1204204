import type { PortReference, Wire } from "../wasm/values";
import { mintId } from "../wasm/core";
import { isRecord, limits } from "./fragment";
import type { CardReading } from "./fragmentCards";
import { readFields, Room } from "./fragmentFields";
import type { LeftOut } from "./leftOut";
import { placeOf } from "./orderKeys";

/** Reads the wires of a part of a film, each by itself, once its cards are known. */
export class WireReading {
    constructor(
        private readonly cards: CardReading, private readonly leftOut: LeftOut, private readonly room: Room,
    ) {}

    read(list: readonly unknown[]): Wire[] {
        const wires: Wire[] = [];
        let at = 0;
        for (; at < list.length && wires.length < limits.wires && this.room.bytes > 0; at += 1) {
            const wire = this.wire(list[at], at);
            if (wire) wires.push(wire);
        }
        if (at < list.length) this.leftOut.add("More wires do not fit into one paste.", list.length - at);
        return wires;
    }

    private wire(raw: unknown, number: number): Wire | undefined {
        const source = isRecord(raw) ? this.end(raw["source"]) : undefined;
        const target = isRecord(raw) ? this.end(raw["target"]) : undefined;
        if (!isRecord(raw) || !source || !target) {
            this.leftOut.add("A wire in it has no two ends.");
            return undefined;
        }
        if (!this.cards.has((raw["target"] as { node: unknown }).node)) {
            this.leftOut.add("A wire in it leads to a card that is not in it.");
            return undefined;
        }
        const order = typeof raw["order"] === "string" && isOrder(raw["order"]) ? raw["order"].toLowerCase() : placeOf(number);
        return { id: mintId(), source, target, order, fields: readFields(raw["fields"], "wire", this.leftOut, this.room) };
    }

    private end(raw: unknown): PortReference | undefined {
        if (!isRecord(raw)) return undefined;
        const node = this.cards.id(raw["node"]);
        const port = raw["port"];
        if (node === null || typeof port !== "string" || !/^[a-z][a-z0-9_]{0,63}$/.test(port)) return undefined;
        return { node, port };
    }
}

/** Digits to the base 256 of which the last is not zero, at most as many as a document takes. */
function isOrder(text: string): boolean {
    return text.length <= 2048 && /^([0-9a-f]{2})+$/i.test(text) && !text.endsWith("00");
}

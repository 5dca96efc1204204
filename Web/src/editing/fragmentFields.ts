import { ByteWriter } from "../wasm/bytes";
import type { Fields, Value } from "../wasm/values";
import { writeFields } from "../wasm/valueCodec";
import { isRecord } from "./fragment";
import { shown } from "./fragmentCards";
import type { LeftOut } from "./leftOut";

/** How much more of a part of a film can be taken. */
export interface Room {
    bytes: number;
}

/** A text of a document has at most so many bytes, and a list so many elements. */
const longest = 2 ** 20;
const mostFields = 1000;
/** A card without fields takes about so much. */
const bare = 48;

/** The fields that can be written; what they must be, the core judges by the kind. */
export function readFields(raw: unknown, owner: string, leftOut: LeftOut, room: Room): Fields {
    const fields: { [key: string]: Value } = {};
    room.bytes -= bare + owner.length;
    if (raw === undefined || raw === null) return fields;
    if (!isRecord(raw)) {
        leftOut.add(`The fields of “${shown(owner)}” cannot be read.`);
        return fields;
    }
    for (const [key, value] of Object.entries(raw).slice(0, mostFields)) {
        const bytes = written(key, value);
        if (bytes === undefined || bytes > longest) {
            leftOut.add(`The field “${shown(key)}” of “${shown(owner)}” ${bytes === undefined ? "cannot be read" : "is too large"}.`);
        } else {
            fields[key] = value as Value;
            room.bytes -= bytes;
        }
    }
    return fields;
}

/** How many bytes a field has when it is written; undefined for what cannot be. */
function written(key: string, value: unknown): number | undefined {
    try {
        const writer = new ByteWriter();
        writeFields(writer, { [key]: value as Value });
        return writer.bytes.length;
    } catch {
        // Not a value of Docs/live.md: of no type, of a wrong one, or nested too deeply.
        return undefined;
    }
}

/** Values as a person types them: `24, 35, 50`, `24…85 in 4 steps`, `1s, 2s, 36f`. */
import type { Value } from "../api/types";
import type { FieldType } from "../film/catalogue";
import { parseTimecode, timecode } from "../film/timecode";
import type { Rate } from "../film/values";

export interface Typed {
    readonly values: readonly Value[];
    /** What could not be read, as a sentence. */
    readonly problem?: string;
}

export interface TypedField {
    readonly title: string;
    readonly unit: string;
    readonly type: FieldType;
}

const range = /^(.+?)\s*(?:…|\.{2,3}|–|\bto\b)\s*(.+?)(?:\s+in\s+(\d{1,4})(?:\s*steps?)?)?$/i;
/** More is no list that anybody means. */
const mostSteps = 500;

class Unreadable extends Error {}

/** Reads a list of numbers or lengths; what comes before something that cannot be read is kept. */
export function readTyped(text: string, field: TypedField, rate: Rate): Typed {
    const values: Value[] = [];
    try {
        for (const part of text.split(/[,;\n]/).map((each) => each.trim()).filter((each) => each !== "")) {
            for (const number of numbersOf(part, field, rate)) values.push(packed(number, field));
        }
    } catch (error) {
        if (error instanceof Unreadable) return { values, problem: error.message };
        throw error;
    }
    return { values };
}

/** What would be typed for values. */
export function typedText(values: readonly Value[], rate: Rate): string {
    return values.map((value) => {
        if ("integer" in value) return String(value.integer);
        if ("decimal" in value) return value.decimal;
        return "frames" in value ? timecode(Number(value.frames), rate) : "";
    }).join(", ");
}

/** Whether a field's values are typed as such a list. */
export function isTyped(type: FieldType): boolean {
    return type.is === "integer" || type.is === "decimal" || type.is === "frames";
}

/** Numbers of which any is as good as another, such as an arrangement's. */
export function isSeed(type: FieldType): boolean {
    return type.is === "integer" && type.highest - type.lowest > 100_000;
}

/** So many numbers that do not stand in the list yet. */
export function newSeeds(count: number, besides: readonly Value[], random: () => number = Math.random): Value[] {
    const taken = new Set(besides.map((value) => ("integer" in value ? String(value.integer) : "")));
    const seeds: Value[] = [];
    while (seeds.length < count) {
        const seed = Math.floor(random() * 10_000);
        if (taken.has(String(seed))) continue;
        taken.add(String(seed));
        seeds.push({ integer: seed });
    }
    return seeds;
}

/** One part of a list: a number, several with blanks between, or a range in steps. */
function numbersOf(part: string, field: TypedField, rate: Rate): (number | string)[] {
    const found = range.exec(part);
    if (!found) {
        const bare = withoutUnit(part, field.unit);
        const words = /^[-−\d.\s]+$/.test(bare) ? bare.split(/\s+/) : [bare];
        return words.map((word) => checked(readOne(word, field, rate), word, field));
    }
    const [from, to] = [found[1] ?? "", found[2] ?? ""].map((word) =>
        Number(checked(readOne(withoutUnit(word, field.unit), field, rate), word, field))) as [number, number];
    if (found[3] === undefined) throw new Unreadable(`“${part}” needs a number of steps, such as “${part} in 4 steps”.`);
    const steps = Number(found[3]);
    if (steps < 1 || steps > mostSteps) throw new Unreadable(`“${part}”: choose 1 to ${mostSteps} steps.`);
    const precision = precisionOf(field.type, Math.abs(to - from), [found[1] ?? "", found[2] ?? ""]);
    return Array.from({ length: steps }, (_, step) =>
        Number((steps === 1 ? from : from + ((to - from) * step) / (steps - 1)).toFixed(precision)));
}

/** Digits behind the point in a range: whole where it is wide, and as many as the ends have. */
function precisionOf(type: FieldType, span: number, ends: readonly string[]): number {
    if (type.is !== "decimal") return 0;
    const typed = Math.max(...ends.map((end) => (/\.(\d+)/.exec(end)?.[1] ?? "").length));
    return Math.max(typed, span >= 1000 ? 0 : span >= 10 ? 1 : 2);
}

function withoutUnit(word: string, unit: string): string {
    const trimmed = word.trim();
    return unit !== "" && trimmed.toLowerCase().endsWith(unit.toLowerCase()) ? trimmed.slice(0, -unit.length).trim() : trimmed;
}

function readOne(word: string, { type }: TypedField, rate: Rate): number | string | undefined {
    if (type.is === "frames") return parseTimecode(word, rate);
    const bare = word.replace("−", "-");
    if (type.is === "integer") {
        if (!/^-?\d{1,19}$/.test(bare)) return undefined;
        return Number.isSafeInteger(Number(bare)) ? Number(bare) : bare;
    }
    return /^-?\d{1,15}(\.\d{1,18})?$/.test(bare) ? Number(bare) : undefined;
}

function checked(number: number | string | undefined, word: string, field: TypedField): number | string {
    const { type, title, unit } = field;
    if (number === undefined) throw new Unreadable(`“${word}” is no ${type.is === "frames" ? "length" : "number"}.`);
    if (type.is === "frames" || type.is === "decimal" || type.is === "integer") {
        const [lowest, highest] = [Number(type.lowest), Number(type.highest)];
        if (Number(number) < lowest || Number(number) > highest) {
            const last = type.is === "frames" ? `${highest.toLocaleString("en-GB")} frames` : `${highest.toLocaleString("en-GB")} ${unit}`.trim();
            throw new Unreadable(`${title} goes from ${lowest.toLocaleString("en-GB")} to ${last}: “${word}” does not.`);
        }
    }
    return number;
}

function packed(number: number | string, { type }: TypedField): Value {
    if (type.is === "frames") return { frames: Number(number) };
    return type.is === "integer" ? { integer: number } : { decimal: String(number) };
}

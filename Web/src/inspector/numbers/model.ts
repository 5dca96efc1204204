/** A field that holds a number: what it allows, how it lies on a track, and its value to and fro. */
import type { Field, FieldType } from "../../film/catalogue";
import type { Rate } from "../../film/values";
import { timecode } from "../../film/timecode";
import type { Value } from "../../wasm/core";
import type { NumberRule } from "./entry";
import { decimalText, drawn, Exact, exactOf, zero } from "./exact";
import { Scale, scaleFor } from "./scale";

type NumberType = Extract<FieldType, { is: "integer" | "decimal" | "frames" }>;

/** A track as long as the inspector is wide resolves no more. */
const widestTrack = 100_000;
/** More digits than anybody drags or divides for. */
const decimalPlaces = 6;

export interface NumberModel {
    readonly rule: NumberRule;
    readonly scale: Scale;
    readonly hasTrack: boolean;
    readonly lowest: number;
    readonly highest: number;
    pack(number: Exact): Value;
    /** As it stands in the field while nobody types. */
    text(number: Exact): string;
}

/** Undefined for a field that holds no number. */
export function numberModel(field: Field, rate: Rate): NumberModel | undefined {
    const { type } = field;
    return type.is === "integer" || type.is === "decimal" || type.is === "frames" ? modelOf(field, type, rate) : undefined;
}

/** Of a field that is known to hold one. */
export function decimalModel(field: Field & { type: NumberType }, rate: Rate): NumberModel {
    return modelOf(field, field.type, rate);
}

function modelOf(field: Field, type: NumberType, rate: Rate): NumberModel {
    const isWhole = type.is !== "decimal";
    const isTimed = type.is === "frames";
    const [lowest, highest] = [bound(type.lowest), bound(type.highest)];
    const [low, high] = [drawn(lowest), drawn(highest)];
    const places = isWhole ? 0 : decimalPlaces;
    const pack = (number: Exact): Value => {
        const text = decimalText(number, places);
        if (!isWhole) return { decimal: text };
        const count = Number.isSafeInteger(Number(text)) ? Number(text) : text;
        return isTimed ? { frames: count } : { integer: count };
    };
    return {
        rule: { title: field.title, unit: isTimed ? "frames" : field.unit, lowest, highest, places, ...(isTimed && { rate }) },
        scale: scaleFor(field.key, low, high, isWhole), hasTrack: isTimed ? low > 0 : high - low <= widestTrack,
        lowest: low, highest: high, pack,
        text: (number) => (isTimed ? timecode(Math.round(drawn(number)), rate) : decimalText(number, places)),
    };
}

/** A number of whatever kind, exactly. */
export function exactNumber(value: Value | undefined): Exact | undefined {
    if (!value) return undefined;
    if ("decimal" in value) return exactOf(value.decimal);
    if ("integer" in value) return exactOf(String(value.integer));
    return "frames" in value ? exactOf(String(value.frames)) : undefined;
}

function bound(limit: number | string): Exact {
    if (typeof limit === "string") return exactOf(limit) ?? zero;
    // The nearest number of the browser is one too many for 64 bits.
    return { above: BigInt.asIntN(64, BigInt(limit) - (limit >= 2 ** 63 ? 1n : 0n)), below: 1n };
}

/** A take's recipe in a film crew's words. */
import type { Recipe, RecipeInput } from "../api/types";
import type { Field, FieldType, Kind } from "../film/catalogue";
import { timecode } from "../film/timecode";
import type { Rate } from "../film/values";
import { exactly, size } from "../film/words";
import type { Fields, Value } from "../wasm/values";

export type Line = readonly [label: string, words: string];

const engineTitles: Readonly<Record<string, string>> = {
    engine: "Engine", engine_version: "Engine’s version", embree: "Embree", encoder: "Encoder", tier: "Tier", width: "Width",
    height: "Height",
};

/** `exact` as what it promises. */
const promises = {
    exact: "the same bytes every time", seeded: "the same bytes for the same seed", none: "another result every time",
} as const;

/** Who asked for what, and when. */
export function requestLines(recipe: Recipe): Line[] {
    return [
        ["Made", `${exactly(recipe.created)}${recipe.cached ? ", taken over from the same work done before" : ""}`],
        ["Asked for", `${exactly(recipe.asked)}${recipe.person.name ? `, by ${recipe.person.name}` : ""}`],
        ["Film", `${recipe.film}, at revision ${recipe.revision}`],
        ["Tier", recipe.tier],
        ["File", `${recipe.mediaKind}, ${size(recipe.byteCount)}, ${recipe.media}`],
        ["Run", recipe.run],
    ];
}

/** What made it, and on what. */
export function workLines(recipe: Recipe): Line[] {
    const engine = Object.entries(recipe.engine).map(([key, value]): Line => [engineTitles[key] ?? spelled(key), valueWords(value)]);
    return [
        ["Function", `${recipe.function} ${recipe.version}, ${promises[recipe.determinism]}`],
        ...engine.filter(([label, words]) => !(label === "Tier" && words === recipe.tier)),
        ["Worker", recipe.worker ?? "not noted"],
        ["Instruction set", recipe.instructionSet ?? "not noted"],
        ...(recipe.seeds.length > 0 ? [["Seeds", recipe.seeds.join(", ")] as const] : []),
        ["Signature", recipe.signature],
    ];
}

/** The files it was made from. */
export function inputLines(recipe: Recipe): Line[] {
    return recipe.inputs.map((input) => [input.title || "A deleted node", inputWords(input)]);
}

function inputWords(input: RecipeInput): string {
    const take = input.number === null ? "a file" : `take ${input.number}${input.deleted ? ", deleted" : ""}`;
    return `${take}, ${input.media}`;
}

/** Fields that differ from their defaults, by their titles. */
export function fieldLines(fields: Fields, kind: Kind | undefined, rate: Rate): Line[] {
    return Object.entries(fields).filter(([key]) => key !== "take").map(([key, value]) => {
        const field = kind?.fields.find((each) => each.key === key);
        return [field?.title ?? spelled(key), valueWords(value, field, rate)];
    });
}

function spelled(key: string): string {
    const words = key.replaceAll("_", " ");
    return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value as a person reads it. */
export function valueWords(value: Value, field?: Pick<Field, "type" | "unit">, rate?: Rate): string {
    const type: FieldType | undefined = field?.type;
    if ("bool" in value) return value.bool ? "yes" : "no";
    if ("frames" in value) return rate ? timecode(Number(value.frames), rate) : `${value.frames} frames`;
    if ("choice" in value) {
        const found = type?.is === "choice" ? type.choices.find((choice) => choice.key === value.choice) : undefined;
        return found?.title ?? value.choice;
    }
    if ("integer" in value || "decimal" in value) {
        const number = "integer" in value ? String(value.integer) : value.decimal;
        return field?.unit ? `${number} ${field.unit}` : number;
    }
    if ("text" in value) return value.text || "–";
    if ("colour" in value) return value.colour;
    if ("vector" in value) return value.vector.join(", ");
    if ("list" in value) {
        const element = type?.is === "list" ? { type: type.element, unit: "" } : undefined;
        return value.list.map((each) => valueWords(each, element, rate)).join("; ") || "–";
    }
    if ("record" in value) {
        const members = type?.is === "record" ? type.fields : [];
        return Object.entries(value.record).map(([key, each]) => {
            const member = members.find((other) => other.key === key);
            return `${member?.title ?? spelled(key)}: ${valueWords(each, member, rate)}`;
        }).join(", ");
    }
    if ("reference" in value) return Object.values(value.reference).join();
    return "something newer than this page";
}

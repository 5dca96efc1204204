/** The film's own settings, from its root node and the defaults of the catalogue. */
import type { Node, Value } from "../wasm/values";
import type { Catalogue, Field, Kind } from "./catalogue";
import type { Aspect, Rate } from "./values";

export interface FilmSettings {
    title: string;
    rate: Rate;
    aspect: Aspect;
    sensor: string;
    tier: "draft" | "standard" | "high";
}

export function filmSettings(root: Node, catalogue: Catalogue): FilmSettings {
    const kind = catalogue.kind(root.kind);
    const value = (key: string): Value | undefined => fieldValue(root.fields, kind, key);
    const tier = choiceOf(value("tier"));
    return {
        title: textOf(value("title")) ?? root.title,
        rate: {
            numerator: memberOf(value("rate"), "numerator") ?? 24, denominator: memberOf(value("rate"), "denominator") ?? 1,
        },
        aspect: { width: memberOf(value("aspect"), "width") ?? 16, height: memberOf(value("aspect"), "height") ?? 9 },
        sensor: choiceOf(value("sensor")) ?? "super35",
        tier: tier === "standard" || tier === "high" ? tier : "draft",
    };
}

/** What a field holds: what is stored, else the kind's default. */
export function fieldValue(
    fields: { readonly [key: string]: Value }, kind: Kind | undefined, key: string,
): Value | undefined {
    return fields[key] ?? kind?.fields.find((field) => field.key === key)?.defaultValue;
}

export function textOf(value: Value | undefined): string | undefined {
    return value && "text" in value ? value.text : undefined;
}

export function choiceOf(value: Value | undefined): string | undefined {
    return value && "choice" in value ? value.choice : undefined;
}

/** A number of whatever kind, as near as a number of the browser can be. */
export function numberOf(value: Value | undefined): number | undefined {
    if (!value) return undefined;
    if ("integer" in value) return Number(value.integer);
    if ("frames" in value) return Number(value.frames);
    if ("decimal" in value) return Number(value.decimal);
    return undefined;
}

export function memberOf(value: Value | undefined, key: string): number | undefined {
    return value && "record" in value ? numberOf(value.record[key]) : undefined;
}

export function isSame(a: Value | undefined | null, b: Value | undefined | null): boolean {
    return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The title of a choice. */
export function choiceTitle(field: Field | undefined, key: string | undefined): string {
    if (!field || field.type.is !== "choice" || key === undefined) return "";
    return field.type.choices.find((choice) => choice.key === key)?.title ?? key;
}

function sorted(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
        Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}

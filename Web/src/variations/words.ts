/** Axes and cells in a film crew's words. */
import type { Run, Tier, Value, VariationTrack } from "../api/types";
import { valueWords } from "../dock/recipeWords";
import type { Catalogue, Field } from "../film/catalogue";
import { shortTimecode } from "../film/timecode";
import type { Rate } from "../film/values";
import { count, duration } from "../film/words";
import type { Quote } from "../api/client";
import { Reading, fieldOf, titleOf } from "./fields";
import { Axis, axisLength, stepsOf } from "./matrix";

export const tierTitles: Readonly<Record<Tier, string>> = { draft: "Draft", standard: "Standard", high: "High" };

/** What words are made from. */
export interface Speech {
    readonly document: Pick<Reading, "node">;
    readonly catalogue: Catalogue;
    readonly rate: Rate;
    /** Whose variations they are: fields of others are told with their owner. */
    readonly node: string;
}

/** `Framing`, `Arrangement of Kitchen`, `Tier`. */
export function trackTitle(track: VariationTrack, speech: Speech): string {
    if ("tier" in track) return "Tier";
    const { node, key } = track.field;
    const title = fieldOf(node, key, speech.document, speech.catalogue)?.title ?? key;
    return node === speech.node ? title : `${title} of ${titleOf(node, speech.document, speech.catalogue)}`;
}

/** `Framing, Focal length`. */
export function axisTitle(axis: Axis, speech: Speech): string {
    return axis.map((track) => trackTitle(track, speech)).join(", ");
}

/** A value that can stand without the name of its field: `85 mm`, `Close-up`, `Arrangement 7`. */
export function stepWords(value: Value, field: Field | undefined, rate: Rate): string {
    if ("choice" in value) return valueWords(value, field, rate).replace(/\s*\(.*\)$/, "").replace(/ shot$/, "");
    const title = field?.title ?? "";
    if ("frames" in value) return `${title} ${shortTimecode(Number(value.frames), rate)}`.trim();
    if ("colour" in value) return value.colour.toUpperCase().endsWith("00") ? `${title} automatic` : `${title} ${value.colour.slice(0, 7).toUpperCase()}`;
    if ("integer" in value || "decimal" in value) return field?.unit ? valueWords(value, field, rate) : `${title} ${shortNumber(valueWords(value))}`.trim();
    if ("bool" in value) return `${title}: ${value.bool ? "yes" : "no"}`;
    if ("text" in value) return `“${value.text}”`;
    return `${title} ${valueWords(value, field, rate)}`.trim();
}

/** Of a number longer than anybody remembers, the end: `…50215`. */
function shortNumber(digits: string): string {
    return digits.length > 9 ? `…${digits.slice(-5)}` : digits;
}

/** What a track says at one of its steps. */
export function trackWords(track: VariationTrack, step: number, speech: Speech): string {
    if ("tier" in track) return tierTitles[track.tier[step] ?? "draft"];
    const { node, key, values } = track.field;
    const value = values[step];
    return value === undefined ? "" : stepWords(value, fieldOf(node, key, speech.document, speech.catalogue), speech.rate);
}

/** `Close-up · 85 mm` for fields that vary together. */
export function axisWords(axis: Axis, step: number, speech: Speech): string {
    return axis.map((track) => trackWords(track, step, speech)).join(" · ");
}

/** A colour among an axis's values at a step, to be shown as one. */
export function axisColour(axis: Axis, step: number): string | undefined {
    for (const track of axis) {
        const value = "field" in track ? track.field.values[step] : undefined;
        if (value && "colour" in value && !value.colour.toUpperCase().endsWith("00")) return value.colour.slice(0, 7);
    }
    return undefined;
}

/** A cell with everything that makes it one: `Close-up, 85 mm`. */
export function cellWords(cell: number, axes: readonly Axis[], speech: Speech): string {
    const steps = stepsOf(cell, axes);
    return axes.map((axis, index) => axisWords(axis, steps[index] ?? 0, speech)).join(", ");
}

/** The same with the names of the axes, for who hears it: `Framing Close-up, Focal length 85 mm`. */
export function spokenCell(cell: number, axes: readonly Axis[], speech: Speech): string {
    const steps = stepsOf(cell, axes);
    return axes.flatMap((axis, index) => axis.map((track) => {
        const [title, words] = [trackTitle(track, speech), trackWords(track, steps[index] ?? 0, speech)];
        const isNamed = "field" in track && words.startsWith(fieldOf(track.field.node, track.field.key, speech.document, speech.catalogue)?.title ?? "\n");
        return isNamed ? words : `${title} ${words}`;
    })).join(", ");
}

/** `24 takes, about 1 min 40 s; 3 known already`. */
export function previewWords(quote: Pick<Quote, "renders" | "seconds" | "cached">): string {
    const known = quote.cached === 0 ? "" : `${quote.cached.toLocaleString("en-GB")} known already`;
    if (quote.renders === 0) return known === "" ? "Nothing to render" : `Nothing to render: ${known}`;
    const length = quote.seconds === null ? "never measured here" : `about ${duration(quote.seconds)}`;
    return [`${count(quote.renders, "take")}, ${length}`, known].filter(Boolean).join("; ");
}

/** `2 × 3`. */
export function sizeWords(axes: readonly Axis[]): string {
    return axes.map(axisLength).join(" × ");
}

/** `18 of 24 · 40 s left`, `24 of 24`, `20 of 24 · 3 failed, 1 cancelled`. */
export function sheetWords(run: Pick<Run, "counts" | "total" | "settled">, secondsLeft: number | null | undefined): string {
    const of = (state: string): number => run.counts[state] ?? 0;
    const words = [`${(of("succeeded") + of("cached")).toLocaleString("en-GB")} of ${run.total.toLocaleString("en-GB")}`];
    const lost = [of("failed") > 0 && `${of("failed")} failed`, of("cancelled") > 0 && `${of("cancelled")} cancelled`].filter(Boolean);
    if (!run.settled && secondsLeft != null) words.push(`${duration(secondsLeft)} left`);
    if (lost.length > 0) words.push(lost.join(", "));
    return words.join(" · ");
}

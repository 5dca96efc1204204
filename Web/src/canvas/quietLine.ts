/** The one quiet line under a card: what a film-maker wants to know of it at a glance. */
import type { Catalogue, Kind } from "../film/catalogue";
import { choiceOf, choiceTitle, fieldValue, numberOf, textOf } from "../film/settings";
import { shortTimecode } from "../film/timecode";
import type { Rate } from "../film/values";
import { count } from "../film/words";
import type { Node, Wire } from "../wasm/values";

export interface LineSources {
    readonly catalogue: Catalogue;
    readonly rate: Rate;
    node(id: string): Node | null;
    wiresInto(id: string, port?: string): readonly Wire[];
}

export interface QuietLine {
    readonly words: string;
    /** How long it lasts, as timecode; empty for what does not. */
    readonly length: string;
}

const separator = " · ";

export function quietLine(node: Node, sources: LineSources): QuietLine {
    const kind = sources.catalogue.kind(node.kind);
    switch (node.kind) {
        case "shot": return shotLine(node, kind, sources.rate);
        case "sequence": return sequenceLine(node, sources);
        case "scene": return still([choice(node, kind, "side"), choice(node, kind, "time_of_day")]);
        case "character": return still([text(node, kind, "description") || text(node, kind, "wardrobe")]);
        default: return lasting(node, kind, sources.rate);
    }
}

/** Pictures and sounds from outside. */
function lasting(node: Node, kind: Kind | undefined, rate: Rate): QuietLine {
    const length = numberOf(fieldValue(node.fields, kind, "length"));
    return { words: length === undefined ? "" : (kind?.title ?? ""), length: length === undefined ? "" : shortTimecode(length, rate) };
}

/** How long a shot, or a picture from outside, is by itself. */
export function ownLength(node: Node, kind: Kind | undefined): number | undefined {
    return numberOf(fieldValue(node.fields, kind, "duration") ?? fieldValue(node.fields, kind, "length"));
}

function still(parts: readonly string[]): QuietLine {
    return { words: joined(parts), length: "" };
}

function shotLine(node: Node, kind: Kind | undefined, rate: Rate): QuietLine {
    const lens = numberOf(fieldValue(node.fields, kind, "focal_length"));
    const length = numberOf(fieldValue(node.fields, kind, "duration"));
    const words = [choice(node, kind, "framing"), lens === undefined ? "" : `${lens} mm`, choice(node, kind, "angle")];
    return { words: joined(words), length: length === undefined ? "" : shortTimecode(length, rate) };
}

function sequenceLine(node: Node, sources: LineSources): QuietLine {
    const wires = sources.wiresInto(node.id, "video");
    if (wires.length === 0) return still(["No shots yet"]);
    let frames = 0;
    for (const wire of wires) frames += usedFrames(wire, sources);
    return { words: count(wires.length, "shot"), length: shortTimecode(frames, sources.rate) };
}

/** How much of a shot a cut shows. */
function usedFrames(wire: Wire, sources: LineSources): number {
    const shot = sources.node(wire.source.node);
    if (!shot) return 0;
    const length = ownLength(shot, sources.catalogue.kind(shot.kind)) ?? 0;
    const start = numberOf(wire.fields["in"]) ?? 0;
    const end = numberOf(wire.fields["out"]) ?? 0;
    return Math.max(0, (end > 0 ? Math.min(end, length) : length) - start);
}

/** A choice's title, without what it explains in brackets: a card is narrow. */
function choice(node: Node, kind: Kind | undefined, key: string): string {
    const field = kind?.fields.find(field => field.key === key);
    return choiceTitle(field, choiceOf(fieldValue(node.fields, kind, key))).replace(/\s*\(.*\)$/, "");
}

function text(node: Node, kind: Kind | undefined, key: string): string {
    return (textOf(fieldValue(node.fields, kind, key)) ?? "").split("\n", 1)[0] ?? "";
}

function joined(parts: readonly string[]): string {
    return parts.filter(part => part !== "").join(separator);
}

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

const separator = " · ";

export function quietLine(node: Node, sources: LineSources): string {
    const kind = sources.catalogue.kind(node.kind);
    switch (node.kind) {
        case "shot": return shotLine(node, kind, sources.rate);
        case "sequence": return sequenceLine(node, sources);
        case "scene": return joined([choice(node, kind, "side"), choice(node, kind, "time_of_day")]);
        case "character": return joined([text(node, kind, "description") || text(node, kind, "wardrobe")]);
        default: return "";
    }
}

function shotLine(node: Node, kind: Kind | undefined, rate: Rate): string {
    const lens = numberOf(fieldValue(node.fields, kind, "focal_length"));
    const length = numberOf(fieldValue(node.fields, kind, "duration"));
    return joined([
        choice(node, kind, "framing"), lens === undefined ? "" : `${lens} mm`, choice(node, kind, "angle"),
        length === undefined ? "" : shortTimecode(length, rate),
    ]);
}

function sequenceLine(node: Node, sources: LineSources): string {
    const wires = sources.wiresInto(node.id, "video");
    if (wires.length === 0) return "No shots yet";
    let frames = 0;
    for (const wire of wires) frames += usedFrames(wire, sources);
    return joined([count(wires.length, "shot"), shortTimecode(frames, sources.rate)]);
}

/** How much of a shot a cut shows. */
function usedFrames(wire: Wire, sources: LineSources): number {
    const shot = sources.node(wire.source.node);
    if (!shot) return 0;
    const length = numberOf(fieldValue(shot.fields, sources.catalogue.kind(shot.kind), "duration")) ?? 0;
    const start = numberOf(wire.fields["in"]) ?? 0;
    const end = numberOf(wire.fields["out"]) ?? 0;
    return Math.max(0, (end > 0 ? Math.min(end, length) : length) - start);
}

function choice(node: Node, kind: Kind | undefined, key: string): string {
    const field = kind?.fields.find(field => field.key === key);
    return choiceTitle(field, choiceOf(fieldValue(node.fields, kind, key)));
}

function text(node: Node, kind: Kind | undefined, key: string): string {
    return (textOf(fieldValue(node.fields, kind, key)) ?? "").split("\n", 1)[0] ?? "";
}

function joined(parts: readonly string[]): string {
    return parts.filter(part => part !== "").join(separator);
}

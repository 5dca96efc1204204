/** A film as an outline: its cuts with their shots in order, then everything else under headings. */
import type { Catalogue } from "../film/catalogue";
import type { NodeSummary, Wire } from "../wasm/core";

/** What the outline reads of a document. */
export interface OutlineSource {
    nodes(): readonly NodeSummary[];
    /** In the ports' and wires' order. */
    wiresInto(node: string): readonly Wire[];
}

export interface Heading {
    readonly key: string;
    readonly title: string;
    readonly nodes: readonly string[];
}

export interface Structure {
    /** The cuts, by title. */
    readonly cuts: readonly string[];
    /** Those that hold something, in the order they stand in. */
    readonly headings: readonly Heading[];
    readonly summaries: ReadonlyMap<string, NodeSummary>;
    inputs(node: string): readonly Wire[];
    /** The name of a card: its title, or its kind's. */
    name(node: string): string;
}

/** Headings in their order; kinds that none names stand under "Other". */
const headings: readonly { key: string; title: string; kinds: readonly string[] }[] = [
    { key: "shots", title: "Shots in no cut", kinds: ["shot"] },
    { key: "scenes", title: "Scenes", kinds: ["scene"] },
    { key: "characters", title: "Characters", kinds: ["character"] },
    { key: "clips", title: "Clips", kinds: ["image", "video", "audio"] },
    { key: "groups", title: "Frames and subgraphs", kinds: ["frame", "subgraph"] },
    { key: "other", title: "Other", kinds: [] },
    { key: "notes", title: "Notes", kinds: ["note"] },
    { key: "loose", title: "Wired to nothing", kinds: [] },
];

const headingOfKind = new Map(headings.flatMap(({ key, kinds }) => kinds.map((kind) => [kind, key] as const)));

export function structureOf(source: OutlineSource, catalogue: Catalogue): Structure {
    const summaries = new Map(source.nodes().map((node) => [node.id, node]));
    const name = (node: string): string => {
        const summary = summaries.get(node);
        return summary ? summary.title || (catalogue.kind(summary.kind)?.title ?? summary.kind) : "a card that is gone";
    };
    // Kinds without inputs are never asked what enters them: of most cards nothing is read that is not needed.
    const takesWires = new Map(catalogue.kinds.map((kind) =>
        [kind.key, kind.ports.some((port) => port.direction === "input")] as const));
    const hasPorts = (kind: string): boolean => (catalogue.kind(kind)?.ports.length ?? 0) > 0;
    const inputs = (node: string): readonly Wire[] =>
        takesWires.get(summaries.get(node)?.kind ?? "") ?? true ? source.wiresInto(node) : [];

    const cuts: string[] = [];
    const wired = new Set<string>();
    const inCut = new Set<string>();
    for (const { id, kind } of summaries.values()) {
        if (kind === "sequence") cuts.push(id);
        for (const wire of inputs(id)) {
            wired.add(id).add(wire.source.node);
            if (kind === "sequence") inCut.add(wire.source.node);
        }
    }
    const found = new Map<string, string[]>(headings.map(({ key }) => [key, []]));
    for (const { id, kind } of summaries.values()) {
        if (kind === "sequence" || (kind === "shot" && inCut.has(id))) continue;
        const key = hasPorts(kind) && !wired.has(id) ? "loose" : headingOfKind.get(kind) ?? "other";
        found.get(key)?.push(id);
    }
    return {
        cuts: inReadingOrder(cuts, name), summaries, inputs, name,
        headings: headings.map(({ key, title }) => ({ key, title, nodes: inReadingOrder(found.get(key) ?? [], name) }))
            .filter(({ nodes }) => nodes.length > 0),
    };
}

/** By name, as a person counts: 2A stands before 10A. */
function inReadingOrder(nodes: readonly string[], name: (node: string) => string): readonly string[] {
    const keyed = nodes.map((node) => ({ node, key: sortKey(name(node)) }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.node < b.node ? -1 : 1));
    return keyed.map(({ node }) => node);
}

/** What sorts as a person counts. */
export function sortKey(title: string): string {
    return title.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(9, "0"));
}

/** The first cut, or the heading, that a card stands in. */
export function placeIn(structure: Structure, node: string): { is: "cut" | "heading"; key: string } | undefined {
    const cut = structure.cuts.find((each) => structure.inputs(each).some((wire) => wire.source.node === node));
    if (cut !== undefined) return { is: "cut", key: cut };
    const heading = structure.headings.find(({ nodes }) => nodes.includes(node));
    return heading && { is: "heading", key: heading.key };
}

/** The card that a wire enters. */
export function targetOf({ summaries, inputs }: Structure, wire: string): string | undefined {
    return [...summaries.keys()].find((node) => inputs(node).some((input) => input.id === wire));
}

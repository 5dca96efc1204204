/** The outline as lines of a list: what is open, what fits the filter, and where each line stands. */
import type { Wire } from "../wasm/core";
import type { Structure } from "./structure";

export interface Row {
    /** The same for as long as it stands there. */
    readonly key: string;
    /** A heading; a card; or, under the card that it enters, an input. */
    readonly is: "heading" | "card" | "input";
    /** The card that it stands for; none for a heading. */
    readonly node: string | undefined;
    /** The wire that brings it to its place: of an input, and of a card in a cut. */
    readonly wire: Wire | undefined;
    readonly kind: string;
    readonly title: string;
    /** From 1. */
    readonly level: number;
    /** Its place among its siblings, from 1, and how many they are. */
    readonly place: number;
    readonly of: number;
    /** Undefined when nothing is under it. */
    readonly isOpen: boolean | undefined;
    /** The index of the row that it is under, or −1. */
    readonly parent: number;
    /** How many rows are under a heading or a cut, open or not. */
    readonly holds: number;
}

export interface Rows {
    readonly all: readonly Row[];
    /** Where each begins, in pixels, and behind the last its end. */
    readonly tops: Float64Array;
    /** By key. */
    readonly index: ReadonlyMap<string, number>;
    /** How many cards fit the filter, each counted once. */
    readonly found: number;
}

export interface RowsWish {
    /** Rows that are the other way than they are at first: cuts and headings open, the rest closed. */
    readonly flips: ReadonlySet<string>;
    readonly filter: string;
    /** Pixels. */
    readonly heights: { readonly line: number; readonly card: number; readonly picture: number };
}

export const headingKey = (heading: string): string => `h:${heading}`;
export const cardKey = (node: string): string => `n:${node}`;

const withPicture: ReadonlySet<string> = new Set(["shot", "sequence", "image", "video"]);

export function rowsOf(structure: Structure, wish: RowsWish): Rows {
    const listing = new Listing(structure, wish);
    const groups = [
        ...structure.cuts.map((cut) => () => listing.cut(cut)),
        ...structure.headings.map((heading) => () => listing.heading(heading.key, heading.title, heading.nodes)),
    ];
    return listing.rows(groups);
}

/** Writes the rows one after the other. */
class Listing {
    private readonly all: Draft[] = [];
    private readonly fitting = new Set<string>();
    private readonly words: string;

    constructor(private readonly structure: Structure, private readonly wish: RowsWish) {
        this.words = wish.filter.trim().toLowerCase();
    }

    rows(groups: readonly (() => void)[]): Rows {
        for (const group of groups) group();
        number(this.all);
        const tops = new Float64Array(this.all.length + 1);
        const index = new Map<string, number>();
        this.all.forEach((row, at) => {
            tops[at + 1] = (tops[at] ?? 0) + heightOf(row, this.wish.heights);
            index.set(row.key, at);
        });
        return { all: this.all, tops, index, found: this.fitting.size };
    }

    cut(node: string): void {
        const wires = this.structure.inputs(node);
        const shown = wires.filter((wire) => this.fits(wire.source.node));
        if (!this.fits(node) && shown.length === 0) return;
        const key = cardKey(node);
        const isOpen = shown.length > 0 ? this.isOpen(key, true) : undefined;
        const at = this.card({ key, node, wire: undefined, level: 1, parent: -1, isOpen, holds: shown.length });
        if (this.all[at]?.isOpen) for (const wire of shown) this.withInputs(`${key}/${wire.id}`, wire.source.node, wire, at);
    }

    heading(name: string, title: string, nodes: readonly string[]): void {
        const shown = nodes.filter((node) => this.fits(node));
        if (shown.length === 0) return;
        const key = headingKey(name);
        const isOpen = this.isOpen(key, true);
        const at = this.all.push({
            key, is: "heading", node: undefined, wire: undefined, kind: "", title, level: 1, place: 0, of: 0, isOpen, parent: -1,
            holds: shown.length,
        }) - 1;
        if (isOpen) for (const node of shown) this.withInputs(cardKey(node), node, undefined, at);
    }

    private withInputs(key: string, node: string, wire: Wire | undefined, parent: number): void {
        const wires = this.structure.inputs(node);
        const isOpen = wires.length > 0 ? this.isOpen(key, false) : undefined;
        const at = this.card({ key, node, wire, level: 2, parent, isOpen, holds: wires.length });
        if (isOpen !== true) return;
        for (const input of wires) {
            const { name, summaries } = this.structure;
            const source = input.source.node;
            this.all.push({
                key: `${key}/${input.id}`, is: "input", node: source, wire: input, kind: summaries.get(source)?.kind ?? "",
                title: name(source), level: 3, place: 0, of: 0, isOpen: undefined, parent: at, holds: 0,
            });
        }
    }

    private card(row: Omit<Row, "is" | "kind" | "title" | "place" | "of"> & { node: string }): number {
        const { name, summaries } = this.structure;
        return this.all.push({
            ...row, is: "card", kind: summaries.get(row.node)?.kind ?? "", title: name(row.node), place: 0, of: 0,
        }) - 1;
    }

    private isOpen(key: string, atFirst: boolean): boolean {
        return this.wish.flips.has(key) !== atFirst;
    }

    private fits(node: string): boolean {
        if (this.words !== "" && !this.structure.name(node).toLowerCase().includes(this.words)) return false;
        this.fitting.add(node);
        return true;
    }
}

type Draft = { -readonly [Member in keyof Row]: Row[Member] };

/** Gives each row its place among its siblings. */
function number(rows: Draft[]): void {
    const counts = new Map<number, number>();
    for (const row of rows) {
        row.place = (counts.get(row.parent) ?? 0) + 1;
        counts.set(row.parent, row.place);
    }
    for (const row of rows) row.of = counts.get(row.parent) ?? 0;
}

function heightOf(row: Row, heights: RowsWish["heights"]): number {
    if (row.is !== "card") return heights.line;
    return withPicture.has(row.kind) ? heights.picture : heights.card;
}

/** Whether a row shows a picture. */
export function hasPicture(row: Row): boolean {
    return row.is === "card" && withPicture.has(row.kind);
}

/** The rows between two heights: the first, and the one after the last. */
export function between({ all, tops }: Rows, top: number, bottom: number): { from: number; to: number } {
    const from = Math.max(0, firstAfter(tops, top) - 1);
    return { from: Math.min(from, all.length), to: Math.min(all.length, firstAfter(tops, bottom)) };
}

/** The first index whose top lies beyond a height. */
function firstAfter(tops: Float64Array, height: number): number {
    let low = 0;
    let high = tops.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((tops[middle] ?? 0) > height) high = middle;
        else low = middle + 1;
    }
    return low;
}

/** The row where a card is at home: in its first cut, or under its heading; −1 when it is not shown. */
export function homeOf({ all }: Rows, node: string): number {
    return all.findIndex((row) => row.is === "card" && row.node === node);
}

/** The outline of one open film, kept while other tabs are looked at: what is open, where the keyboard is, what is shown. */
import type { Catalogue } from "../film/catalogue";
import { Store } from "../ui/store";
import type { NodeSummary, Touched } from "../wasm/core";
import { Row, Rows, RowsWish, cardKey, headingKey, homeOf, rowsOf } from "./rows";
import { OutlineSource, Structure, placeIn, structureOf, targetOf } from "./structure";

/** What the outline needs of the film. */
export interface DeskSources {
    readonly document: OutlineSource & { subscribe(listener: (touched: Touched) => void): () => void };
    readonly catalogue: Catalogue;
    readonly selection: {
        get(): { readonly nodes: ReadonlySet<string>; readonly wires: ReadonlySet<string> };
        choose(nodes: Iterable<string>, wires?: Iterable<string>): void;
        subscribe(listener: () => void): () => void;
    };
    readonly heights: RowsWish["heights"];
    /** Brings a card into sight elsewhere. */
    show(node: string): void;
}

/** Where the keyboard is. The number grows when it has to be brought into sight. */
export interface Active {
    readonly key: string | undefined;
    readonly shown: number;
}

export class OutlineDesk {
    readonly filter = new Store("");
    readonly rows: Store<Rows>;
    readonly active = new Store<Active>({ key: undefined, shown: 0 });
    /** The row whose title is being typed. */
    readonly renaming = new Store<string | undefined>(undefined);
    /** Grows when the keyboard is wanted in the tree. */
    readonly wantsFocus = new Store(0);
    /** What has just been done, for who hears the page. */
    readonly said = new Store("");
    /** How far it is scrolled, in pixels. */
    top = 0;
    /** The last wish for the keyboard that was granted. */
    granted = 0;
    private structure: Structure;
    private flips: ReadonlySet<string> = new Set();
    private summaries: readonly NodeSummary[];
    private isStale = false;
    private isChoosing = false;
    /** Where the active row stood, for the one that comes into its place when it goes. */
    private last: Pick<Row, "is" | "node" | "level"> & { at: number } = { at: 0, is: "heading", node: undefined, level: 1 };

    constructor(private readonly sources: DeskSources) {
        const { document, catalogue } = sources;
        this.summaries = document.nodes();
        this.structure = structureOf(document, catalogue);
        this.rows = new Store(this.listed());
        document.subscribe((touched) => {
            this.isStale ||= touched.everything || touched.wires.size > 0;
            // The list of names is another object when one of them changed, or when there are others.
            this.isStale ||= document.nodes() !== this.summaries;
        });
        this.filter.subscribe(() => this.list());
        sources.selection.subscribe(() => this.selected());
        this.selected();
    }

    /** Reads the film again if it has changed; called once a frame, and before anything is found in it. */
    current(): Rows {
        if (this.isStale) {
            this.isStale = false;
            this.summaries = this.sources.document.nodes();
            this.structure = structureOf(this.sources.document, this.sources.catalogue);
            this.list();
        }
        return this.rows.get();
    }

    /** The rows' film, as it was read last. */
    get film(): Structure {
        this.current();
        return this.structure;
    }

    row(key = this.active.get().key): Row | undefined {
        const rows = this.current();
        const at = key === undefined ? undefined : rows.index.get(key);
        return at === undefined ? undefined : rows.all[at];
    }

    /** The index of the active row; −1 without one. */
    get at(): number {
        const { key } = this.active.get();
        return key === undefined ? -1 : this.current().index.get(key) ?? -1;
    }

    /** Goes to a row, and selects what it stands for. */
    go(at: number, how: "alone" | "with" | "only go" = "alone"): void {
        const row = this.current().all[at];
        if (!row) return;
        this.activate(row.key);
        if (how === "only go") return;
        this.choose(row, how === "with");
        if (row.node !== undefined) this.sources.show(row.node);
    }

    /** Selects what a row stands for: an input is its wire. */
    choose(row: Row, isAdded: boolean): void {
        const { nodes, wires } = this.sources.selection.get();
        const input = row.is === "input" ? row.wire?.id : undefined;
        const node = row.is === "card" ? row.node : undefined;
        this.choosing(() => this.sources.selection.choose(
            [...(isAdded ? nodes : []), ...(node === undefined ? [] : [node])],
            [...(isAdded ? wires : []), ...(input === undefined ? [] : [input])]));
    }

    /** Selects everything between the row that a click or a key last went to and this one. */
    goThrough(at: number): void {
        const { all } = this.current();
        const from = this.at < 0 ? at : this.at;
        const rows = all.slice(Math.min(from, at), Math.max(from, at) + 1);
        const key = all[at]?.key;
        this.choosing(() => this.sources.selection.choose(
            rows.flatMap(({ is, node }) => (is === "card" && node !== undefined ? [node] : []))));
        if (key !== undefined) this.active.update(({ shown }) => ({ key, shown: shown + 1 }));
    }

    /** Selects a row as well, or no more. */
    toggle(at: number): void {
        const row = this.current().all[at];
        if (!row) return;
        this.activate(row.key);
        const { nodes, wires } = this.sources.selection.get();
        if (!this.isChosen(row)) this.choose(row, true);
        else {
            this.choosing(() => this.sources.selection.choose(
                [...nodes].filter((node) => row.is !== "card" || node !== row.node), [...wires].filter((wire) => wire !== row.wire?.id)));
        }
    }

    isChosen(row: Row): boolean {
        const { nodes, wires } = this.sources.selection.get();
        if (row.is === "card") return row.node !== undefined && nodes.has(row.node);
        return row.is === "input" && row.wire !== undefined && wires.has(row.wire.id);
    }

    /** Opens or closes a row; answers whether it was the other way. */
    open(row: Row, isOpen: boolean): boolean {
        if (row.isOpen === undefined || row.isOpen === isOpen) return false;
        this.flip(row.key);
        return true;
    }

    focus(): void {
        this.wantsFocus.update((number) => number + 1);
    }

    /** Somebody selected elsewhere: the row of it comes into sight. */
    private selected(): void {
        if (this.isChoosing) return;
        const { nodes, wires } = this.sources.selection.get();
        const [node] = nodes;
        const [wire] = wires;
        const at = node !== undefined ? this.uncovered(node) : wire !== undefined ? this.uncoveredWire(wire) : -1;
        const row = this.current().all[at];
        if (row && !(this.row() && this.isChosen(this.row() as Row))) this.activate(row.key);
    }

    /** The row of a card; what it is under is opened. */
    uncovered(node: string): number {
        const at = homeOf(this.current(), node);
        if (at >= 0) return at;
        const above = placeIn(this.structure, node);
        const under = this.row(above && (above.is === "cut" ? cardKey(above.key) : headingKey(above.key)));
        return under && this.open(under, true) ? homeOf(this.current(), node) : -1;
    }

    private uncoveredWire(wire: string): number {
        const find = (): number => this.current().all.findIndex((row) => row.wire?.id === wire);
        if (find() >= 0) return find();
        const target = targetOf(this.structure, wire);
        const at = target === undefined ? -1 : this.uncovered(target);
        const card = this.current().all[at];
        return card && this.open(card, true) ? find() : at;
    }

    activate(key: string): void {
        this.active.update(({ shown }) => ({ key, shown: shown + 1 }));
        this.remember(this.current().index.get(key) ?? 0);
    }

    private choosing(choose: () => void): void {
        this.isChoosing = true;
        try {
            choose();
        } finally {
            this.isChoosing = false;
        }
    }

    private flip(key: string): void {
        const flips = new Set(this.flips);
        if (!flips.delete(key)) flips.add(key);
        this.flips = flips;
        this.list();
    }

    private listed(): Rows {
        return rowsOf(this.structure, { flips: this.flips, filter: this.filter.get(), heights: this.sources.heights });
    }

    private list(): void {
        this.current();
        const rows = this.listed();
        this.rows.set(rows);
        const { key, shown } = this.active.get();
        if (key === undefined) return;
        const same = rows.index.get(key);
        if (same !== undefined) {
            this.remember(same);
            return;
        }
        // The card may stand elsewhere now; else the row that came into its place is the next to be meant.
        const { is, node } = this.last;
        const home = is !== "card" || node === undefined ? -1 : homeOf(rows, node);
        const there = Math.min(this.last.at, rows.all.length - 1);
        const isAmongSiblings = (rows.all[there]?.level ?? 0) >= this.last.level;
        const at = home >= 0 ? home : isAmongSiblings ? there : there - 1;
        this.active.set({ key: rows.all[at]?.key, shown });
        this.remember(at);
    }

    private remember(at: number): void {
        const row = this.rows.get().all[at];
        if (row) this.last = { at, is: row.is, node: row.node, level: row.level };
    }
}

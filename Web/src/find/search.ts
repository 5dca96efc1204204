/** A search of the canvas that goes on: what was typed, what was found, and where in it one is. Slow films are looked through in slices. */
import type { Studio } from "../studio/studio";
import { Store } from "../ui/store";
import type { Node, NodeId } from "../wasm/core";
import { finderOf } from "../problems/bring";
import { matches, MatchSources } from "./matching";
import { readQuery } from "./query";

export interface Found {
    readonly query: string;
    /** As one reads the canvas. */
    readonly nodes: readonly NodeId[];
    /** Which of them is meant now. */
    readonly at: number;
    /** Some cards have not been looked at yet. */
    readonly isLooking: boolean;
}

/** Milliseconds of a slice. */
const slice = 6;
const nothing: Found = { query: "", nodes: [], at: 0, isLooking: false };

export class Search {
    readonly found = new Store<Found>(nothing);
    private turn = 0;
    private readonly ends: (() => void)[];

    constructor(private readonly studio: Studio) {
        const again = (): void => {
            if (this.found.get().query !== "") this.look(this.found.get().query, true);
        };
        this.ends = [studio.session.changes.add(({ document, nodes }) => { if (document || nodes) again(); })];
    }

    type(query: string): void {
        this.look(query, false);
    }

    /** Selects the one that is meant; when it is selected already, the next. */
    step(by: 1 | -1): void {
        const { nodes, at } = this.found.get();
        if (nodes.length === 0) return;
        const { selection, canvas } = this.studio;
        const current = nodes[at];
        const isThere = current !== undefined && selection.get().nodes.has(current) && selection.get().nodes.size === 1;
        const next = isThere ? (at + by + nodes.length) % nodes.length : at;
        const node = nodes[next];
        if (node === undefined) return;
        this.found.update((found) => ({ ...found, at: next }));
        selection.choose([node]);
        canvas?.show(node);
    }

    selectAll(): void {
        this.studio.selection.choose([...this.found.get().nodes]);
    }

    close(): void {
        this.turn += 1;
        for (const end of this.ends) end();
        this.studio.found.set(undefined);
        this.studio.canvas?.stage.redraw();
    }

    private look(query: string, isAgain: boolean): void {
        const turn = (this.turn += 1);
        const terms = readQuery(query);
        const { document: film } = this.studio;
        const before = this.found.get();
        const current = isAgain ? before.nodes[before.at] : undefined;
        if (terms.length === 0) {
            this.tell({ ...nothing, query }, undefined);
            return;
        }
        const rest = film.nodes()[Symbol.iterator]();
        const found: Node[] = [];
        const sources = this.sources();
        const work = (): void => {
            if (turn !== this.turn) return;
            const until = performance.now() + slice;
            for (;;) {
                const { value, done } = rest.next();
                if (done) break;
                const node = film.node(value.id);
                if (node && matches(node, terms, sources)) found.push(node);
                if (performance.now() < until) continue;
                if (!isAgain) this.found.set({ query, nodes: found.map(({ id }) => id), at: 0, isLooking: true });
                setTimeout(work);
                return;
            }
            found.sort((a, b) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1));
            const nodes = found.map(({ id }) => id);
            const at = Math.max(0, current === undefined ? 0 : nodes.indexOf(current));
            this.tell({ query, nodes, at, isLooking: false }, isAgain ? undefined : nodes[0]);
        };
        work();
    }

    /** Everything else grows faint; the first one is brought into view while one types. */
    private tell(found: Found, show: NodeId | undefined): void {
        const { studio } = this;
        this.found.set(found);
        const slots = readQuery(found.query).length === 0 ? undefined : found.nodes.map((node) => studio.document.slotOf(node));
        const before = studio.found.get();
        const isSame = slots && before?.size === slots.length && slots.every((slot) => before.has(slot));
        if (!isSame) studio.found.set(slots && new Set(slots));
        studio.canvas?.stage.redraw();
        if (show !== undefined) studio.canvas?.show(show);
    }

    private sources(): MatchSources {
        const { catalogue, document: film, session, selection } = this.studio;
        const wrong = new Set(finderOf(this.studio).problems.get().filter(({ severity }) => severity !== "note").map(({ node }) => node));
        const state = (node: Node): string => session.states.nodes.get(node.id)?.state ?? "";
        const tests: Readonly<Record<string, (node: Node) => boolean>> = {
            stale: ({ id }) => film.isStale(id), failed: (node) => state(node) === "failed", running: (node) => state(node) === "leased",
            waiting: (node) => ["waiting", "ready", "held"].includes(state(node)), blocked: (node) => state(node) === "blocked",
            done: ({ id }) => session.shownTake(id) !== undefined && !film.isStale(id),
            new: ({ id, kind }) => ["shot", "sequence"].includes(kind) && session.shownTake(id) === undefined,
            locked: ({ locked }) => locked, muted: ({ muted }) => muted, bypassed: ({ bypassed }) => bypassed,
            selected: ({ id }) => selection.get().nodes.has(id), wrong: ({ id }) => wrong.has(id),
            unused: ({ id, kind }) => ["shot", "character", "scene"].includes(kind) && film.wiresFrom(id).length === 0,
            approved: ({ id }) => session.shownTake(id)?.verdict === "approved", starred: ({ id }) => session.shownTake(id)?.starred === true,
        };
        return {
            catalogue,
            isIn: (node, word) => {
                // Half a word means every state that begins so.
                const meant = Object.keys(tests).filter((key) => key.startsWith(word));
                return meant.some((key) => tests[key]?.(node) ?? false);
            },
        };
    }
}

/** Has the film's problems found while it is open. */
import { deskOf } from "../assets/context";
import { assetIn } from "../assets/references";
import type { Studio } from "../studio/studio";
import { ProblemFinder, Slicing } from "./finder";

/** Milliseconds of a slice: with the rest of a frame it stays well within one. */
const slice = 4;
/** What waits is looked at after so long at the latest. */
const patience = 500;

const finders = new WeakMap<Studio, ProblemFinder>();

/** The finder of a film that is open. */
export function finderOf(studio: Studio): ProblemFinder {
    let finder = finders.get(studio);
    if (!finder) finders.set(studio, (finder = new ProblemFinder(contextOf(studio), idle())));
    return finder;
}

/** Answers what ends it. */
export function bringProblems(studio: Studio): () => void {
    const finder = finderOf(studio);
    const { cache } = deskOf(studio);
    const stale = new Stale(studio, (nodes) => finder.look(nodes));
    const count = (): void => studio.problems.set(finder.counts.get());
    const isOffered = (node: string): boolean => {
        const found = studio.document.node(node);
        return !found || ["sequence", "scene", "character"].includes(found.kind);
    };
    const ends = [
        finder.counts.subscribe(count),
        studio.film.subscribe(() => finder.lookAtAll()),
        studio.session.changes.add(({ document, nodes }) => {
            if (nodes === "all") finder.lookAtAll();
            else if (nodes) finder.look(nodes);
            // What a card could be wired to, or put into, is another with each card that comes or goes.
            if (document && nodes && nodes !== "all" && [...nodes].some(isOffered)) finder.lookAtKept();
            if (document || nodes) stale.look();
        }),
        cache.changed.add((assets) => finder.look(studio.document.nodes().filter(({ id }) =>
            assets.has(assetIn(studio.document.node(id)?.fields ?? {}) ?? "")).map(({ id }) => id))),
    ];
    finder.lookAtAll();
    return () => {
        for (const end of ends) end();
        stale.isOver = true;
        finder.close();
        studio.problems.set(undefined);
    };
}

function contextOf(studio: Studio): ConstructorParameters<typeof ProblemFinder>[0] {
    const { document, catalogue, session, film } = studio;
    const kinds = new Kinds(studio);
    return {
        document, catalogue,
        get film() { return film.get(); },
        state: (node) => session.states.nodes.get(node),
        isStale: (node) => document.isStale(node),
        hasTake: (node) => session.shownTake(node) !== undefined,
        isMissing: (asset) => {
            const { cache } = deskOf(studio);
            // Asking is what makes it known.
            return cache.get(asset) === undefined && cache.isMissing(asset);
        },
        ofKind: (kind) => kinds.of(kind),
    };
}

/** Which nodes are of a kind, gathered once for a list of nodes. */
class Kinds {
    private list: unknown;
    private readonly found = new Map<string, string[]>();

    constructor(private readonly studio: Studio) {}

    of(kind: string): readonly string[] {
        const list = this.studio.document.nodes();
        if (list !== this.list) {
            this.list = list;
            this.found.clear();
            for (const node of list) {
                const same = this.found.get(node.kind);
                if (same) same.push(node.id);
                else this.found.set(node.kind, [node.id]);
            }
        }
        return this.found.get(kind) ?? [];
    }
}

/** Which cards have become stale, or no longer are; an edit far off may be why. Asked once in an idle moment. */
class Stale {
    private before = new Set<string>();
    private isAwaited = false;

    constructor(private readonly studio: Studio, private readonly tell: (nodes: readonly string[]) => void) {}

    look(): void {
        if (this.isAwaited) return;
        this.isAwaited = true;
        whenIdle(() => {
            this.isAwaited = false;
            if (!this.isOver) this.compare();
        });
    }

    isOver = false;

    private compare(): void {
        const now = new Set(this.studio.document.staleNodes());
        const others = [...now].filter((node) => !this.before.has(node)).concat([...this.before].filter((node) => !now.has(node)));
        this.before = now;
        this.tell(others);
    }
}

function whenIdle(work: () => void): void {
    if ("requestIdleCallback" in window) window.requestIdleCallback(work, { timeout: patience });
    else setTimeout(work, 16);
}

function idle(): Slicing {
    let until = 0;
    return {
        later: (work) => whenIdle(() => {
            until = performance.now() + slice;
            work();
        }),
        isOver: () => performance.now() >= until,
    };
}

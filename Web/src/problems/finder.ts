/**
 * Everything that is wrong in the film, kept by card: what an edit touches is looked at again, in slices so short that no
 * frame waits for them. Without clock or browser.
 */
import { Store } from "../ui/store";
import { problemsOf } from "./checks";
import type { ProblemContext } from "./context";
import { Problem, severities, Severity } from "./problem";

export interface Slicing {
    /** Calls back when there is time. */
    later(work: () => void): void;
    /** Whether the slice is used up. */
    isOver(): boolean;
}

export type Counts = Readonly<Record<Severity, number>>;

const nothing: Counts = { error: 0, warning: 0, note: 0 };

export class ProblemFinder {
    /** Those that are there, the gravest first and by card within. */
    readonly problems = new Store<readonly Problem[]>([]);
    readonly counts = new Store<Counts>(nothing);
    /** Cards that wait to be looked at. */
    readonly waiting = new Set<string>();
    private readonly kept = new Map<string, readonly Problem[]>();
    private isAwaited = false;
    private isClosed = false;

    constructor(private readonly context: ProblemContext, private readonly slicing: Slicing) {}

    /** These cards, and those that are judged by them, may be better or worse. */
    look(nodes: Iterable<string>): void {
        for (const node of nodes) {
            this.waiting.add(node);
            for (const near of this.judged(node)) this.waiting.add(near);
        }
        if (this.waiting.size > 0) this.await();
    }

    lookAtAll(): void {
        this.isClosed = false;
        const nodes = this.context.document.nodes().map(({ id }) => id);
        const there = new Set(nodes);
        for (const node of this.kept.keys()) if (!there.has(node)) this.waiting.add(node);
        for (const node of nodes) this.waiting.add(node);
        this.await();
    }

    /** Those that have something wrong: what would mend it may be another. */
    lookAtKept(): void {
        for (const node of this.kept.keys()) this.waiting.add(node);
        if (this.waiting.size > 0) this.await();
    }

    /** The film is closed: what waits is not looked at any more. */
    close(): void {
        this.isClosed = true;
    }

    private await(): void {
        if (this.isAwaited) return;
        this.isAwaited = true;
        this.slicing.later(() => {
            this.isAwaited = false;
            if (!this.isClosed) this.slice();
        });
    }

    /** What is wrong with a shot depends on its cast and scene, and with a cut on its shots. */
    private judged(node: string): readonly string[] {
        if (!this.context.document.node(node)) return [];
        return this.context.document.wiresFrom(node).map((wire) => wire.target.node);
    }

    private slice(): void {
        let isOther = false;
        for (const node of this.waiting) {
            this.waiting.delete(node);
            const found = problemsOf(node, this.context);
            isOther ||= keys(found) !== keys(this.kept.get(node) ?? []);
            if (found.length > 0) this.kept.set(node, found);
            else this.kept.delete(node);
            if (this.slicing.isOver()) break;
        }
        if (this.waiting.size > 0) this.await();
        if (isOther || this.waiting.size === 0) this.tell();
    }

    private tell(): void {
        const all = [...this.kept.values()].flat();
        const order = new Map(severities.map((severity, index) => [severity, index]));
        all.sort((a, b) => (order.get(a.severity) ?? 0) - (order.get(b.severity) ?? 0) || (a.key < b.key ? -1 : 1));
        const before = this.problems.get();
        if (before.length === all.length && before.every((problem, index) => same(problem, all[index]))) return;
        this.problems.set(all);
        const counts = { ...nothing };
        for (const { severity } of all) counts[severity] += 1;
        this.counts.set(counts);
    }
}

function keys(problems: readonly Problem[]): string {
    return problems.map(({ key, sentence, fix }) => `${key}${sentence}${fix?.title ?? ""}`).join("\n");
}

function same(a: Problem, b: Problem | undefined): boolean {
    return a === b || (b !== undefined && a.key === b.key && a.sentence === b.sentence && a.fix?.title === b.fix?.title);
}

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

/** What is wrong with a card, and where it stands: as one reads the canvas, so are problems listed. */
interface Judged {
    readonly problems: readonly Problem[];
    readonly x: number;
    readonly y: number;
}

export type Counts = Readonly<Record<Severity, number>>;

const nothing: Counts = { error: 0, warning: 0, note: 0 };

export class ProblemFinder {
    /** Those that are there, the gravest first, and as one reads the canvas within. */
    readonly problems = new Store<readonly Problem[]>([]);
    readonly counts = new Store<Counts>(nothing);
    /** Cards that wait to be looked at. */
    readonly waiting = new Set<string>();
    private readonly kept = new Map<string, Judged>();
    /** Slices since the last one that found nothing waiting. */
    private slices = 0;
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
            isOther = this.judge(node) || isOther;
            if (this.slicing.isOver()) break;
        }
        this.slices += 1;
        // Putting many in order takes its time as well: of a long search news come ever more seldom.
        const isTold = this.waiting.size === 0 || (this.slices & (this.slices - 1)) === 0;
        if (this.waiting.size > 0) this.await();
        else this.slices = 0;
        if (isTold && (isOther || this.waiting.size === 0)) this.tell();
    }

    private judge(id: string): boolean {
        const problems = problemsOf(id, this.context);
        const node = this.context.document.node(id);
        const before = this.kept.get(id);
        if (problems.length > 0 && node) this.kept.set(id, { problems, x: node.x, y: node.y });
        else this.kept.delete(id);
        return keys(problems) !== keys(before?.problems ?? []);
    }

    private tell(): void {
        const order = new Map(severities.map((severity, index) => [severity, index]));
        const all = [...this.kept.values()].sort((a, b) => a.x - b.x || a.y - b.y).flatMap(({ problems }) => problems)
            .map((problem, index) => ({ problem, rank: order.get(problem.severity) ?? 0, index }))
            .sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ problem }) => problem);
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

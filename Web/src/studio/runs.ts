/** Runs: what one would cost, starting one, and cancelling or retrying. */
import { Problem, Quote, Targets, Tier, api } from "../api/client";
import { count, duration } from "../film/words";
import { isUnderWay } from "../live/states";
import type { ProjectSession } from "../live/project";
import { Store } from "../ui/store";
import type { Tell } from "./studio";

export type Quoting =
    | { is: "asking" }
    | { is: "quoted"; quote: Quote }
    | { is: "impossible"; sentence: string };

const quietFor = 350;

export class Runs {
    /** What pressing Run would take now. */
    readonly quoting = new Store<Quoting>({ is: "asking" });
    /** A run is being submitted. */
    readonly isStarting = new Store(false);
    private timer = 0;
    private asking: AbortController | undefined;

    constructor(
        private readonly session: ProjectSession, private readonly tier: () => Tier,
        private readonly targets: () => Targets, private readonly tell: Tell,
    ) {}

    /** Asks for a new quote once nothing has changed for a moment. */
    requote = (): void => {
        window.clearTimeout(this.timer);
        this.timer = window.setTimeout(() => void this.ask(), quietFor);
    };

    close(): void {
        window.clearTimeout(this.timer);
        this.asking?.abort();
    }

    private async ask(): Promise<void> {
        this.asking?.abort();
        this.asking = new AbortController();
        // An edit that is on its way is part of the quote: its answer asks again.
        const { signal } = this.asking;
        try {
            const quote = await api.plan(this.session.id, this.targets(), this.tier(), false, signal);
            this.quoting.set({ is: "quoted", quote });
        } catch (error) {
            if (signal.aborted) return;
            this.quoting.set({ is: "impossible", sentence: sentenceOf(error) });
        }
    }

    async run(targets: Targets, force = false): Promise<void> {
        if (this.isStarting.get()) return;
        this.isStarting.set(true);
        try {
            await this.session.settled();
            const run = await api.run(this.session.id, targets, this.tier(), force);
            if (run.total === 0) this.tell("Nothing to render: every take is up to date.");
        } catch (error) {
            this.tell(sentenceOf(error), "danger");
        } finally {
            this.isStarting.set(false);
        }
    }

    async retry(run: string): Promise<void> {
        await this.attempt(() => api.retryRun(run), (number) =>
            number === 0 ? "Nothing of that run has failed." : `${count(number, this.noun(run))} back in the queue.`);
    }

    async cancelRun(run: string): Promise<void> {
        await this.attempt(() => api.cancelRun(run), (number) =>
            number === 0 ? "That run has ended already." : `${count(number, this.noun(run))} cancelled.`);
    }

    /** What a run makes. */
    private noun(run: string): string {
        return this.session.states.runs.get(run)?.varies == null ? "shot" : "variation";
    }

    async cancelJob(job: string): Promise<void> {
        await this.attempt(() => api.cancelJob(job), (number) => (number === 0 ? "It has ended already." : undefined));
    }

    /** Cancels whatever of the project is under way. */
    async cancelAll(): Promise<void> {
        const runs = new Set<string>();
        for (const state of this.session.states.nodes.values()) {
            if (isUnderWay(state.state) && state.run) runs.add(state.run);
        }
        for (const run of this.session.states.runs.values()) if (run.varies !== null && !run.settled) runs.add(run.id);
        for (const run of runs) await this.cancelRun(run);
    }

    private async attempt(
        make: () => Promise<{ count: number }>, words: (count: number) => string | undefined,
    ): Promise<void> {
        try {
            const sentence = words((await make()).count);
            if (sentence) this.tell(sentence);
        } catch (error) {
            this.tell(sentenceOf(error), "danger");
        }
    }
}

/** `12 takes, about 1 min 40 s`; nothing when there is nothing to render. */
export function quoteWords(quote: Quote): string {
    if (quote.renders === 0) return "";
    const takes = count(quote.renders, "take");
    return quote.seconds === null ? takes : `${takes}, about ${duration(quote.seconds)}`;
}

export function sentenceOf(error: unknown): string {
    if (error instanceof Problem) return error.message;
    return error instanceof Error ? error.message : String(error);
}

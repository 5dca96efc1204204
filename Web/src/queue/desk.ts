/** The queue's page as a whole: what it follows, what is marked on it, and everything a person can do there. */
import { createContext, useContext } from "react";
import type { QueueJob, QueueScope } from "../api/types";
import { Store } from "../ui/store";
import type { Tone } from "../app/notices";
import { History } from "./history";
import { Marks, Rows, carried, noMarks } from "./marks";
import { Move, Placed } from "./ordering";
import type { Requests } from "./requests";
import { QueueConnection, QueueWatch } from "./watch";
import { WaitingWindows } from "./windows";
import { cancelledWords, retriedWords } from "./words";

export interface DeskParts {
    connection: QueueConnection;
    requests: Requests;
    tell: (sentence: string, tone?: Tone) => void;
    /** Whether the person may pause and order. */
    mayOperate: boolean;
}

export class QueueDesk {
    readonly watch: QueueWatch;
    /** Why the queue could not be had, until it is there. */
    readonly problem = new Store<unknown>(undefined);
    /** Of one project alone, or of all. */
    readonly project = new Store<string | undefined>(undefined);
    readonly waiting: Store<WaitingWindows>;
    readonly history: Store<History>;
    readonly marks = new Store<Marks>(noMarks);
    /** The job whose details are open. */
    readonly opened = new Store<QueueJob | undefined>(undefined);
    /** Titles of projects, as jobs have told them. */
    readonly titles = new Store<ReadonlyMap<string, string>>(new Map());
    private moving: Promise<void> = Promise.resolve();
    private endWindows = (): void => undefined;
    private readonly endings: (() => void)[];

    constructor(readonly parts: DeskParts) {
        this.watch = new QueueWatch(parts.connection);
        this.waiting = new Store(this.windows());
        this.history = new Store(this.newHistory());
        this.endings = [
            this.watch.queue.subscribe(() => {
                for (const worker of this.watch.queue.get()?.workers ?? []) this.learn(worker.jobs);
            }),
        ];
    }

    get mayOperate(): boolean {
        return this.parts.mayOperate;
    }

    /** Asks for the queue once; the connection keeps it true. */
    async load(): Promise<void> {
        try {
            this.problem.set(undefined);
            const [queue, films] = await Promise.all([this.parts.requests.queue(), this.parts.requests.projects()]);
            this.learnTitles(films.items.map(({ id, title }) => [id, title] as const));
            this.watch.take(queue);
        } catch (error) {
            this.problem.set(error);
        }
    }

    /** The minutes go by also while nothing happens that the connection would tell of. */
    async keepTime(): Promise<void> {
        if (this.watch.queue.get() === undefined || !this.parts.connection.isLive) return;
        try {
            this.watch.keepTime(await this.parts.requests.queue());
        } catch {
            // The connection says what is wrong, and asks again.
        }
    }

    close(): void {
        for (const end of this.endings) end();
        this.endWindows();
        this.watch.close();
        this.waiting.get().close();
        this.history.get().close();
    }

    /** Shows the jobs of one project alone, or of all. */
    filter(project: string | undefined): void {
        if (project === this.project.get()) return;
        this.project.set(project);
        this.waiting.get().close();
        this.history.get().close();
        this.endWindows();
        this.marks.set(noMarks);
        this.waiting.set(this.windows());
        this.history.set(this.newHistory());
    }

    private windows(): WaitingWindows {
        const project = this.project.get();
        const windows = new WaitingWindows(async (from, limit) => {
            const answer = await this.parts.requests.waiting(from, limit, project);
            this.learn(answer.items);
            return answer;
        });
        this.endWindows = windows.version.subscribe(() => this.marks.update((marks) => carried(marks, this.rows())));
        return windows;
    }

    private newHistory(): History {
        const project = this.project.get();
        return new History(async (cursor) => {
            const page = await this.parts.requests.history(cursor, project);
            this.learn(page.items);
            return page;
        });
    }

    private learn(jobs: readonly QueueJob[]): void {
        this.learnTitles(jobs.map((job) => [job.project, job.projectTitle] as const));
    }

    private learnTitles(pairs: readonly (readonly [string, string])[]): void {
        const titles = this.titles.get();
        const fresh = pairs.filter(([project, title]) => titles.get(project) !== title);
        if (fresh.length > 0) this.titles.set(new Map([...titles, ...fresh]));
    }

    // MARK: Marks

    rows(): Rows {
        const windows = this.waiting.get();
        return {
            job: (place) => windows.row(place)?.job, placeOf: (job) => windows.placeOf(job), total: windows.total.get() ?? 0,
        };
    }

    /** The marked jobs that are known, in their order. */
    marked(): QueueJob[] {
        return this.placed().map(({ place }) => this.waiting.get().row(place)).filter((row): row is QueueJob => row !== undefined);
    }

    placed(): Placed[] {
        const rows = this.rows();
        const placed = [...this.marks.get().jobs].map((job) => ({ job, place: rows.placeOf(job) ?? -1 }));
        return placed.filter(({ place }) => place >= 0).sort((a, b) => a.place - b.place);
    }

    /** What is known of a job now: in work, waiting or ended; undefined when it is none of these in what was fetched. */
    newest(job: string): QueueJob | undefined {
        const windows = this.waiting.get();
        const place = windows.placeOf(job);
        return this.watch.queue.get()?.workers.flatMap(({ jobs }) => jobs).find((each) => each.job === job)
            ?? (place === undefined ? this.history.get().rows.get()?.find((each) => each.job === job) : windows.row(place));
    }

    // MARK: Actions

    /** Moves one after the other, in the order in which they were asked for; what can be seen moves at once. */
    move(moves: readonly Move[]): void {
        const windows = this.waiting.get();
        for (const { shown, job, place } of moves) {
            if (shown) windows.move(shown.from, shown.to);
            this.moving = this.moving.then(() => this.attempt(() => this.parts.requests.move(job, place))).then(() => {
                if (shown) windows.answered();
                else windows.moved();
            });
        }
    }

    async pause(scope: QueueScope, isPaused: boolean): Promise<void> {
        const { requests } = this.parts;
        const queue = await this.attempt(() => (isPaused ? requests.pause(scope) : requests.resume(scope)));
        if (queue) this.watch.take(queue);
    }

    async trust(worker: string): Promise<void> {
        const queue = await this.attempt(() => this.parts.requests.reset(worker));
        if (queue) this.watch.take(queue);
    }

    async cancel(jobs: readonly QueueJob[]): Promise<void> {
        const [first] = jobs;
        if (!first) return;
        const counts = await Promise.all(jobs.map(({ job }) => this.attempt(() => this.parts.requests.cancelJob(job))));
        const number = counts.reduce((sum, answer) => sum + (answer?.count ?? 0), 0);
        if (counts.some((answer) => answer !== undefined)) {
            this.parts.tell(jobs.length === 1 && number === 1 ? `${first.title} cancelled.` : cancelledWords(number, ""));
        }
        this.watch.moved.call();
    }

    async cancelRun(job: QueueJob): Promise<void> {
        await this.count(() => this.parts.requests.cancelRun(job.run), (number) => cancelledWords(number, " of that run"));
    }

    async cancelProject(job: QueueJob): Promise<void> {
        await this.count(() => this.parts.requests.cancelProject(job.project),
            (number) => cancelledWords(number, ` of “${job.projectTitle}”`));
    }

    async retry(jobs: readonly QueueJob[]): Promise<void> {
        for (const { job } of jobs) await this.count(() => this.parts.requests.retryJob(job), retriedWords);
    }

    async retryProject(job: QueueJob): Promise<void> {
        await this.count(() => this.parts.requests.retryProject(job.project), retriedWords);
    }

    private async count(make: () => Promise<{ count: number }>, words: (number: number) => string): Promise<void> {
        const answer = await this.attempt(make);
        if (answer) this.parts.tell(words(answer.count));
        this.watch.moved.call();
    }

    /** What goes wrong is one sentence for the person. */
    private async attempt<Answer>(make: () => Promise<Answer>): Promise<Answer | undefined> {
        try {
            return await make();
        } catch (error) {
            this.parts.tell(error instanceof Error ? error.message : String(error), "danger");
            return undefined;
        }
    }
}

export const DeskContext = createContext<QueueDesk | undefined>(undefined);

export function useDesk(): QueueDesk {
    const desk = useContext(DeskContext);
    if (!desk) throw new Error("The queue is not open here.");
    return desk;
}

/**
 * The waiting jobs, of which there may be ten thousand: fetched in windows where they are looked at, and fetched again
 * when the queue has moved. What was known of a window stays until the newer answer is there. Without clock or browser.
 */
import type { QueueJob, QueueJobs } from "../api/types";
import { Store } from "../ui/store";

export type FetchWindow = (from: number, limit: number) => Promise<QueueJobs>;

interface Window {
    rows: readonly QueueJob[];
    /** The count of moves of the queue that its rows include; -1 before they have come. */
    asOf: number;
    isAsking: boolean;
    /** When it was last looked at. */
    look: number;
}

/** Rows of a window; within what the studio gives at once. */
export const windowSize = 100;
/** Windows that are kept though nobody looks at them. */
const kept = 12;
/** Requests under way at once: what is scrolled past meanwhile is not asked for. */
const atOnce = 3;

export class WaitingWindows {
    /** Grows when rows or their number change. */
    readonly version = new Store(0);
    /** How many wait; undefined before the first answer. */
    readonly total = new Store<number | undefined>(undefined);
    /** Why the last request failed; undefined when it did not. */
    readonly problem = new Store<unknown>(undefined);

    private readonly windows = new Map<number, Window>();
    private visible: readonly number[] = [0];
    private moves = 0;
    private looks = 0;
    private isClosed = false;
    /** Moves made here that the studio has not answered: rows that come meanwhile are of the order before. */
    private unanswered = 0;
    private underWay = 0;
    /** Grows when a person's move begins and when it is answered. */
    private edits = 0;

    constructor(private readonly fetch: FetchWindow) {}

    /** The rows between two places are looked at, the second not included. */
    look(from: number, to: number): void {
        const first = Math.floor(Math.max(0, from) / windowSize);
        const last = Math.floor(Math.max(from, to - 1) / windowSize);
        this.visible = Array.from({ length: last - first + 1 }, (_, index) => first + index);
        this.looks += 1;
        for (const number of this.visible) this.window(number).look = this.looks;
        this.forget();
        this.ask();
    }

    /** The queue has moved: what is looked at is asked for again, the rest when it is looked at. */
    moved(): void {
        this.moves += 1;
        this.ask();
    }

    row(place: number): QueueJob | undefined {
        return this.windows.get(Math.floor(place / windowSize))?.rows[place % windowSize];
    }

    /** Where a job stands among the rows that are known. */
    placeOf(job: string): number | undefined {
        for (const [number, { rows }] of this.windows) {
            const index = rows.findIndex((row) => row.job === job);
            if (index >= 0) return number * windowSize + index;
        }
        return undefined;
    }

    /** A person moves a job: shown at once among the known rows, and until `answered` no older order is shown. */
    move(from: number, to: number): void {
        const job = this.row(from);
        if (!job) return;
        this.unanswered += 1;
        this.edits += 1;
        const step = from < to ? 1 : -1;
        for (let place = from; place !== to; place += step) this.set(place, this.row(place + step));
        this.set(to, job);
        this.changed();
    }

    answered(): void {
        this.unanswered = Math.max(0, this.unanswered - 1);
        this.edits += 1;
        this.moved();
    }

    close(): void {
        this.isClosed = true;
    }

    private set(place: number, row: QueueJob | undefined): void {
        const window = this.windows.get(Math.floor(place / windowSize));
        if (!window || !row) return;
        const rows = [...window.rows];
        rows[place % windowSize] = row;
        window.rows = rows;
    }

    private window(number: number): Window {
        let window = this.windows.get(number);
        if (!window) {
            window = { rows: [], asOf: -1, isAsking: false, look: 0 };
            this.windows.set(number, window);
        }
        return window;
    }

    private ask(): void {
        for (const number of this.visible) {
            if (this.isClosed || this.unanswered > 0 || this.underWay >= atOnce) return;
            const window = this.window(number);
            if (!window.isAsking && window.asOf < this.moves) void this.fill(number, window);
        }
    }

    /** One request at a time for a window; moves that come meanwhile lead to one more. */
    private async fill(number: number, window: Window): Promise<void> {
        const asOf = this.moves;
        const { edits } = this;
        window.isAsking = true;
        this.underWay += 1;
        try {
            const answer = await this.fetch(number * windowSize, windowSize);
            if (this.isClosed) return;
            this.problem.set(undefined);
            // Rows of the order before a person's move would make the moved job jump back.
            if (edits === this.edits && this.unanswered === 0) {
                window.rows = answer.items;
                window.asOf = asOf;
                this.total.set(answer.total);
                this.changed();
            }
        } catch (error) {
            if (!this.isClosed) this.problem.set(error);
            // The next move of the queue, or look at it, asks again.
            window.asOf = Math.max(window.asOf, asOf);
        } finally {
            window.isAsking = false;
            this.underWay -= 1;
        }
        this.ask();
    }

    /** What nobody has looked at for long goes. */
    private forget(): void {
        if (this.windows.size <= kept + this.visible.length) return;
        const old = [...this.windows].filter(([number, window]) => !this.visible.includes(number) && !window.isAsking)
            .sort(([, a], [, b]) => a.look - b.look);
        for (const [number] of old.slice(0, this.windows.size - kept - this.visible.length)) this.windows.delete(number);
    }

    private changed(): void {
        this.version.update((version) => version + 1);
    }
}

/** What was done or has failed, newest first: pages are fetched as they are looked at, the newest one again and again. */
import type { QueueJob, QueueJobList } from "../api/types";
import { Store } from "../ui/store";

export type FetchPage = (cursor: string | undefined) => Promise<QueueJobList>;

export class History {
    readonly rows = new Store<readonly QueueJob[] | undefined>(undefined);
    readonly isAll = new Store(false);
    readonly problem = new Store<unknown>(undefined);
    private next: string | null | undefined;
    private isFetching = false;
    private isRefreshing = false;
    private isDue = false;
    private isClosed = false;
    /** Grows when the list begins anew, so that a page of the old one is left. */
    private beginnings = 0;

    constructor(private readonly fetch: FetchPage) {}

    /** One page more, unless it is on its way or there is none. */
    async more(): Promise<void> {
        if (this.isFetching || this.isClosed || this.next === null) return;
        this.isFetching = true;
        const { beginnings } = this;
        try {
            const page = await this.fetch(this.next);
            if (this.isClosed || beginnings !== this.beginnings) return;
            this.next = page.next;
            this.isAll.set(page.next === null);
            const known = this.rows.get() ?? [];
            const jobs = new Set(known.map(({ job }) => job));
            this.rows.set([...known, ...page.items.filter(({ job }) => !jobs.has(job))]);
            this.problem.set(undefined);
        } catch (error) {
            if (!this.isClosed) this.problem.set(error);
        } finally {
            this.isFetching = false;
        }
    }

    /** Something has ended: the newest page is fetched again, once more when more ends meanwhile. */
    async refresh(): Promise<void> {
        if (this.rows.get() === undefined) return this.more();
        this.isDue = true;
        if (this.isRefreshing) return;
        this.isRefreshing = true;
        try {
            while (this.isDue && !this.isClosed) {
                this.isDue = false;
                const page = await this.fetch(undefined);
                if (this.isClosed) return;
                const rows = withNewest(this.rows.get() ?? [], page);
                if (!rows) this.begin(page);
                this.rows.set(rows ?? page.items);
            }
            this.problem.set(undefined);
        } catch (error) {
            if (!this.isClosed) this.problem.set(error);
        } finally {
            this.isRefreshing = false;
        }
    }

    private begin(page: QueueJobList): void {
        this.beginnings += 1;
        this.next = page.next;
        this.isAll.set(page.next === null);
    }

    close(): void {
        this.isClosed = true;
    }
}

/**
 * The newest page before what was known; what it covers and does not have is no longer part of the history. Undefined
 * when nothing joins the two: the list begins anew.
 */
export function withNewest(known: readonly QueueJob[], page: QueueJobList): readonly QueueJob[] | undefined {
    const last = page.items[page.items.length - 1];
    const seam = last ? known.findIndex(({ job }) => job === last.job) : -1;
    if (page.next === null || seam < 0) return undefined;
    const fresh = new Set(page.items.map(({ job }) => job));
    return [...page.items, ...known.slice(seam + 1).filter(({ job }) => !fresh.has(job))];
}

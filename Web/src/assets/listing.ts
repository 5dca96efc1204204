/**
 * The assets of one search, of which there may be fifty thousand: fetched page by page as far as somebody looks, and
 * fetched again where somebody looks when the library has changed. Without clock or browser.
 */
import type { Asset, AssetList } from "../api/types";
import { Store } from "../ui/store";

export type FetchPage = (cursor: string | undefined) => Promise<AssetList>;

interface Page {
    /** Where it begins; undefined for the first. */
    cursor: string | undefined;
    items: readonly Asset[];
    /** The count of changes of the library that it includes. */
    asOf: number;
}

export class Listing {
    /** Grows when assets or their number change. */
    readonly version = new Store(0);
    /** How many there are; undefined before the first answer. */
    readonly total = new Store<number | undefined>(undefined);
    /** Why the last request failed; undefined when it did not. */
    readonly problem = new Store<unknown>(undefined);
    private pages: Page[] = [];
    private next: string | null | undefined;
    private flat: readonly Asset[] = [];
    private places = new Map<string, number>();
    private sight = { from: 0, to: 1 };
    private changes = 0;
    private isWorking = false;
    private isClosed = false;
    private hasFailed = false;

    constructor(private readonly fetch: FetchPage) {}

    at(place: number): Asset | undefined {
        return this.flat[place];
    }

    placeOf(asset: string): number | undefined {
        return this.places.get(asset);
    }

    /** Those that are known, in their order. */
    get known(): readonly Asset[] {
        return this.flat;
    }

    get isAll(): boolean {
        return this.next === null;
    }

    close(): void {
        this.isClosed = true;
    }

    /** These places are looked at, the second not included: pages up to there come, and old ones there anew. */
    look(from: number, to: number): void {
        this.sight = { from, to };
        this.hasFailed = false;
        void this.work();
    }

    /** The library has changed: what is looked at is asked for again, the rest when it is looked at. */
    changed(): void {
        this.changes += 1;
        this.hasFailed = false;
        void this.work();
    }

    /** What the studio answered to a change made here, before the list says it; a deleted one goes. */
    replace(asset: Asset, staysDeleted: boolean): void {
        this.pages = this.pages.map((page) => ({
            ...page,
            items: asset.deleted === staysDeleted
                ? page.items.map((item) => (item.id === asset.id ? asset : item)) : page.items.filter((item) => item.id !== asset.id),
        }));
        const before = this.flat.length;
        this.flatten();
        const total = this.total.get();
        if (total !== undefined) this.total.set(Math.max(0, total - (before - this.flat.length)));
        this.told();
    }

    /** One request after the other until what is looked at is there and new. */
    private async work(): Promise<void> {
        if (this.isWorking || this.isClosed) return;
        this.isWorking = true;
        try {
            for (let wish = this.wish(); wish !== undefined && !this.isClosed && !this.hasFailed; wish = this.wish()) await this.fill(wish);
        } finally {
            this.isWorking = false;
        }
    }

    /** The page to ask for next: the first, which has what is new; an old one in sight; one more at the end. */
    private wish(): number | undefined {
        if (this.pages.length === 0 || (this.pages[0] as Page).asOf < this.changes) return 0;
        let place = 0;
        for (const [number, page] of this.pages.entries()) {
            const isInSight = place < this.sight.to && place + page.items.length > this.sight.from;
            if (isInSight && page.asOf < this.changes) return number;
            place += page.items.length;
        }
        return this.next !== null && this.sight.to > this.flat.length ? this.pages.length : undefined;
    }

    private async fill(number: number): Promise<void> {
        const asOf = this.changes;
        const isNew = number === this.pages.length;
        const cursor = isNew && number > 0 ? (this.next ?? undefined) : this.pages[number]?.cursor;
        try {
            const answer = await this.fetch(cursor);
            if (this.isClosed) return;
            this.problem.set(undefined);
            this.take(number, { cursor, items: answer.items, asOf }, answer, isNew);
        } catch (error) {
            if (this.isClosed) return;
            // The next change, or look at it, asks again.
            this.hasFailed = true;
            this.problem.set(error);
        }
    }

    private take(number: number, page: Page, { next, total }: AssetList, isNew: boolean): void {
        const isLast = number >= this.pages.length - 1;
        if (!isLast) this.push(number, page, next);
        this.pages[number] = page;
        if (isNew || isLast) this.next = next;
        // Fewer than were known: what stood behind is gone or stands elsewhere now.
        if (next === null && !isLast) {
            this.pages.length = number + 1;
            this.next = null;
        }
        if (isNew) this.append(page.items);
        else this.flatten();
        this.total.set(Math.max(total, this.flat.length));
        this.told();
    }

    /** What a page has no more room for stands before the next one, which begins elsewhere now and is asked for anew. */
    private push(number: number, page: Page, next: string | null): void {
        const follower = this.pages[number + 1];
        if (!follower || follower.cursor === (next ?? undefined)) return;
        const kept = new Set(page.items.map(({ id }) => id));
        const before = this.pages[number]?.items ?? [];
        let seam = before.length;
        while (seam > 0 && !kept.has((before[seam - 1] as Asset).id)) seam -= 1;
        const pushed = seam === 0 ? [] : before.slice(seam);
        this.pages[number + 1] = { cursor: next ?? undefined, items: [...pushed, ...follower.items], asOf: -1 };
    }

    private append(items: readonly Asset[]): void {
        const fresh = items.filter(({ id }) => !this.places.has(id));
        this.flat = [...this.flat, ...fresh];
        for (const [index, { id }] of fresh.entries()) this.places.set(id, this.flat.length - fresh.length + index);
    }

    /** What moved from one page to another between two answers stands where it came first. */
    private flatten(): void {
        this.flat = [];
        this.places = new Map();
        const all = new Map<string, Asset>();
        for (const { items } of this.pages) for (const item of items) if (!all.has(item.id)) all.set(item.id, item);
        this.flat = [...all.values()];
        for (const [place, { id }] of this.flat.entries()) this.places.set(id, place);
    }

    private told(): void {
        this.version.update((version) => version + 1);
    }
}

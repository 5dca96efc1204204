/** The library of one open film: what is listed, chosen and looked at, and everything a person can do with it. */
import { assetRequests, AssetRequests } from "../api/assets";
import type { Asset, AssetChange, AssetFolder, AssetKind } from "../api/types";
import { tell } from "../app/notices";
import { count } from "../film/words";
import { sentenceOf } from "../studio/runs";
import { remembered } from "../ui/local";
import { Store } from "../ui/store";
import { AssetCache } from "./cache";
import { Choice, carried, nothing, Places } from "./choice";
import { allKinds } from "./kinds";
import { Listing } from "./listing";
import { everything, queryOf, Scope, Search, Sort } from "./query";

/** After a change of the library it is quiet for so long before anything is asked for again, in milliseconds. */
const settling = 300;
/** At most so many changes are under way at once. */
const atOnce = 4;

export interface DeskParts {
    project: string;
    requests?: AssetRequests;
    tell?: typeof tell;
}

const kept = { scope: remembered<Scope>("assets-scope", "all"), sort: remembered<Sort>("assets-sort", "newest") };

export class AssetDesk {
    readonly search: Store<Search>;
    readonly listing: Store<Listing>;
    readonly cache: AssetCache;
    readonly choice = new Store<Choice>(nothing);
    /** The asset whose details are open. */
    readonly opened = new Store<string | undefined>(undefined);
    readonly folders = new Store<readonly AssetFolder[]>([]);
    /** Kinds that the film or the studio has anything of. */
    readonly kinds = new Store<readonly AssetKind[]>([]);
    readonly requests: AssetRequests;
    private readonly tell: typeof tell;
    private timer = 0;
    private endListing = (): void => undefined;
    private isShown = false;
    private isOld = true;

    constructor(readonly parts: DeskParts) {
        this.requests = parts.requests ?? assetRequests;
        this.tell = parts.tell ?? tell;
        this.search = new Store<Search>({ ...everything, scope: kept.scope.get(), sort: kept.sort.get() });
        this.cache = new AssetCache((asset) => this.requests.asset(asset));
        this.listing = new Store(this.newListing());
    }

    // MARK: The list

    /** Looks for something else. */
    find(search: Search): void {
        const before = this.search.get();
        if (JSON.stringify(search) === JSON.stringify(before)) return;
        this.search.set(search);
        kept.sort.set(search.sort);
        // A browser remembers where somebody looks, but not that they looked through what is deleted.
        if (search.scope !== "deleted") kept.scope.set(search.scope);
        this.endListing();
        this.listing.get().close();
        this.listing.set(this.newListing());
        this.choice.set(nothing);
    }

    private newListing(): Listing {
        const search = this.search.get();
        const listing = new Listing(async (cursor) => {
            const page = await this.requests.list(queryOf(search, this.parts.project, cursor));
            this.cache.know(page.items);
            if (search.scope !== "deleted") this.learnKinds(page.items.map(({ kind }) => kind));
            return page;
        });
        const ends = [
            listing.version.subscribe(() => this.choice.update((choice) => carried(choice, this.places()))),
            this.cache.changed.add((ids) => {
                for (const id of ids) {
                    const place = listing.placeOf(id);
                    const asset = this.cache.get(id);
                    if (place !== undefined && asset && listing.at(place)?.revision !== asset.revision) listing.replace(asset, search.scope === "deleted");
                }
            }),
        ];
        this.endListing = () => ends.forEach((end) => end());
        return listing;
    }

    places(): Places {
        const listing = this.listing.get();
        return { at: (place) => listing.at(place), placeOf: (asset) => listing.placeOf(asset), total: listing.total.get() ?? 0 };
    }

    /** The chosen assets, in the list's order. */
    chosen(): Asset[] {
        const listing = this.listing.get();
        const places = [...this.choice.get().assets].map((asset) => listing.placeOf(asset)).filter((place): place is number => place !== undefined);
        return places.sort((a, b) => a - b).map((place) => listing.at(place) as Asset);
    }

    /** Something of the library is another, here or elsewhere: asked for anew once it is quiet. */
    libraryChanged = (): void => {
        if (this.timer !== 0) return;
        this.timer = window.setTimeout(() => {
            this.timer = 0;
            this.cache.refresh();
            this.isOld = true;
            if (this.isShown) this.renew();
        }, settling);
    };

    /** Somebody looks at the list, or nobody does any more: only then is it kept true. */
    show(isShown: boolean): void {
        this.isShown = isShown;
        if (isShown && this.isOld) this.renew();
        if (isShown && this.kinds.get().length === 0) void this.loadKinds();
    }

    private renew(): void {
        this.isOld = false;
        this.listing.get().changed();
        void this.loadFolders();
    }

    /** Which kinds there are is asked for once; what comes later is seen in the list. */
    private async loadKinds(): Promise<void> {
        try {
            await inTurns(allKinds, async (kind) => {
                const { total } = await this.requests.list({ project: this.parts.project, kinds: [kind], limit: 1 });
                if (total > 0) this.learnKinds([kind]);
            });
        } catch {
            // The list says what is wrong, and asks again.
        }
    }

    private learnKinds(kinds: Iterable<AssetKind>): void {
        const known = new Set(this.kinds.get());
        const before = known.size;
        for (const kind of kinds) known.add(kind);
        if (known.size > before) this.kinds.set(allKinds.filter((kind) => known.has(kind)));
    }

    // MARK: Saved searches

    private async loadFolders(): Promise<void> {
        try {
            this.folders.set((await this.requests.folders(this.parts.project)).items);
        } catch {
            // The list says what is wrong, and asks again.
        }
    }

    async saveFolder(name: string, query: AssetFolder["query"]): Promise<boolean> {
        const folder = await this.attempt(() => this.requests.createFolder(this.parts.project, name, query));
        if (folder) this.folders.update((all) => [...all, folder]);
        return folder !== undefined;
    }

    async deleteFolder(folder: AssetFolder): Promise<void> {
        const isDone = await this.attempt(async () => {
            await this.requests.deleteFolder(folder.id);
            return true;
        });
        if (!isDone) return;
        this.folders.update((all) => all.filter(({ id }) => id !== folder.id));
        this.tell(`The saved search “${folder.name}” is deleted.`, "plain", {
            title: "Undo", run: () => void this.saveFolder(folder.name, folder.query),
        });
    }

    // MARK: Changes

    /** Changes assets, each as it stands; shown at once, and as the studio answers. Answers those that were changed. */
    async change(assets: readonly Asset[], change: (asset: Asset) => AssetChange): Promise<Asset[]> {
        const changed: Asset[] = [];
        const listing = this.listing.get();
        const staysDeleted = this.search.get().scope === "deleted";
        let problem: unknown;
        for (const asset of assets) listing.replace({ ...asset, ...change(asset) } as Asset, staysDeleted);
        await inTurns(assets, async (asset) => {
            try {
                const answer = await this.requests.change(asset.id, change(asset));
                changed.push(answer);
                this.cache.know([answer]);
                listing.replace(answer, staysDeleted);
            } catch (error) {
                problem = error;
                listing.replace(asset, staysDeleted);
            }
        });
        if (problem !== undefined) this.tell(sentenceOf(problem), "danger");
        // What came back into sight stands where the studio says.
        if (problem !== undefined || changed.some(({ deleted }) => deleted !== staysDeleted)) listing.changed();
        return changed;
    }

    /** Out of sight, with the way back. */
    async remove(assets: readonly Asset[]): Promise<void> {
        const gone = await this.change(assets, () => ({ deleted: true }));
        const [first] = gone;
        if (!first) return;
        if (gone.some(({ id }) => id === this.opened.get())) this.opened.set(undefined);
        const uses = gone.reduce((sum, asset) => sum + asset.uses, 0);
        const what = gone.length === 1 ? `“${first.name}” is deleted` : `${count(gone.length, "asset")} are deleted`;
        const cards = uses === 0 ? "" : uses === 1 ? "; a card on a canvas keeps what it has" : `; ${uses} cards on canvases keep what they have`;
        this.tell(`${what}${cards}.`, "plain", { title: "Undo", run: () => void this.restore(gone) });
    }

    async restore(assets: readonly Asset[]): Promise<void> {
        await this.change(assets, () => ({ deleted: false }));
        this.listing.get().changed();
    }

    /** What goes wrong is one sentence for the person. */
    async attempt<Answer>(make: () => Promise<Answer>): Promise<Answer | undefined> {
        try {
            return await make();
        } catch (error) {
            this.tell(sentenceOf(error), "danger");
            return undefined;
        }
    }
}

/** A few at a time. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
    const ahead = [...items];
    await Promise.all(Array.from({ length: atOnce }, async () => {
        for (let item = ahead.shift(); item !== undefined; item = ahead.shift()) await work(item);
    }));
}

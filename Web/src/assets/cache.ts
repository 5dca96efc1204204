/** Assets by id, for cards, settings and details: whatever is known, fetched once where it is not. Without browser. */
import type { Asset } from "../api/types";
import { Listeners } from "../ui/store";

const atOnce = 4;

export class AssetCache {
    /** These are known now, or are others. */
    readonly changed = new Listeners<ReadonlySet<string>>();
    private readonly known = new Map<string, Asset>();
    /** How many look at each now: they are kept true. */
    private readonly watched = new Map<string, number>();
    private readonly asked = new Set<string>();
    private readonly missing = new Set<string>();
    private readonly waiting = new Set<string>();
    private underWay = 0;

    constructor(private readonly find: (asset: string) => Promise<Asset>) {}

    /** What is known; what is not is fetched, and `changed` says so. */
    get(asset: string): Asset | undefined {
        const found = this.known.get(asset);
        if (!found && !this.asked.has(asset)) this.ask(asset);
        return found;
    }

    /** Kept true until what this answers is called. */
    watch(asset: string): () => void {
        this.watched.set(asset, (this.watched.get(asset) ?? 0) + 1);
        return () => {
            const left = (this.watched.get(asset) ?? 1) - 1;
            if (left > 0) this.watched.set(asset, left);
            else this.watched.delete(asset);
        };
    }

    /** Whether the studio has no such asset. */
    isMissing(asset: string): boolean {
        return this.missing.has(asset);
    }

    /** Answers of the studio; an older one than what is known says nothing. */
    know(assets: readonly Asset[]): void {
        const fresh = assets.filter((asset) => {
            const before = this.known.get(asset.id);
            return before === undefined || asset.revision > before.revision
                || (asset.revision === before.revision && (asset.uses !== before.uses || !hasSamePictures(asset, before)));
        });
        for (const asset of fresh) {
            this.known.set(asset.id, asset);
            this.missing.delete(asset.id);
        }
        if (fresh.length > 0) this.changed.call(new Set(fresh.map(({ id }) => id)));
    }

    /** The library has changed: what is looked at, has no pictures yet or was not found is asked for again. */
    refresh(): void {
        for (const asset of this.asked) {
            if (this.missing.has(asset) || this.known.get(asset)?.pictures.working !== false) this.ask(asset);
        }
        for (const asset of this.watched.keys()) this.ask(asset);
    }

    private ask(asset: string): void {
        this.asked.add(asset);
        this.waiting.add(asset);
        void this.work();
    }

    private async work(): Promise<void> {
        const [asset] = this.waiting;
        if (asset === undefined || this.underWay >= atOnce) return;
        this.waiting.delete(asset);
        this.underWay += 1;
        try {
            this.know([await this.find(asset)]);
        } catch (error) {
            // Without an answer it is asked for again with the next change, or when the connection is back.
            if ((error as { status?: number }).status === 404) {
                this.missing.add(asset);
                this.changed.call(new Set([asset]));
            }
        } finally {
            this.underWay -= 1;
            void this.work();
        }
    }
}

function hasSamePictures(a: Asset, b: Asset): boolean {
    return JSON.stringify(a.pictures) === JSON.stringify(b.pictures);
}

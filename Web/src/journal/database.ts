import type { Outgoing } from "../wasm/core";
import type { Answer, Kept, Numbered, Place, Row, Shelf, TabEntry, Writer } from "./shelf";

const name = "backlot-journal";
const rows = ["steps", "changes", "answers"] as const;
const stores = [...rows, "tabs"] as const;
/** A browser that does not answer for so long keeps nothing. */
const patience = 2000;

interface Stamp {
    revision: number;
    seen: number;
}

/** Opens the shelf; undefined where the browser keeps nothing, as in some private windows. */
export function openDatabase(): Promise<Shelf | undefined> {
    return new Promise((resolve) => {
        window.setTimeout(() => resolve(undefined), patience);
        try {
            const request = window.indexedDB.open(name, 1);
            request.onupgradeneeded = () => {
                for (const store of stores) request.result.createObjectStore(store);
            };
            request.onsuccess = () => resolve(new DatabaseShelf(request.result));
            request.onerror = () => resolve(undefined);
        } catch {
            resolve(undefined);
        }
    });
}

class DatabaseShelf implements Shelf {
    constructor(private readonly database: IDBDatabase) {
        database.onversionchange = () => database.close();
    }

    async read(place: Place): Promise<Kept> {
        const work = this.database.transaction(stores, "readonly");
        const [stamp, steps, changes, answers] = await Promise.all([
            answer(work.objectStore("tabs").get([...keyOf(place)])) as Promise<Stamp | undefined>,
            numbered<Uint8Array>(work, "steps", place), numbered<Outgoing>(work, "changes", place),
            numbered<Answer>(work, "answers", place),
        ]);
        return { revision: stamp?.revision ?? 0, steps, changes, answers };
    }

    async tabs(user: string, project: string): Promise<TabEntry[]> {
        const work = this.database.transaction(stores, "readonly");
        const range = under([user, project]);
        const [keys, stamps, changes] = await Promise.all([
            answer(work.objectStore("tabs").getAllKeys(range)), answer(work.objectStore("tabs").getAll(range)) as Promise<Stamp[]>,
            answer(work.objectStore("changes").getAllKeys(range)),
        ]);
        const withChanges = new Set(changes.map((key) => (key as string[])[2]));
        return keys.map((key, index) => {
            const tab = (key as string[])[2] ?? "";
            return { tab, seen: stamps[index]?.seen ?? 0, hasChanges: withChanges.has(tab) };
        });
    }

    write(work: (to: Writer) => void, isUrgent = false): Promise<void> {
        return this.transact((transaction) => work(new DatabaseWriter(transaction)), isUrgent);
    }

    waiting(user: string): Promise<number> {
        return answer(this.database.transaction("changes").objectStore("changes").count(under([user])));
    }

    clear(user: string, project?: string): Promise<void> {
        const range = under(project === undefined ? [user] : [user, project]);
        return this.transact((transaction) => {
            for (const store of stores) transaction.objectStore(store).delete(range);
        }, false);
    }

    close(): void {
        this.database.close();
    }

    private transact(work: (transaction: IDBTransaction) => void, isUrgent: boolean): Promise<void> {
        return new Promise((resolve, reject) => {
            const transaction = this.database.transaction(stores, "readwrite", { durability: isUrgent ? "strict" : "relaxed" });
            transaction.oncomplete = () => resolve();
            transaction.onabort = () => reject(transaction.error ?? new Error("The browser did not keep it."));
            work(transaction);
            // Not when the page comes round to it: it may be about to go.
            transaction.commit?.();
        });
    }
}

class DatabaseWriter implements Writer {
    constructor(private readonly transaction: IDBTransaction) {}

    put(row: Row, place: Place, key: number, value: unknown): void {
        this.transaction.objectStore(row).put(value, [...keyOf(place), key]);
    }

    remove(row: Row, place: Place, key: number): void {
        this.transaction.objectStore(row).delete([...keyOf(place), key]);
    }

    clear(row: Row, place: Place): void {
        this.transaction.objectStore(row).delete(under(keyOf(place)));
    }

    stamp(place: Place, revision: number): void {
        this.transaction.objectStore("tabs").put({ revision, seen: Date.now() }, [...keyOf(place)]);
    }

    forget(place: Place): void {
        for (const row of rows) this.clear(row, place);
        this.transaction.objectStore("tabs").delete([...keyOf(place)]);
    }
}

function keyOf({ user, project, tab }: Place): readonly string[] {
    return [user, project, tab];
}

/** All keys that begin like this: an array is behind every text and number. */
function under(start: readonly string[]): IDBKeyRange {
    return IDBKeyRange.bound([...start], [...start, []]);
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}

async function numbered<Value>(work: IDBTransaction, row: Row, place: Place): Promise<Numbered<Value>[]> {
    const store = work.objectStore(row);
    const range = under(keyOf(place));
    const [keys, values] = await Promise.all([answer(store.getAllKeys(range)), answer(store.getAll(range))]);
    return keys.map((key, index) => ({ key: (key as number[])[3] as number, value: values[index] as Value }));
}

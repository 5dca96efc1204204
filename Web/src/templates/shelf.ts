/** The templates that a person saved, kept in this browser: each is a part of a film as it stands on the clipboard. */

export interface SavedTemplate {
    readonly title: string;
    /** Milliseconds since 1970. */
    readonly saved: number;
    readonly cards: number;
    /** JSON of `backlot/clip`. */
    readonly text: string;
}

const name = "backlot-templates";
const store = "templates";

function opened(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: ["person", "title"] });
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("The browser keeps nothing for this page."));
    });
}

async function asked<Answer>(mode: IDBTransactionMode, ask: (shelf: IDBObjectStore) => IDBRequest<Answer>): Promise<Answer> {
    const database = await opened();
    try {
        return await new Promise((resolve, reject) => {
            const transaction = database.transaction(store, mode);
            const request = ask(transaction.objectStore(store));
            transaction.oncomplete = () => resolve(request.result);
            transaction.onabort = () => reject(transaction.error ?? new Error("The browser has no room for it."));
        });
    } finally {
        database.close();
    }
}

/** The newest first. */
export async function savedTemplates(person: string): Promise<SavedTemplate[]> {
    const all = await asked("readonly", (shelf) => shelf.getAll(IDBKeyRange.bound([person], [person, []])));
    return (all as SavedTemplate[]).sort((a, b) => b.saved - a.saved);
}

/** One with the same title is replaced. */
export async function keepTemplate(person: string, template: SavedTemplate): Promise<void> {
    await asked("readwrite", (shelf) => shelf.put({ ...template, person }));
}

export async function forgetTemplate(person: string, title: string): Promise<void> {
    await asked("readwrite", (shelf) => shelf.delete([person, title]));
}

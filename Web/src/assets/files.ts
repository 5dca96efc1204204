/** Files as people bring them: chosen, pasted, or dropped, folders with all that is in them. */

/** More than this is a mistake of the hand. */
export const mostFiles = 2000;

/** What systems leave in folders and nobody means. */
const leftovers = /^(\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

/** The part of the browser's entries that is needed. */
export interface DroppedEntry {
    readonly name: string;
    readonly isFile: boolean;
    readonly isDirectory: boolean;
    file?(found: (file: File) => void, failed: (error: unknown) => void): void;
    createReader?(): { readEntries(found: (entries: DroppedEntry[]) => void, failed: (error: unknown) => void): void };
}

/** The entries of a drop: only readable while its event lasts, so this comes before anything is awaited. */
export function entriesOf(transfer: DataTransfer): DroppedEntry[] {
    const entries = [...transfer.items].filter((item) => item.kind === "file")
        .map((item) => item.webkitGetAsEntry?.() as DroppedEntry | null | undefined ?? entryOf(item.getAsFile()));
    return entries.filter((entry): entry is DroppedEntry => entry !== null && entry !== undefined);
}

function entryOf(file: File | null): DroppedEntry | null {
    return file && { name: file.name, isFile: true, isDirectory: false, file: (found) => found(file) };
}

/** All files in entries, in the order of their names; `unread` counts what could not be opened. */
export async function filesIn(entries: readonly DroppedEntry[]): Promise<{ files: File[]; unread: number; isCut: boolean }> {
    const files: File[] = [];
    let unread = 0;
    const ahead = byName(entries);
    while (ahead.length > 0 && files.length < mostFiles) {
        const entry = ahead.shift() as DroppedEntry;
        if (leftovers.test(entry.name)) continue;
        try {
            if (entry.isDirectory) ahead.unshift(...(await children(entry)));
            else files.push(await fileOf(entry));
        } catch {
            unread += 1;
        }
    }
    return { files, unread, isCut: ahead.length > 0 };
}

function fileOf(entry: DroppedEntry): Promise<File> {
    return new Promise((resolve, reject) => entry.file?.(resolve, reject));
}

/** A reader gives a hundred at a time, and none when it is through. */
async function children(folder: DroppedEntry): Promise<DroppedEntry[]> {
    const reader = folder.createReader?.();
    const all: DroppedEntry[] = [];
    while (reader) {
        const some = await new Promise<DroppedEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
        if (some.length === 0) break;
        all.push(...some);
    }
    return byName(all);
}

/** As a person counts: plate 2 before plate 10. */
function byName<Named extends { readonly name: string }>(named: readonly Named[]): Named[] {
    return [...named].sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}

/** Kept for all times: a browser may throw away one that nobody holds while its dialogue is open. */
let chooser: HTMLInputElement | undefined;

/** Opens the browser's file dialogue. */
export function chooseFiles(chosen: (files: File[]) => void): void {
    if (!chooser) {
        chooser = document.createElement("input");
        chooser.type = "file";
        chooser.multiple = true;
        chooser.hidden = true;
        document.body.append(chooser);
    }
    const input = chooser;
    // The same file twice is a choice too.
    input.value = "";
    input.onchange = () => chosen([...(input.files ?? [])]);
    input.click();
}

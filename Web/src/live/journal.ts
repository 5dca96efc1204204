/**
 * What a project asks of its journal: the browser's own memory of what the studio has not confirmed and of what can be
 * undone. It comes as a part of its own (`journal/`), and a project does without it where it cannot be had.
 */
import type { Store } from "../ui/store";
import type { CanvasDocument, Outgoing } from "../wasm/core";

/** Where the edits are while the studio does not answer. */
export interface OfflineWords {
    readonly words: string;
    readonly tip: string;
    /** What it means, in a sentence. */
    readonly strip: string;
}

/** What a journal needs of the open project. */
export interface JournalHost {
    readonly document: Pick<
        CanvasDocument, "revision" | "pending" | "history" | "restoreHistory" | "rebased" | "receive" | "withdraw" | "subscribe">;
    /** Changes that the studio has not confirmed. */
    readonly unsent: Store<number>;
    readonly offline: Store<OfflineWords>;
    readonly isLive: () => boolean;
    tell(sentence: string, tone?: "plain" | "danger"): void;
}

export interface Journal {
    /** Changes from before the page was opened that the studio has not answered, oldest first. They are sent before any
     * other, and are not part of the document until they come back. */
    readonly earlier: readonly Outgoing[];
    /** Puts back what was kept, and keeps on. */
    begin(host: JournalHost): void;
    /** The document has received a change of the log. */
    received(id: string, revision: number, change: Uint8Array): void;
    /** The studio would not take a change; answers whether it was one of the earlier ones. */
    refused(id: string, reason: string): boolean;
    /** Keeps the rest; another tab may take over. */
    close(): void;
    /** Nothing of this project stays on the device. */
    clear(): void;
}

/** The address of the part that keeps journals; the build puts it in. */
declare const JOURNAL_URL: string;

/** That part is a file of its own, so that a film does not wait for the rest of what comes later. */
export const fetchJournal = (): Promise<typeof import("../journal/entry")> => import(JOURNAL_URL);

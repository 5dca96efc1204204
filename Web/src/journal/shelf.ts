/** Where journals lie: in the browser's IndexedDB, by person, project and tab. */
import type { Outgoing } from "../wasm/core";

export interface Place {
    readonly user: string;
    readonly project: string;
    readonly tab: string;
}

/** What became of a change of another tab that was sent by this one. */
export type Answer = { readonly id: string } | { readonly revision: number; readonly change: Uint8Array };

export interface Numbered<Value> {
    readonly key: number;
    readonly value: Value;
}

/** What a tab has left. */
export interface Kept {
    /** The newest revision it had received; 0 if it has never kept anything. */
    readonly revision: number;
    /** Messages of its history, in their order. */
    readonly steps: readonly Numbered<Uint8Array>[];
    /** Changes that were not confirmed, oldest first. */
    readonly changes: readonly Numbered<Outgoing>[];
    readonly answers: readonly Numbered<Answer>[];
}

export interface TabEntry {
    readonly tab: string;
    /** When it last kept something, in the clock of `Date.now`. */
    readonly seen: number;
    readonly hasChanges: boolean;
}

export type Row = "steps" | "changes" | "answers";

/** What is written together. */
export interface Writer {
    put(row: Row, place: Place, key: number, value: Uint8Array | Outgoing | Answer): void;
    remove(row: Row, place: Place, key: number): void;
    clear(row: Row, place: Place): void;
    stamp(place: Place, revision: number): void;
    /** Nothing is left of a tab. */
    forget(place: Place): void;
}

/** A shelf of journals. Whatever is written at once is there whole or not at all. */
export interface Shelf {
    read(place: Place): Promise<Kept>;
    tabs(user: string, project: string): Promise<TabEntry[]>;
    /** @param isUrgent also outlives a loss of power. */
    write(work: (to: Writer) => void, isUrgent?: boolean): Promise<void>;
    /** How many changes of a person are waiting here, of all films. */
    waiting(user: string): Promise<number>;
    /** Forgets a person, or one project of theirs. */
    clear(user: string, project?: string): Promise<void>;
    close(): void;
}

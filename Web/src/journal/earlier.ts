import type { JournalHost } from "../live/journal";
import type { Outgoing } from "../wasm/core";
import type { Claim } from "./claim";
import type { Answer, Place, Shelf } from "./shelf";

/** A change of before, and where it lies. */
export interface Earlier extends Outgoing {
    readonly place: Place;
    readonly key: number;
}

/** How many losses are told one by one. */
const told = 3;

/** Changes from before the page was opened, this tab's and those that closed tabs have left, until the studio answers. */
export class EarlierChanges {
    /** How many of them the studio had not known. */
    private arrived = 0;
    private lost: string[] = [];
    private firstRevision = 0;
    private host: JournalHost | undefined;

    constructor(public all: readonly Earlier[], private orphans: readonly Claim[], private readonly shelf: Shelf | undefined) {}

    begin(host: JournalHost): void {
        this.host = host;
        this.firstRevision = host.document.revision;
        this.all = this.all.map((change) => ({ ...change, ...host.document.rebased(change) }));
    }

    received(id: string, revision: number, change: Uint8Array, own: Place): void {
        const answered = this.find(id);
        if (!answered) return;
        if (revision > this.firstRevision) this.arrived += 1;
        this.settle(answered, { revision, change }, own);
    }

    /** Answers whether it was one of these. */
    refused(id: string, reason: string, own: Place): boolean {
        const answered = this.find(id);
        if (!answered) return false;
        this.host?.document.withdraw(id);
        this.lost.push(answered.label ? `“${answered.label}” was taken back. ${reason}` : reason);
        this.settle(answered, { id }, own);
        return true;
    }

    /** Those that lie where other tabs were. */
    ofOthers(own: Place): number {
        return this.all.filter(({ place }) => place !== own).length;
    }

    release(): void {
        for (const orphan of this.orphans) void orphan.release();
        this.orphans = [];
    }

    private find(id: string): Earlier | undefined {
        return this.all.find((change) => change.id === id);
    }

    /** If another tab made it, the answer is noted for when that is opened again. */
    private settle(answered: Earlier, answer: Answer, own: Place): void {
        const { place, key } = answered;
        this.all = this.all.filter((change) => change !== answered);
        if (place !== own) {
            void this.shelf?.write((to) => {
                to.remove("changes", place, key);
                to.put("answers", place, key, answer);
            }).catch(() => undefined);
        }
        if (this.all.length > 0) return;
        this.release();
        this.tell();
    }

    private tell(): void {
        const { host, lost, arrived } = this;
        if (arrived > 0) host?.tell(`${arrived === 1 ? "An edit that was" : `${arrived} edits that were`} kept on this device reached the studio.`);
        for (const sentence of lost.slice(0, told)) host?.tell(sentence, "danger");
        if (lost.length > told) host?.tell(`${lost.length - told} more of your edits no longer fit.`, "danger");
    }
}

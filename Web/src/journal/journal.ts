/**
 * The journal of one open project: keeps on this device what the studio has not confirmed, and the steps that can be
 * undone and made again. It writes what is new, a few times a second, and never in the middle of an edit.
 */
import type { Journal, JournalHost } from "../live/journal";
import type { Outgoing } from "../wasm/core";
import type { Claim } from "./claim";
import { claimPlace, freshTab } from "./claim";
import { offlineWords } from "./offlineWords";
import type { Kept, Place, Shelf, Writer } from "./shelf";

/** Between two writings while all is well, in milliseconds. */
const pace = 250;
/** What a device keeps at most of the steps, of either side. */
const mostSteps = 2000;
const mostBytes = 8 * 2 ** 20;
/** A row of so many messages is written anew as one. */
const longRow = 400;

/** Changes of before, and where they lie. */
export interface Earlier extends Outgoing {
    readonly place: Place;
    readonly key: number;
}

export interface JournalParts {
    /** Undefined where the browser keeps nothing. */
    readonly shelf: Shelf | undefined;
    readonly claim: Claim;
    readonly kept: Kept;
    /** What tabs that are closed have left, and their places, which are this tab's until all of it is answered. */
    readonly left: readonly Earlier[];
    readonly orphans: readonly Claim[];
}

export class ProjectJournal implements Journal {
    earlier: readonly Earlier[];
    private host: JournalHost | undefined;
    private shelf: Shelf | undefined;
    private orphans: readonly Claim[];
    private claim: Claim;
    /** Where changes of this tab lie on the device, by their ids. */
    private readonly keys = new Map<string, number>();
    /** Those of them that are written, and not only on their way. */
    private readonly written = new Set<string>();
    private row = { messages: 0, bytes: 0, next: 0 };
    private nextChange = 0;
    private isNewRow = false;
    private timer = 0;
    private last = 0;
    private isOver = false;
    /** There was no room for all of it: the steps are left out. */
    private isFull = false;
    private hasWarned = false;
    private lost: string[] = [];
    /** How many of the earlier ones the studio had not known. */
    private arrived = 0;
    private firstRevision = 0;
    /** What is done when nothing more is kept. */
    readonly endings: (() => void)[] = [];

    constructor(private readonly parts: JournalParts) {
        const { kept, left, claim, orphans, shelf } = parts;
        this.claim = claim;
        this.shelf = shelf;
        this.orphans = orphans;
        this.earlier = [...left, ...kept.changes.map(({ key, value }) => ({ ...value, place: claim.place, key }))];
        for (const { key, value } of kept.changes) {
            this.keys.set(value.id, key);
            this.written.add(value.id);
            this.nextChange = Math.max(this.nextChange, key + 1);
        }
        for (const { key, value } of kept.steps) {
            this.row = { messages: this.row.messages + 1, bytes: this.row.bytes + value.length, next: key + 1 };
        }
    }

    // MARK: What was kept

    begin(host: JournalHost): void {
        this.host = host;
        const { document } = host;
        const { revision, steps, answers } = this.parts.kept;
        // The studio went back to an older copy of its folder: what was done since then means nothing there.
        const isBack = revision > document.revision;
        this.isNewRow = isBack || (steps.length > 0 && !document.restoreHistory(joined(steps.map(({ value }) => value))));
        if (!this.isNewRow) {
            for (const { value } of answers) {
                if ("id" in value) document.withdraw(value.id);
                else document.receive(value.revision, value.change);
            }
        }
        this.earlier = this.earlier.map((change) => ({ ...change, ...document.rebased(change) }));
        this.firstRevision = document.revision;
        const listen = (target: EventTarget, name: string, action: (event: Event) => void): void => {
            target.addEventListener(name, action);
            this.endings.push(() => target.removeEventListener(name, action));
        };
        this.endings.push(document.subscribe(() => this.wake()), host.unsent.subscribe(() => this.wake()));
        listen(window.document, "visibilitychange", () => window.document.visibilityState === "hidden" && this.keep());
        listen(window, "pagehide", () => {
            this.keep();
            void this.claim.release();
        });
        listen(window, "pageshow", (event) => (event as PageTransitionEvent).persisted && void this.comeBack());
        listen(window, "beforeunload", (event) => {
            if (this.shelf || this.isOver || host.isLive() || host.unsent.get() === 0) return;
            event.preventDefault();
            (event as BeforeUnloadEvent).returnValue = "";
        });
        this.wake();
    }

    /** The browser had put the page aside, and another may have its place. */
    private async comeBack(): Promise<void> {
        this.claim = (await claimPlace({ ...this.claim.place, tab: freshTab() })) ?? this.claim;
        this.beginAnew();
        this.wake();
    }

    /** All that there is goes to the device again. */
    private beginAnew(): void {
        this.keys.clear();
        this.written.clear();
        this.isNewRow = true;
    }

    received(id: string, revision: number, change: Uint8Array): void {
        const answered = this.earlier.find((earlier) => earlier.id === id);
        if (answered && revision > this.firstRevision) this.arrived += 1;
        if (answered) this.settle(answered, (to) => to.put("answers", answered.place, answered.key, { revision, change }));
    }

    refused(id: string, reason: string): boolean {
        const answered = this.earlier.find((earlier) => earlier.id === id);
        if (!answered) return false;
        this.host?.document.withdraw(id);
        this.lost.push(answered.label ? `“${answered.label}” was taken back. ${reason}` : reason);
        this.settle(answered, (to) => to.put("answers", answered.place, answered.key, { id }));
        return true;
    }

    /** One is answered. If another tab made it, that is noted for when it is opened again. */
    private settle(answered: Earlier, note: (to: Writer) => void): void {
        this.earlier = this.earlier.filter((earlier) => earlier !== answered);
        if (answered.place !== this.claim.place) {
            void this.shelf?.write((to) => {
                to.remove("changes", answered.place, answered.key);
                note(to);
            }).catch(() => undefined);
        }
        if (this.earlier.length === 0) this.tellAnswered();
        this.wake();
    }

    private tellAnswered(): void {
        for (const orphan of this.orphans) void orphan.release();
        this.orphans = [];
        const { host, lost } = this;
        if (this.arrived > 0) host?.tell(`${this.arrived === 1 ? "An edit that was" : `${this.arrived} edits that were`} kept on this device reached the studio.`);
        for (const sentence of lost.slice(0, 3)) host?.tell(sentence, "danger");
        if (lost.length > 3) host?.tell(`${lost.length - 3} more of your edits no longer fit.`, "danger");
        this.lost = [];
    }

    // MARK: Keeping

    /** Something is new: it is written soon; at once where only this device has it. */
    private wake(): void {
        this.tellKept();
        if (this.timer !== 0 || this.isOver) return;
        const wait = this.host?.isLive() ? pace : Math.max(0, this.last + pace - Date.now());
        this.timer = window.setTimeout(() => this.keep(), wait);
    }

    private keep(): void {
        window.clearTimeout(this.timer);
        this.timer = 0;
        const { host, shelf } = this;
        const { place } = this.claim;
        if (!host || !shelf || this.isOver) return;
        this.last = Date.now();
        const steps = this.message(host);
        const changes = this.unconfirmed(host);
        const fresh = [...changes.values()].filter(({ id }) => !this.keys.has(id));
        const gone = [...this.keys].filter(([id]) => !changes.has(id));
        if (!steps && fresh.length + gone.length === 0) return;
        const { revision } = host.document;
        const work = (to: Writer): void => {
            if (steps?.isWhole) to.clear("steps", place);
            if (steps) to.put("steps", place, steps.key, steps.bytes);
            if (steps) to.clear("answers", place);
            for (const change of fresh) to.put("changes", place, this.keyOf(change.id), { id: change.id, label: change.label, bytes: change.bytes });
            for (const [id, key] of gone) this.remove(to, id, key);
            to.stamp(place, revision);
        };
        this.write(shelf, work, fresh.length > 0 && !host.isLive(), fresh.map(({ id }) => id));
    }

    /** What became of the steps; from time to time all of them, so that the row stays short. */
    private message({ document }: JournalHost): { bytes: Uint8Array; isWhole: boolean; key: number } | undefined {
        if (this.isFull) return undefined;
        const isWhole = this.isNewRow || this.row.messages >= longRow || this.row.bytes > mostBytes;
        let bytes: Uint8Array;
        try {
            bytes = document.history(isWhole ? mostSteps : undefined);
            for (let most = mostSteps / 2; isWhole && bytes.length > mostBytes; most = Math.floor(most / 2)) bytes = document.history(most);
        } catch {
            // The core has stopped: what is new is asked for again once it is back.
            return undefined;
        }
        if (bytes.length === 0) return undefined;
        this.isNewRow = false;
        const { messages, bytes: size, next } = this.row;
        this.row = isWhole ? { messages: 1, bytes: bytes.length, next: next + 1 } : { messages: messages + 1, bytes: size + bytes.length, next: next + 1 };
        return { bytes, isWhole, key: next };
    }

    /** This tab's own changes that the studio has not confirmed. */
    private unconfirmed({ document }: JournalHost): Map<string, Outgoing> {
        const own = this.earlier.filter(({ place }) => place === this.claim.place);
        return new Map([...own, ...document.pending].map((change) => [change.id, change]));
    }

    private keyOf(id: string): number {
        const key = this.nextChange++;
        this.keys.set(id, key);
        return key;
    }

    private remove(to: Writer, id: string, key: number): void {
        to.remove("changes", this.claim.place, key);
        this.keys.delete(id);
        this.written.delete(id);
    }

    private write(shelf: Shelf, work: (to: Writer) => void, isUrgent: boolean, fresh: readonly string[]): void {
        shelf.write(work, isUrgent).then(() => {
            for (const id of fresh) if (this.keys.has(id)) this.written.add(id);
            this.tellKept();
        }).catch(() => this.failed(shelf));
    }

    /** The device is full, or its memory was taken away. Without the steps there may be room for the changes. */
    private failed(shelf: Shelf): void {
        if (this.isOver || !this.shelf) return;
        this.beginAnew();
        if (this.isFull) {
            this.shelf = undefined;
            return this.tellKept();
        }
        this.isFull = true;
        const { place } = this.claim;
        shelf.write((to) => to.forget(place)).then(() => this.keep()).catch(() => this.failed(shelf));
    }

    /** Says how many of the unsent changes are safe here, and warns once where none can be. */
    private tellKept(): void {
        const { host } = this;
        if (!host || this.isOver) return;
        const words = offlineWords(host.unsent.get(), this.shelf && this.countKept(host));
        const said = host.offline.get();
        if (words.words !== said.words || words.tip !== said.tip) host.offline.set(words);
        if (this.shelf) return;
        if (this.hasWarned || host.isLive() || host.unsent.get() === 0) return;
        this.hasWarned = true;
        host.tell("This browser keeps nothing for the page: leave the tab open until the studio answers, or your last edits are lost.");
    }

    private countKept(host: JournalHost): number {
        const own = [...this.unconfirmed(host).keys()].filter((id) => this.written.has(id));
        return own.length + this.earlier.filter(({ place }) => place !== this.claim.place).length;
    }

    // MARK: The end

    close(): void {
        this.keep();
        this.end();
        this.shelf?.close();
    }

    clear(): void {
        const { user, project } = this.claim.place;
        this.end();
        void this.shelf?.clear(user, project).catch(() => undefined).then(() => this.shelf?.close());
    }

    /** Nothing more is kept, since somebody cleared it, or it is closed. */
    end(): void {
        if (this.isOver) return;
        this.isOver = true;
        window.clearTimeout(this.timer);
        for (const ending of this.endings) ending();
        for (const { release } of [this.claim, ...this.orphans]) void release();
    }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
    const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}

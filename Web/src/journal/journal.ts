/**
 * The journal of one open project: keeps on this device what the studio has not confirmed, and the steps that can be
 * undone and made again. It writes what is new, a few times a second, and never in the middle of an edit.
 */
import type { Journal, JournalHost } from "../live/journal";
import type { Outgoing } from "../wasm/core";
import type { Claim } from "./claim";
import { claimPlace, freshTab } from "./claim";
import { Earlier, EarlierChanges } from "./earlier";
import { offlineWords } from "./offlineWords";
import { watchPage } from "./page";
import type { Kept, Shelf, Writer } from "./shelf";
import { StepRow, wholeRow } from "./stepRow";

/** Between two writings, in milliseconds. */
const pace = 250;

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
    /** What is done when nothing more is kept. */
    readonly endings: (() => void)[] = [];
    private readonly before: EarlierChanges;
    private readonly row: StepRow;
    private host: JournalHost | undefined;
    private shelf: Shelf | undefined;
    private claim: Claim;
    /** Where changes of this tab lie on the device, by their ids. */
    private readonly keys = new Map<string, number>();
    /** Those of them that are written, and not only on their way. */
    private readonly written = new Set<string>();
    private nextChange = 0;
    private timer = 0;
    private last = 0;
    private isOver = false;
    private isFull = false;
    private hasWarned = false;

    constructor(private readonly parts: JournalParts) {
        const { kept, left, claim, orphans, shelf } = parts;
        this.claim = claim;
        this.shelf = shelf;
        const own = kept.changes.map(({ key, value }) => ({ ...value, place: claim.place, key }));
        this.before = new EarlierChanges([...left, ...own], orphans, shelf);
        this.row = new StepRow(kept.steps);
        for (const { id, key } of own) {
            this.keys.set(id, key);
            this.written.add(id);
            this.nextChange = Math.max(this.nextChange, key + 1);
        }
    }

    get earlier(): readonly Earlier[] {
        return this.before.all;
    }

    begin(host: JournalHost): void {
        this.host = host;
        this.before.begin(host);
        this.restore(host);
        this.endings.push(
            host.document.subscribe(() => this.wake()), host.unsent.subscribe(() => this.wake()),
            watchPage({
                hidden: () => this.keep(),
                gone: () => {
                    this.keep();
                    void this.claim.release();
                },
                back: () => void this.comeBack(),
                wouldLose: () => !this.shelf && !host.isLive() && host.unsent.get() > 0,
            }));
        this.wake();
    }

    /** Puts the steps back, with what other tabs heard of their changes. */
    private restore({ document }: JournalHost): void {
        const { revision, steps, answers } = this.parts.kept;
        // The studio went back to an older copy of its folder: what was done since then means nothing there.
        const isBack = revision > document.revision;
        if (isBack || (steps.length > 0 && !document.restoreHistory(wholeRow(steps)))) return this.row.beginAnew();
        for (const { value } of answers) {
            if ("id" in value) document.withdraw(value.id);
            else document.receive(value.revision, value.change);
        }
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
        this.row.beginAnew();
    }

    received(id: string, revision: number, change: Uint8Array): void {
        this.before.received(id, revision, change, this.claim.place);
        this.wake();
    }

    refused(id: string, reason: string): boolean {
        const isOurs = this.before.refused(id, reason, this.claim.place);
        if (isOurs) this.wake();
        return isOurs;
    }

    // MARK: Keeping

    /** Something is new: it is written soon; at once where only this device has it. */
    private wake(): void {
        this.say();
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
        const steps = this.row.message(host.document);
        const changes = this.unconfirmed(host);
        const fresh = [...changes.values()].filter(({ id }) => !this.keys.has(id));
        const gone = [...this.keys].filter(([id]) => !changes.has(id));
        if (!steps && fresh.length + gone.length === 0) return;
        const { revision } = host.document;
        const work = (to: Writer): void => {
            if (steps?.isWhole) to.clear("steps", place);
            if (steps) to.put("steps", place, steps.key, steps.bytes);
            if (steps) to.clear("answers", place);
            for (const { id, label, bytes } of fresh) to.put("changes", place, this.keyOf(id), { id, label, bytes });
            for (const [id, key] of gone) {
                to.remove("changes", place, key);
                this.keys.delete(id);
                this.written.delete(id);
            }
            to.stamp(place, revision);
        };
        shelf.write(work, fresh.length > 0 && !host.isLive()).then(() => {
            for (const { id } of fresh) if (this.keys.has(id)) this.written.add(id);
            this.say();
        }).catch(() => this.failed(shelf));
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

    /** The device is full, or its memory was taken away. Without the steps there may be room for the changes. */
    private failed(shelf: Shelf): void {
        if (this.isOver || !this.shelf) return;
        this.beginAnew();
        if (this.isFull) {
            this.shelf = undefined;
            return this.say();
        }
        this.isFull = true;
        this.row.leaveOut();
        const { place } = this.claim;
        shelf.write((to) => to.forget(place)).then(() => this.keep()).catch(() => this.failed(shelf));
    }

    /** Says how many of the unsent changes are safe here, and warns once where none can be. */
    private say(): void {
        const { host } = this;
        if (!host || this.isOver) return;
        const words = offlineWords(host.unsent.get(), this.shelf && this.countKept(host));
        const said = host.offline.get();
        if (words.words !== said.words || words.tip !== said.tip) host.offline.set(words);
        if (this.shelf || this.hasWarned || host.isLive() || host.unsent.get() === 0) return;
        this.hasWarned = true;
        host.tell("This browser keeps nothing for the page: leave the tab open until the studio answers, or your last edits are lost.");
    }

    private countKept(host: JournalHost): number {
        const own = [...this.unconfirmed(host).keys()].filter((id) => this.written.has(id));
        return own.length + this.before.ofOthers(this.claim.place);
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
        this.before.release();
        void this.claim.release();
    }
}

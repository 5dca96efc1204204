/**
 * One open project: the document, kept in step with the studio, and how its shots stand. Edits are made at once and
 * sent; what the studio has not confirmed is sent again after a cut connection.
 */
import type { Take } from "../api/types";
import type { HostChange } from "../canvas/interface";
import { Listeners, Store } from "../ui/store";
import { bytesText } from "../wasm/ids";
import {
    CanvasDocument, CoreStopped, GraphModule, Lost, Operation, Outgoing, Refusal, UserId,
} from "../wasm/core";
import { Binary, readCommitted, readDocument, readPreview } from "./binary";
import type { Connection } from "./connection";
import type { Journal, OfflineWords } from "./journal";
import type { StudioMessage } from "./messages";
import { ShownTakes } from "./shown-takes";
import { Concerned, NodeStates } from "./states";

/** What a project needs of a connection. */
export type ProjectConnection = Pick<Connection, "greeted" | "texts" | "binaries" | "isLive" | "send">;

export interface ProjectParts {
    id: string;
    author: UserId;
    module: GraphModule;
    catalogue: Uint8Array;
    connection: ProjectConnection;
    /** Finds a take that is pinned and not known yet. */
    findTake: (take: string) => Promise<Take>;
    /** What this browser keeps of the project; the document is shown when it has come. */
    journal?: Promise<Journal | undefined>;
    /** Says a sentence to the person. */
    tell: (sentence: string, tone?: "plain" | "danger") => void;
}

/** What changed since it was last told. */
interface Gathered {
    document: boolean;
    nodes: Set<string> | "all";
    /** Runs are further, be it with variations, which no node shows. */
    runs: boolean;
    selection: boolean;
}

/** Where the project stands with the studio. */
export type Opening =
    | { is: "opening" }
    | { is: "open"; document: CanvasDocument }
    | { is: "closed"; reason: string };

export class ProjectSession {
    readonly opening = new Store<Opening>({ is: "opening" });
    readonly states = new NodeStates();
    readonly takes: ShownTakes;
    /** An edit of this tab is being made: what listeners are told now is its doing. */
    isEditing = false;
    /** Changes not confirmed yet. */
    readonly unsent = new Store(0);
    /** What is said of them while the studio does not answer; a journal that keeps them says more. */
    readonly offline = new Store<OfflineWords>({ words: "Offline", tip: "", strip: "Leave the tab open." });
    /** The document's version, for components that read the document. */
    readonly version = new Store(0);
    /** Grows when anything of the states changes, be it progress. */
    readonly statesVersion = new Store(0);
    /** Grows when jobs or takes change, but not with progress. */
    readonly jobsVersion = new Store(0);
    /** At most once a frame. */
    readonly changes = new Listeners<HostChange>();

    private document: CanvasDocument | undefined;
    private journal: Journal | undefined;
    private gathered: Gathered | undefined;
    private wantsSnapshot = true;
    /** Changes that were sent for a revision that the studio, gone back to an older copy, has not: it refuses them, and
     * they have been sent again. */
    private readonly overtaken = new Set<string>();
    private isResting = false;
    private readonly endings: (() => void)[] = [];

    constructor(private readonly parts: ProjectParts) {
        const { connection } = parts;
        this.takes = new ShownTakes(
            this.states, () => this.document, parts.findTake, (nodes) => this.restate(nodes, true));
        this.endings.push(
            connection.greeted.add(() => this.follow()),
            connection.texts.add((message) => this.hear(message)),
            connection.binaries.add((message) => this.hearBinary(message)));
        if (connection.isLive) this.follow();
    }

    /** Whenever the studio has greeted, the first time and after each cut. */
    get greeted(): Connection["greeted"] {
        return this.parts.connection.greeted;
    }

    get id(): string {
        return this.parts.id;
    }

    close(): void {
        for (const end of this.endings) end();
        void this.parts.journal?.then((journal) => journal?.close());
        // The screen that shows the document goes first.
        const document = this.document;
        this.document = undefined;
        window.setTimeout(() => document?.close(), 0);
    }

    /** Leaves the connection to something else, or takes it back and catches up; what can be undone stays. */
    rest(isResting: boolean): void {
        this.isResting = isResting;
        if (this.parts.connection.isLive) this.follow();
    }

    // MARK: Edits

    /** Makes an edit at once and sends it; a refusal is told, and answers false. */
    perform(label: string, operations: readonly Operation[], gesture?: string): boolean {
        if (operations.length === 0) return true;
        return this.edit((document) => document.perform(label, operations, gesture ? { coalesce: gesture } : {}));
    }

    undo(): boolean {
        return this.edit((document) => document.undo());
    }

    redo(): boolean {
        return this.edit((document) => document.redo());
    }

    private edit(make: (document: CanvasDocument) => Outgoing): boolean {
        if (!this.document) return false;
        this.isEditing = true;
        try {
            const outgoing = make(this.document);
            this.parts.connection.send(outgoing.bytes);
            this.count();
            return true;
        } catch (error) {
            if (error instanceof Refusal) this.parts.tell(error.reason, "danger");
            else if (error instanceof CoreStopped) this.startAnew();
            else throw error;
            return false;
        } finally {
            this.isEditing = false;
        }
    }

    private count(): void {
        this.unsent.set((this.document?.pending.length ?? 0) + (this.journal?.earlier.length ?? 0));
    }

    /** Comes when the studio has answered every edit, or after a while: a run should mean what is on screen. */
    settled(): Promise<void> {
        if (this.unsent.get() === 0) return Promise.resolve();
        return new Promise((resolve) => {
            const end = (): void => {
                window.clearTimeout(timer);
                stop();
                resolve();
            };
            const timer = window.setTimeout(end, 2000);
            const stop = this.unsent.subscribe(() => {
                if (this.unsent.get() === 0) end();
            });
        });
    }

    // MARK: The connection

    /** Says what is followed, and sends again what was not confirmed. */
    private follow(): void {
        const { connection, id } = this.parts;
        this.overtaken.clear();
        if (this.isResting) return;
        if (!this.document || this.wantsSnapshot) {
            this.wantsSnapshot = true;
            connection.send({ type: "open", project: id });
            return;
        }
        connection.send({ type: "open", project: id, revision: this.document.revision, since: this.states.event });
        this.sendPending();
    }

    private sendPending(): void {
        for (const { bytes } of [...this.journal?.earlier ?? [], ...this.document?.pending ?? []]) {
            this.parts.connection.send(bytes);
        }
    }

    private startAnew(): void {
        this.wantsSnapshot = true;
        this.follow();
    }

    private hear(message: StudioMessage): void {
        if ("project" in message && message.project !== this.id) return;
        if (message.type === "refused") {
            this.refused(message.change, message.reason);
        } else if (message.type === "closed") {
            this.opening.set({ is: "closed", reason: message.reason });
            // Not there any more, or not for this person to see.
            void this.parts.journal?.then((journal) => journal?.clear());
        } else if (message.type === "error") {
            this.parts.tell(`The studio did not understand the page: ${message.detail}`, "danger");
        } else {
            const concerned = this.states.take(message);
            if (concerned) this.restate(concerned, message.type !== "progress" && message.type !== "queue");
            if ("runs" in message && message.runs.length > 0) this.gather({ runs: true });
        }
    }

    private hearBinary(message: Uint8Array): void {
        try {
            if (message[0] === Binary.document) this.receiveDocument(message);
            else if (message[0] === Binary.change) this.receiveChange(message);
            else if (message[0] === Binary.picture) this.receivePreview(message);
        } catch (error) {
            // The core has stopped, or a message cannot be read: a whole document mends either, unless it is the cause.
            if (this.wantsSnapshot) throw error;
            console.error(error);
            this.startAnew();
        }
    }

    private receiveDocument(message: Uint8Array): void {
        const { revision, document: snapshot } = readDocument(message);
        if (this.document) {
            if (revision < this.document.revision) for (const { id } of this.document.pending) this.overtaken.add(id);
            this.tellLost(this.resetTo(this.document, snapshot, revision));
            this.wantsSnapshot = false;
            this.sendPending();
            this.count();
            return;
        }
        const { module, catalogue, author } = this.parts;
        const document = module.open({ catalogue, snapshot, author, revision });
        this.document = document;
        this.wantsSnapshot = false;
        this.endings.push(document.subscribe((touched) => {
            this.version.set(touched.version);
            const nodes = touched.everything ? "all" : touched.nodes;
            this.gather({ document: true, nodes });
            queueMicrotask(() => this.repin(nodes));
        }));
        this.restate("all", true);
        if (this.parts.journal) void this.resume(document, this.parts.journal);
        else this.show(document);
    }

    /** Puts back what this browser has kept. What had not reached the studio is sent first of all, and the document is
     * shown with it. */
    private async resume(document: CanvasDocument, coming: Promise<Journal | undefined>): Promise<void> {
        const journal = await coming;
        if (!journal || this.document !== document) return this.show(document);
        const { unsent, offline } = this;
        const { tell, connection } = this.parts;
        journal.begin({ document, unsent, offline, tell, isLive: () => connection.isLive });
        this.journal = journal;
        this.sendPending();
        this.count();
        await this.settled();
        this.show(document);
    }

    private show(document: CanvasDocument): void {
        if (this.document !== document || this.opening.get().is !== "opening") return;
        this.version.set(document.version);
        this.opening.set({ is: "open", document });
    }

    private resetTo(document: CanvasDocument, snapshot: Uint8Array, revision: number): readonly Lost[] {
        try {
            return document.reset(snapshot, revision);
        } catch (error) {
            if (!(error instanceof CoreStopped)) throw error;
            return document.recover(snapshot, revision);
        }
    }

    private receiveChange(message: Uint8Array): void {
        if (!this.document || this.wantsSnapshot) return;
        const { revision, change } = readCommitted(message);
        const reception = this.document.receive(revision, change);
        if (reception.outcome === "outOfStep") this.startAnew();
        else if (reception.outcome === "merged") this.tellLost(reception.lost);
        if (this.journal?.earlier.length) this.journal.received(bytesText(change.subarray(2, 18)), revision, change);
        this.count();
    }

    private receivePreview(message: Uint8Array): void {
        const preview = readPreview(message);
        if (preview) this.restate(this.states.picture(preview.node, preview.job, preview.picture), false);
    }

    /** The studio would not take a change: it goes, with what was built on it. */
    private refused(change: string, reason: string): void {
        if (this.overtaken.delete(change)) return;
        if (this.journal?.refused(change, reason)) return this.count();
        const refused = this.document?.pending.find((pending) => pending.id === change);
        // Otherwise it is gone already, for a change of somebody else's that came first, and that has been told.
        if (!this.document || !refused) return;
        const lost = this.document.withdraw(change);
        this.parts.tell(refused.label ? `“${refused.label}” was taken back. ${reason}` : reason, "danger");
        this.tellLost(lost.filter((gone) => gone.id !== change));
        this.count();
    }

    private tellLost(lost: readonly Lost[]): void {
        for (const gone of lost.slice(0, 3)) this.parts.tell(gone.reason, "danger");
        if (lost.length > 3) this.parts.tell(`${lost.length - 3} more of your edits no longer fit.`, "danger");
    }

    // MARK: States

    /** The take a node shows. */
    shownTake(node: string): Take | undefined {
        return this.takes.take(node);
    }

    /** A node may have been given another take, which makes it stale or up to date. */
    private repin(nodes: Concerned): void {
        const other = this.takes.repinned(nodes === "all" ? this.states.nodes.keys() : nodes);
        if (other.size > 0) this.restate(other, true);
    }

    private restate(nodes: Concerned, madeChanged: boolean): void {
        if (madeChanged && this.document) {
            const concerned = nodes === "all" ? [...this.states.nodes.keys()] : [...nodes];
            this.jobsVersion.update((version) => version + 1);
            this.document.setMade(concerned.map((node) => [node, this.shownTake(node)?.fingerprint ?? null] as const));
        }
        this.gather({ nodes });
    }

    // MARK: Telling

    /** What belongs to these nodes elsewhere is another, such as the picture of an asset. */
    looksOther(nodes: Concerned): void {
        this.gather({ nodes });
    }

    /** Someone else set the selection. */
    selectionChanged(): void {
        this.gather({ selection: true });
    }

    /** Collects what changed, and tells it once before the next frame. */
    private gather(change: Partial<Omit<Gathered, "nodes">> & { nodes?: Concerned }): void {
        if (!this.gathered) {
            this.gathered = { document: false, nodes: new Set(), runs: false, selection: false };
            requestAnimationFrame(() => this.deliver());
            window.setTimeout(() => this.deliver(), 250);
        }
        const all = this.gathered;
        all.document ||= change.document ?? false;
        all.runs ||= change.runs ?? false;
        all.selection ||= change.selection ?? false;
        if (change.nodes === "all") all.nodes = "all";
        else if (change.nodes && all.nodes !== "all") for (const node of change.nodes) all.nodes.add(node);
    }

    /** A hidden tab draws no frames; its timer delivers instead. */
    private deliver(): void {
        const gathered = this.gathered;
        if (!gathered) return;
        this.gathered = undefined;
        const hasNodes = gathered.nodes === "all" || gathered.nodes.size > 0;
        if (hasNodes || gathered.runs) this.statesVersion.update((version) => version + 1);
        const { document, nodes, selection } = gathered;
        if (hasNodes || document || selection) {
            this.changes.call({ document, nodes: hasNodes ? nodes : undefined, selection });
        }
    }
}

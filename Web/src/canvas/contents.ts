/**
 * What stands on the cards in view, kept by slot. The core says by a stamp when a node has changed; the page says which
 * nodes' work has. So a card is read once, and again only when something of it is another.
 */
import { filmSettings, textOf } from "../film/settings";
import type { Rate } from "../film/values";
import { count } from "../film/words";
import type { NodeState } from "../live/messages";
import { idText, Node, Touched, Value } from "../wasm/core";
import { ViewNode } from "../wasm/view";
import { CardState, cardState } from "./cardState";
import type { CanvasHost } from "./interface";
import { QuietLine, quietLine } from "./quietLine";
import { kindOf, nodeName } from "./words";

/** A piece of a note on its card's body: words in a font, or else a rectangle. */
export interface NoteMark {
    readonly x: number;
    readonly y: number;
    readonly ink: string;
    readonly text?: string;
    readonly font?: string;
    readonly width?: number;
    readonly height?: number;
    /** The box of a task: the line of the text that it stands on. */
    readonly task?: number;
}

/** A note as it is laid out. */
export interface NoteLook {
    readonly paper: string | null;
    readonly marks: readonly NoteMark[];
}

export interface CardContent {
    readonly id: string;
    readonly stamp: number;
    readonly kind: string;
    readonly title: string;
    readonly line: QuietLine;
    /** A note's words, and how they are laid out, once what does that has come. */
    readonly words: string;
    readonly note?: NoteLook | undefined;
    readonly state: CardState;
    /** The file of the take that it shows. */
    readonly media: string | null;
    /** Whether that is a moving picture. */
    readonly isMoving: boolean;
    /** The colour that a person gave a frame, a subgraph or a note, as CSS; null where none was given. */
    readonly tint: string | null;
    /** What people said of it. */
    readonly said: "approved" | "star" | undefined;
    /** Behind “blocked”: the name of what failed. */
    readonly cause: string;
}

/** Where nobody chose a colour, it is wholly transparent. */
function tintOf(value: Value | undefined): string | null {
    return value && "colour" in value && !value.colour.endsWith("00") ? value.colour : null;
}

type Work = Pick<CardContent, "state" | "media" | "isMoving" | "said" | "cause">;

export class Contents {
    private kept: (CardContent | undefined)[] = [];
    private readonly jobs = new Map<string, string>();
    private readonly working = new Set<string>();
    private readonly failed = new Set<string>();
    private rateKept: Rate | undefined;
    private changes = 0;
    private markChanges = 0;

    constructor(private readonly host: CanvasHost) {
        this.workChanged("all");
    }

    /** Grows whenever what is kept may be another. */
    get version(): number {
        return this.changes;
    }

    /** Grows whenever other nodes are worked on, or other ones have failed. */
    get marks(): number {
        return this.markChanges;
    }

    /** The nodes that are being worked on now. */
    get running(): ReadonlySet<string> {
        return this.working;
    }

    /** The nodes whose newest job failed. */
    get failing(): ReadonlySet<string> {
        return this.failed;
    }

    /** The content of the node whose record stands at `at` in a view, if it need not be read first. */
    known(view: Int32Array, at: number): CardContent | undefined {
        const kept = this.kept[view[at + ViewNode.slot] ?? 0];
        return kept?.stamp === view[at + ViewNode.stamp] ? kept : undefined;
    }

    /** The same, read where it has to be. Its object is another whenever something of it is. */
    of(view: Int32Array, at: number): CardContent {
        const slot = view[at + ViewNode.slot] ?? 0;
        const stamp = view[at + ViewNode.stamp] ?? 0;
        const kept = this.known(view, at);
        if (kept) return kept;
        const id = idText(view[at + ViewNode.idHigh] ?? 0, view[at + ViewNode.idLow] ?? 0);
        return (this.kept[slot] = this.read(id, stamp));
    }

    /** An edit touched these nodes. A cut's line tells of the shots behind it, and all lines of the film's rate. */
    touched(touched: Pick<Touched, "nodes" | "everything">): void {
        const { core } = this.host;
        this.changes += 1;
        if (touched.everything || touched.nodes.has(core.root().id)) {
            this.kept = [];
            this.rateKept = undefined;
            return;
        }
        for (const node of touched.nodes) {
            for (const wire of core.node(node) ? core.wiresFrom(node) : []) this.forget(wire.target.node);
        }
    }

    /** The work of these nodes is another. */
    workChanged(nodes: ReadonlySet<string> | "all"): void {
        const { core } = this.host;
        this.changes += 1;
        if (nodes === "all") {
            this.kept = [];
            this.jobs.clear();
            this.working.clear();
            this.failed.clear();
            for (const state of this.host.states()) this.noteWork(state.node, state);
            return;
        }
        for (const node of nodes) this.noteWork(node, this.host.nodeState(node));
        for (const node of nodes) {
            const standIn = core.standIn(node);
            if (standIn && standIn.node !== node) this.kept[standIn.slot] = undefined;
            const slot = core.slotOf(node);
            const kept = slot >= 0 ? this.kept[slot] : undefined;
            if (kept && kept.id === node) this.kept[slot] = { ...kept, ...this.work(node) };
        }
    }

    private forget(node: string): void {
        const slot = this.host.core.slotOf(node);
        if (slot >= 0) this.kept[slot] = undefined;
    }

    private noteWork(node: string, state: NodeState | undefined): void {
        if (state?.job) this.jobs.set(state.job, node);
        this.mark(this.working, node, state?.state === "leased");
        this.mark(this.failed, node, state?.state === "failed");
    }

    private mark(nodes: Set<string>, node: string, isIn: boolean): void {
        if (nodes.has(node) === isIn) return;
        this.markChanges += 1;
        if (isIn) nodes.add(node);
        else nodes.delete(node);
    }

    private read(id: string, stamp: number): CardContent {
        const { core, catalogue } = this.host;
        const node = core.node(id);
        const rate = (this.rateKept ??= filmSettings(core.root(), catalogue).rate);
        return {
            id, stamp, kind: node?.kind ?? "",
            title: node ? node.title || (kindOf(catalogue, node.kind)?.title ?? node.kind) : "",
            line: this.holds(node) ? this.groupLine(id) : node ? quietLine(node, {
                catalogue, rate, node: other => core.node(other),
                wiresInto: (other, port) => core.wiresInto(other, port),
            }) : { words: "", length: "" },
            tint: tintOf(node?.fields["colour"]),
            words: node?.kind === "note" ? textOf(node.fields["text"]) ?? "" : "",
            note: node?.kind === "note" ? this.host.note?.(node) : undefined,
            ...this.work(id),
        };
    }

    private holds(node: Node | null): boolean {
        const holding = this.host.catalogue.kind(node?.kind ?? "")?.holding;
        return holding === "frame" || holding === "subgraph";
    }

    /** What a group holds: its shots, and how much else. */
    private groupLine(id: string): QuietLine {
        const { core } = this.host;
        const inside = core.withMembers([id]).map(member => core.node(member)).filter(node => node?.id !== id && !this.holds(node));
        const shots = inside.filter(node => node?.kind === "shot").length;
        const others = inside.length - shots;
        const words = [shots > 0 ? count(shots, "shot") : "", others > 0 ? `${shots > 0 ? `${others} more` : count(others, "card")}` : ""];
        return { words: words.filter(part => part !== "").join(" · ") || "Empty", length: "" };
    }

    /** A group is in work while something in it is, and has failed when something in it has. */
    private groupWork(id: string): Work {
        const { host } = this;
        const states = host.core.withMembers([id]).filter(member => member !== id).map(member => ({
            member, state: cardState(host.nodeState(member), host.progress(member), job => this.jobs.get(job)),
        }));
        const none = { media: null, isMoving: false, said: undefined, cause: "" };
        const open = states.flatMap(({ state }) => state.is === "running" ? [state.fraction] : state.is === "waiting" ? [0] : []);
        const failed = states.find(({ state }) => state.is === "failed");
        if (open.length > 0) {
            const fraction = open.reduce((sum, part) => sum + part, 0) / open.length;
            return { state: { is: "running", fraction, stage: `${open.length} in work`, secondsLeft: null }, ...none };
        }
        if (failed?.state.is === "failed") {
            const message = `${nodeName(host.core, host.catalogue, failed.member)}: ${failed.state.message}`;
            return { state: { is: "failed", message }, ...none };
        }
        return { state: { is: "idle" }, ...none };
    }

    private work(id: string): Work {
        const { host } = this;
        if (this.holds(host.core.node(id))) return this.groupWork(id);
        const state = cardState(host.nodeState(id), host.progress(id), job => this.jobs.get(job));
        const take = host.shownTake(id);
        const isSeen = take !== undefined && (take.kind === "video" || take.kind === "image");
        return {
            state, media: (isSeen ? take.media : host.still(id)) ?? null, isMoving: isSeen && take.frames > 1,
            said: take?.verdict === "approved" ? "approved" : take?.starred ? "star" : undefined,
            cause: state.is === "blocked" && state.by !== null ? nodeName(host.core, host.catalogue, state.by) : "",
        };
    }
}

/**
 * What stands on the cards in view, kept by slot. The core says by a stamp when a node has changed; the page says which
 * nodes' work has. So a card is read once, and again only when something of it is another.
 */
import { filmSettings, textOf } from "../film/settings";
import type { Rate } from "../film/values";
import { idText, Touched } from "../wasm/core";
import { ViewNode } from "../wasm/view";
import { CardState, cardState } from "./cardState";
import type { CanvasHost } from "./interface";
import { QuietLine, quietLine } from "./quietLine";
import { kindOf, nodeName } from "./words";

export interface CardContent {
    readonly id: string;
    readonly stamp: number;
    readonly kind: string;
    readonly title: string;
    readonly line: QuietLine;
    /** A note's words. */
    readonly words: string;
    state: CardState;
    /** The file of the take that it shows. */
    media: string | null;
    /** Whether that is a moving picture. */
    isMoving: boolean;
    /** What people said of it. */
    said: "approved" | "star" | undefined;
    /** Behind “blocked”: the name of what failed. */
    cause: string;
}

export class Contents {
    private kept: (CardContent | undefined)[] = [];
    private readonly jobs = new Map<string, string>();
    private readonly working = new Set<string>();
    private readonly failed = new Set<string>();
    private rateKept: Rate | undefined;

    constructor(private readonly host: CanvasHost) {
        this.workChanged("all");
    }

    /** The nodes that are being worked on now. */
    get running(): ReadonlySet<string> {
        return this.working;
    }

    /** The nodes whose newest job failed. */
    get failing(): ReadonlySet<string> {
        return this.failed;
    }

    /** The content of the node whose record stands at `at` in a view. */
    of(view: Int32Array, at: number): CardContent {
        const slot = view[at + ViewNode.slot] ?? 0;
        const stamp = view[at + ViewNode.stamp] ?? 0;
        const kept = this.kept[slot];
        if (kept && kept.stamp === stamp) return kept;
        const id = idText(view[at + ViewNode.idHigh] ?? 0, view[at + ViewNode.idLow] ?? 0);
        return (this.kept[slot] = this.read(id, stamp));
    }

    /** An edit touched these nodes. A cut's line tells of the shots behind it, and all lines of the film's rate. */
    touched(touched: Pick<Touched, "nodes" | "everything">): void {
        const { core } = this.host;
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
        if (nodes === "all") {
            this.kept = [];
            this.jobs.clear();
            this.working.clear();
            this.failed.clear();
            for (const node of core.nodes()) this.noteWork(node.id);
            return;
        }
        for (const node of nodes) this.noteWork(node);
        for (const node of nodes) {
            const slot = core.slotOf(node);
            const kept = slot >= 0 ? this.kept[slot] : undefined;
            if (kept && kept.id === node) this.readWork(kept);
        }
    }

    private forget(node: string): void {
        const slot = this.host.core.slotOf(node);
        if (slot >= 0) this.kept[slot] = undefined;
    }

    private noteWork(node: string): void {
        const state = this.host.nodeState(node);
        if (state?.job) this.jobs.set(state.job, node);
        if (state?.state === "leased") this.working.add(node);
        else this.working.delete(node);
        if (state?.state === "failed") this.failed.add(node);
        else this.failed.delete(node);
    }

    private read(id: string, stamp: number): CardContent {
        const { core, catalogue } = this.host;
        const node = core.node(id);
        const rate = (this.rateKept ??= filmSettings(core.root(), catalogue).rate);
        const content: CardContent = {
            id, stamp, kind: node?.kind ?? "",
            title: node ? node.title || (kindOf(catalogue, node.kind)?.title ?? node.kind) : "",
            line: node ? quietLine(node, {
                catalogue, rate, node: other => core.node(other),
                wiresInto: (other, port) => core.wiresInto(other, port),
            }) : { words: "", length: "" },
            words: node?.kind === "note" ? textOf(node.fields["text"]) ?? "" : "",
            state: { is: "idle" }, media: null, isMoving: false, said: undefined, cause: "",
        };
        this.readWork(content);
        return content;
    }

    private readWork(content: CardContent): void {
        const { host } = this;
        content.state = cardState(host.nodeState(content.id), host.progress(content.id), job => this.jobs.get(job));
        const take = host.shownTake(content.id);
        const isSeen = take !== undefined && (take.kind === "video" || take.kind === "image");
        content.media = (isSeen ? take.media : host.still(content.id)) ?? null;
        content.isMoving = isSeen && take.frames > 1;
        content.said = take?.verdict === "approved" ? "approved" : take?.starred ? "star" : undefined;
        content.cause = content.state.is === "blocked" && content.state.by !== null
            ? nodeName(host.core, host.catalogue, content.state.by) : "";
    }
}

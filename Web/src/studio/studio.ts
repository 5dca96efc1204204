/** One open project on the page: its parts, made once and ended together. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Targets } from "../api/client";
import type { Project } from "../api/types";
import type { Aids } from "../canvas/aids";
import type { Canvas, CanvasHost } from "../canvas/interface";
import type { Catalogue } from "../film/catalogue";
import { FilmSettings, filmSettings } from "../film/settings";
import type { ProjectSession } from "../live/project";
import { Player } from "../media/player";
import type { Counts } from "../problems/finder";
import { pictures } from "../media/pictures";
import { fetchLater } from "../ui/later";
import { Store } from "../ui/store";
import type { CanvasDocument } from "../wasm/core";
import { RunKind, plainKind, targetsOf } from "./kinds";
import { Runs } from "./runs";
import { SharedSelection } from "./selection";

export type Tell = (sentence: string, tone?: "plain" | "danger") => void;

export class Studio {
    readonly selection = new SharedSelection();
    readonly player = new Player();
    readonly runs: Runs;
    readonly film: Store<FilmSettings>;
    /** A take that is looked at without being the one its node shows. */
    readonly viewedTake = new Store<{ node: string; take: string } | undefined>(undefined);
    /** What a run would do is being looked at. */
    readonly isPlanning = new Store(false);
    /** What the library gives to cards, once it has come. */
    library: Pick<CanvasHost, "still" | "entries"> | undefined;
    /** How much is wrong in the film, once it has been looked at. */
    readonly problems = new Store<Counts | undefined>(undefined);
    /** The slots of what was searched for, while a search goes on. */
    readonly found = new Store<ReadonlySet<number> | undefined>(undefined);
    /** What lays out notes and lets them be written in place, once it has come. */
    notes: (Pick<CanvasHost, "note" | "tick"> & { write(node: string): void }) | undefined;
    /** What helps with gestures on the canvas, once it has come. */
    readonly aids = new Store<Aids | undefined>(undefined);
    /** The subgraph whose inside is seen; null at the top. */
    readonly level = new Store<string | null>(null);
    /** The drawn surface, once it is there. */
    readonly surface = new Store<Canvas | undefined>(undefined);
    private readonly titles = new Map<string, string>();
    private readonly endings: (() => void)[];

    constructor(
        readonly session: ProjectSession, readonly document: CanvasDocument, readonly catalogue: Catalogue,
        readonly project: Store<Project>, readonly tell: Tell,
    ) {
        this.film = new Store(filmSettings(document.root(), catalogue));
        this.runs = new Runs(session, () => this.film.get().tier, () => this.targets(), tell);
        this.endings = [
            document.subscribe(() => this.documentChanged()),
            session.version.subscribe(this.runs.requote),
            session.jobsVersion.subscribe(this.runs.requote),
            session.unsent.subscribe(this.runs.requote),
            session.greeted.add(this.runs.requote),
            this.selection.subscribe(() => {
                session.selectionChanged();
                this.rememberTitles();
                this.runs.requote();
            }),
        ];
        this.runs.requote();
    }

    get canvas(): Canvas | undefined {
        return this.surface.get();
    }

    close(): void {
        for (const end of this.endings) end();
        this.runs.close();
    }

    private documentChanged(): void {
        const film = filmSettings(this.document.root(), this.catalogue);
        if (JSON.stringify(film) !== JSON.stringify(this.film.get())) this.film.set(film);
        const { nodes, wires } = this.selection.get();
        const goneNodes = [...nodes].filter((node) => !this.document.node(node));
        const goneWires = [...wires].filter((wire) => !this.document.wire(wire));
        if (goneNodes.length + goneWires.length === 0) return;
        if (!this.session.isEditing) this.tellGone(goneNodes.filter((node) => !this.canvas?.tellsOf(node)));
        this.selection.choose(
            [...nodes].filter((node) => !goneNodes.includes(node)), [...wires].filter((wire) => !goneWires.includes(wire)));
    }

    /** A selected node that is gone is told by the name it had. */
    private rememberTitles(): void {
        this.titles.clear();
        for (const id of this.selection.get().nodes) this.titles.set(id, this.document.node(id)?.title ?? "");
    }

    private tellGone(nodes: readonly string[]): void {
        const [first] = nodes;
        if (first === undefined) return;
        const title = this.titles.get(first);
        if (nodes.length > 1) this.tell(`${nodes.length} of what you had selected was deleted by someone else.`);
        else this.tell(`“${title || "What you had selected"}” was deleted by someone else.`);
    }

    /** What Run means: the selected nodes that make something, else everything. */
    targets(): Targets {
        const nodes = this.runnable();
        return targetsOf(plainKind(nodes), nodes);
    }

    /** Runs what is selected, or all, in one of the ways there are; without a selection that way has to do without. */
    run(kind: RunKind = plainKind(this.runnable()), isForced = false): void {
        void this.runs.run(targetsOf(kind, this.runnable()), isForced);
    }

    /** Of what is selected, with what frames and subgraphs hold. */
    runnable(): string[] {
        return this.document.withMembers(this.selection.get().nodes).filter((node) => makesSomething(this, node));
    }

    /** What the surface asks of the page. */
    host(open: (node: string) => void): CanvasHost {
        const { session, selection, catalogue, document, runs, tell, aids } = this;
        return {
            core: document, catalogue, pictures, selection: selection.forCanvas, tell, open, aids,
            perform: (label, operations, gesture) => session.perform(label, operations, gesture),
            nodeState: (node) => session.states.nodes.get(node),
            states: () => session.states.nodes.values(),
            shownTake: (node) => session.shownTake(node),
            still: (node) => this.library?.still(node),
            found: this.found.get,
            note: (node) => this.notes?.note?.(node),
            tick: (node, at) => this.notes?.tick?.(node, at) ?? false,
            live: async () => (await fetchLater()).LiveLayer,
            entries: (nodes) => this.library?.entries(nodes) ?? [],
            progress: (node) => session.states.progress.get(node),
            preview: (node) => session.states.previews.get(node),
            run: (nodes, how) => {
                const all = document.withMembers(nodes);
                void runs.run(how === "only" ? { only: all } : { nodes: all }, how === "again");
            },
            plan: () => this.isPlanning.set(true),
            retry: (node) => {
                const run = session.states.nodes.get(node)?.run;
                if (run) void runs.retry(run);
            },
            subscribe: (listener) => session.changes.add(listener),
        };
    }
}

/** Whether a node's kind gives a picture: shots and sequences. */
export function makesSomething(studio: Studio, node: string): boolean {
    const kind = studio.catalogue.kind(studio.document.node(node)?.kind ?? "");
    return kind?.ports.some((port) => port.direction === "output" && ["video", "sequence"].includes(port.type)) ?? false;
}

export const StudioContext = createContext<Studio | undefined>(undefined);

export function useStudio(): Studio {
    const studio = useContext(StudioContext);
    if (!studio) throw new Error("No project is open here.");
    return studio;
}

/** Renders again after every edit of the document, own or remote. */
export function useDocument(): CanvasDocument {
    const { session, document } = useStudio();
    useSyncExternalStore(session.version.subscribe, session.version.get);
    return document;
}

/** Renders again when states, progress or takes change. */
export function useStates(): ProjectSession {
    const { session } = useStudio();
    useSyncExternalStore(session.statesVersion.subscribe, session.statesVersion.get);
    return session;
}

/** How a project's shots stand: the newest jobs, takes, places in the queue, progress and previews, by node. */
import type { Run, RunProgress } from "../api/types";
import type { JobProgress, NodeState, PreviewPicture, Progress, StudioMessage } from "./messages";

/** Nodes that look different now. */
export type Concerned = ReadonlySet<string> | "all";

const working: ReadonlySet<string> = new Set(["waiting", "ready", "held", "leased", "blocked"]);

/** Whether a job has still to end. */
export function isUnderWay(state: string | null | undefined): boolean {
    return typeof state === "string" && working.has(state);
}

export class NodeStates {
    readonly nodes = new Map<string, NodeState>();
    readonly progress = new Map<string, Progress>();
    readonly previews = new Map<string, PreviewPicture>();
    readonly runs = new Map<string, Run>();
    /** How far runs under way are as a whole. */
    readonly runProgress = new Map<string, RunProgress>();
    /** Places in the queue by job, 1 being next. */
    positions: { readonly [job: string]: number } = {};
    /** The newest event that is part of this; what `open` continues from. */
    event: number | undefined;

    /** Takes in a message; answers which nodes it concerns, undefined for other messages. */
    take(message: StudioMessage): Concerned | undefined {
        switch (message.type) {
            case "state":
                return this.replace(message.event, message.nodes, message.runs);
            case "events":
                this.event = Math.max(this.event ?? 0, message.event);
                for (const run of message.runs) {
                    this.runs.set(run.id, run);
                    if (run.settled) this.runProgress.delete(run.id);
                }
                return this.update(message.nodes);
            case "progress":
                for (const run of message.runs) this.runProgress.set(run.run, run);
                return this.advance(message.jobs);
            case "queue":
                return this.place(message.positions);
            default:
                return undefined;
        }
    }

    private advance(jobs: readonly JobProgress[]): Concerned {
        const concerned = new Set<string>();
        for (const job of jobs) {
            // Variations of a node are worked on beside its newest job.
            if (job.node === null || this.nodes.get(job.node)?.job !== job.job) continue;
            this.progress.set(job.node, job);
            concerned.add(job.node);
        }
        return concerned;
    }

    /** A small picture of a shot in work; that of another job than the node's newest is none of the node's. */
    picture(node: string, job: string, picture: PreviewPicture): Concerned {
        if (this.nodes.get(node)?.job !== job) return new Set();
        this.previews.set(node, picture);
        return new Set([node]);
    }

    /** Pictures and progress that nobody sends any more are forgotten; what stood before the cut stays on screen. */
    private replace(event: number, nodes: readonly NodeState[], runs: readonly Run[]): Concerned {
        this.event = event;
        this.nodes.clear();
        this.runs.clear();
        this.progress.clear();
        this.runProgress.clear();
        for (const run of runs) this.runs.set(run.id, run);
        this.update(nodes);
        for (const node of [...this.previews.keys()]) {
            if (!isUnderWay(this.nodes.get(node)?.state)) this.previews.delete(node);
        }
        return "all";
    }

    private update(nodes: readonly NodeState[]): Concerned {
        for (const state of nodes) {
            const before = this.nodes.get(state.node)?.job;
            this.nodes.set(state.node, state);
            if (before !== undefined && before !== state.job) this.previews.delete(state.node);
            if (state.state === "leased") {
                if (state.progress) this.progress.set(state.node, state.progress);
                else if (before !== state.job) this.progress.delete(state.node);
            } else {
                this.progress.delete(state.node);
                if (!isUnderWay(state.state)) this.previews.delete(state.node);
            }
        }
        return new Set(nodes.map((state) => state.node));
    }

    private place(positions: { readonly [job: string]: number }): Concerned {
        this.positions = positions;
        const concerned = new Set<string>();
        for (const [node, state] of this.nodes) {
            const position = (state.job !== null ? positions[state.job] : undefined) ?? null;
            if (position === state.position) continue;
            this.nodes.set(node, { ...state, position });
            concerned.add(node);
        }
        return concerned;
    }
}

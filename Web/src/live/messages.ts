/** What the studio says on the live connection, as Docs/live.md states it. */
import type { Project, Run, Take } from "../api/types";

export type JobState =
    | "waiting" | "ready" | "held" | "leased" | "succeeded" | "cached" | "failed" | "cancelled" | "blocked";

/** A node's newest job, and the take it shows without a pin. */
export interface NodeState {
    node: string;
    job: string | null;
    run: string | null;
    state: JobState | null;
    attempts: number;
    cause: string | null;
    message: string | null;
    /** Place in the queue, 1 being next. */
    position: number | null;
    progress: JobProgress | null;
    take: Take | null;
    /** How many takes there are. */
    takes: number;
    /** Of the work behind the shown take: 16 hexadecimal digits. */
    fingerprint: string | null;
}

/** How far a job is. */
export interface JobProgress {
    job: string;
    node: string;
    stage: string;
    /** 0…1. */
    fraction: number;
    framesDone: number;
    framesTotal: number;
    secondsLeft: number | null;
}

/** A small picture of a shot in work; three bytes a pixel. */
export interface PreviewPicture {
    frame: number;
    width: number;
    height: number;
    rgb: Uint8Array;
}

/** Something that happened, numbered. */
export interface StudioEvent {
    number: number;
    moment: string;
    kind: string;
    revision?: number;
    run?: string;
    job?: string;
    node?: string | null;
    state?: string;
    take?: string;
    takeNumber?: number;
}

export type StudioMessage =
    | { type: "hello"; user: { id: string; name: string; role: string }; version: string; instance: string }
    | { type: "state"; project: string; event: number; nodes: NodeState[]; runs: Run[] }
    | { type: "events"; project: string; event: number; items: StudioEvent[]; nodes: NodeState[]; runs: Run[] }
    | { type: "progress"; project: string; jobs: JobProgress[] }
    | { type: "queue"; project: string; positions: Record<string, number> }
    | { type: "projects"; event: number; items: Project[] }
    | { type: "refused"; change: string; code: number; reason: string }
    | { type: "closed"; project: string; reason: string }
    | { type: "error"; detail: string };

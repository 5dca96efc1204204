/** What the studio says of a project on the live connection; the types are made from its own schemas. */
export type { JobProgress, JobState, NodeState, Progress, StudioMessage } from "../api/types";

/** A small picture of a shot in work; three bytes a pixel. */
export interface PreviewPicture {
    frame: number;
    width: number;
    height: number;
    rgb: Uint8Array;
}

/** What a card says about its work, from the node's newest job and what it shows. */
import type { NodeState, Progress } from "../live/messages";

export type CardState =
    | { readonly is: "idle" }
    | { readonly is: "waiting"; readonly position: number | null; readonly isHeld: boolean }
    | {
        readonly is: "running"; readonly fraction: number; readonly stage: string; readonly secondsLeft: number | null;
    }
    | { readonly is: "done" }
    | { readonly is: "cached" }
    | { readonly is: "failed"; readonly message: string }
    /** `by` is the node that failed, when it is known. */
    | { readonly is: "blocked"; readonly by: string | null };

/** @param nodeOf which node a job worked on. */
export function cardState(
    state: NodeState | undefined, progress: Progress | undefined, nodeOf: (job: string) => string | undefined,
): CardState {
    switch (state?.state) {
        case "waiting":
        case "ready":
            return { is: "waiting", position: state.position, isHeld: false };
        case "held":
            return { is: "waiting", position: null, isHeld: true };
        case "leased": {
            const now = progress ?? state.progress;
            return {
                is: "running", fraction: Math.min(1, Math.max(0, now?.fraction ?? 0)), stage: now?.stage ?? "",
                secondsLeft: now?.secondsLeft ?? null,
            };
        }
        case "failed":
            return { is: "failed", message: state.message ?? "It failed, and nothing said why." };
        case "blocked":
            return { is: "blocked", by: (state.cause !== null ? nodeOf(state.cause) : undefined) ?? null };
        case "cached":
            return { is: "cached" };
        case "succeeded":
            return { is: "done" };
        default:
            // Cancelled, or never run: the take that is there, if any, still is.
            return { is: state?.take ? "done" : "idle" };
    }
}

/** `about 2 min left` on a card is `2:05`: a person glances at it. */
export function timeLeft(seconds: number): string {
    const whole = Math.max(0, Math.ceil(seconds));
    return whole < 60 ? `${whole} s left` : `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")} left`;
}

/** In words, for who hears the canvas instead of seeing it. */
export function stateWords(state: CardState, isStale: boolean, nameOf: (node: string) => string): string {
    const stale = isStale ? ", stale" : "";
    switch (state.is) {
        case "idle": return `not rendered${stale}`;
        case "waiting":
            if (state.isHeld) return "held back";
            return state.position === null ? "waiting" : `place ${state.position} in the queue`;
        case "running":
            // In steps of ten: each is said aloud.
            return `${state.stage || "in work"}, ${Math.floor(state.fraction * 10) * 10} %`;
        case "done": return `rendered${stale}`;
        case "cached": return `rendered before${stale}`;
        case "failed": return `failed: ${state.message}`;
        case "blocked": return state.by === null ? "blocked" : `blocked by ${nameOf(state.by)}`;
    }
}

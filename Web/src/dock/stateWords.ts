/** How a shot's job stands, in words. */
import type { NodeState } from "../live/messages";
import type { ProjectSession } from "../live/project";
import type { CanvasDocument } from "../wasm/core";

export function describeState(state: NodeState, session: ProjectSession, document: CanvasDocument): string {
    switch (state.state) {
        case "leased":
            return sentenceCase(session.states.progress.get(state.node)?.stage || "in work");
        case "ready":
            return state.attempts > 0 ? "Waits for another try" : "Waits for its turn";
        case "held":
            return "Held back";
        case "waiting":
            return "Waits for what it is made of";
        case "blocked": {
            const culprit = [...session.states.nodes.values()].find((other) => other.job === state.cause);
            const cause = culprit ? document.node(culprit.node) : null;
            return cause ? `Blocked by ${cause.title}` : (state.message ?? "Blocked");
        }
        case "failed":
            return state.message ?? "Failed";
        case "cancelled":
            return "Cancelled";
        default:
            return "Done";
    }
}

export function sentenceCase(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

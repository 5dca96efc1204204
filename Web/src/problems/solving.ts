import type { Studio } from "../studio/studio";
import { Refusal } from "../wasm/core";
import type { Problem } from "./problem";

/** Selects the card and brings it into view. */
export function showProblem(studio: Studio, { node }: Problem): void {
    studio.selection.choose([node]);
    studio.canvas?.show(node);
}

export function fixProblem(studio: Studio, problem: Problem): void {
    const { fix } = problem;
    if (!fix) return;
    if (fix.is === "retry") {
        void studio.runs.retry(fix.run);
    } else if (fix.is === "render") {
        void studio.runs.run({ nodes: [problem.node] });
    } else {
        try {
            studio.session.perform(fix.label, fix.operations());
        } catch (error) {
            // What was found a moment ago may have been mended otherwise.
            if (!(error instanceof Refusal)) throw error;
            studio.tell(error.reason, "danger");
        }
    }
}

/** The ways to run, and what a run would do, in words. */
import type { Plan, PlanItem, Run, RunProgress, Targets } from "../api/types";
import { count, duration } from "../film/words";
import { NodeStates, isUnderWay } from "../live/states";

export type RunKind = "only" | "here" | "stale" | "everything";

export function targetsOf(kind: RunKind, nodes: readonly string[]): Targets {
    switch (kind) {
        case "only":
            return { only: nodes };
        case "here":
            return { nodes };
        case "stale":
            return { stale: true };
        case "everything":
            return { everything: true };
    }
}

/** What Run means when nothing more is said. */
export function plainKind(nodes: readonly string[]): RunKind {
    return nodes.length > 0 ? "here" : "everything";
}

/** `about 14 s (11–19 s)`; without figures for one of the jobs, that. */
export function lengthWords(plan: Plan): string {
    if (plan.renders === 0) return "";
    if (plan.seconds === null) return "never measured here";
    const { range } = plan;
    const about = `about ${duration(plan.seconds)}`;
    return range === null || duration(range.low) === duration(range.high) ? about : `${about} (${rangeWords(range.low, range.high)})`;
}

/** `11–19 s`, `55 s – 1 min 40 s`. */
export function rangeWords(low: number, high: number): string {
    return high < 59.5 ? `${Math.round(low)}–${duration(high)}` : `${duration(low)} – ${duration(high)}`;
}

/** `3 takes to make, 9 taken over`. */
export function planWords(plan: Plan): string {
    const renders = plan.renders === 0 ? "Nothing to make" : `${count(plan.renders, "take")} to make`;
    return plan.cached === 0 ? renders : `${renders}, ${plan.cached.toLocaleString("en-GB")} taken over`;
}

/** What is said beside one of the jobs. */
export function itemWords(item: PlanItem): string {
    if (item.cached) return item.take ? `from take ${item.take.number}` : "taken over";
    return item.seconds === null ? "not measured" : duration(item.seconds);
}

/** What renders stands before what is taken over. */
export function inOrder(items: readonly PlanItem[]): PlanItem[] {
    return [...items.filter(({ cached }) => !cached), ...items.filter(({ cached }) => cached)];
}

/** How far a run is: as the studio says, else by the jobs that are done. */
export function runFraction(run: Run, progress: RunProgress | undefined): number {
    const done = (run.counts["succeeded"] ?? 0) + (run.counts["cached"] ?? 0);
    return progress?.fraction ?? (run.total === 0 ? 0 : done / run.total);
}

/** How many shots have still to end, and how many variations beside them. */
export function inWork(states: NodeStates): { shots: number; variations: number } {
    let [shots, variations] = [0, 0];
    for (const { state, run } of states.nodes.values()) {
        if (isUnderWay(state) && states.runs.get(run ?? "")?.varies == null) shots += 1;
    }
    for (const { varies, settled, total, counts } of states.runs.values()) {
        if (varies === null || settled) continue;
        variations += total - ["succeeded", "cached", "failed", "cancelled"].reduce((sum, state) => sum + (counts[state] ?? 0), 0);
    }
    return { shots, variations };
}

/** All runs under way as one: how far, and how long the longest still takes. */
export function together(
    runs: Iterable<Run>, progress: ReadonlyMap<string, RunProgress>,
): { fraction: number; secondsLeft: number | null } | undefined {
    let total = 0;
    let done = 0;
    let left: number | null = null;
    for (const run of runs) {
        if (run.settled) continue;
        const known = progress.get(run.id);
        total += run.total;
        done += run.total * runFraction(run, known);
        if (known?.secondsLeft != null) left = Math.max(left ?? 0, known.secondsLeft);
    }
    return total === 0 ? undefined : { fraction: done / total, secondsLeft: left };
}

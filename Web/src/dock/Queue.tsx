import type { ReactElement } from "react";
import type { Run, RunProgress } from "../api/types";
import { ago, count, duration, exactly } from "../film/words";
import type { NodeState } from "../live/messages";
import { isUnderWay } from "../live/states";
import type { ProjectSession } from "../live/project";
import { runFraction } from "../studio/kinds";
import { regions } from "../studio/regions";
import { useDocument, useStates, useStudio } from "../studio/studio";
import { Bar } from "../ui/Bar";
import { Button } from "../ui/Button";
import { showSheet } from "../variations/desk";
import { titleOf } from "../variations/fields";
import { describeState } from "./stateWords";

/** What is in work and what waits, in the order in which it comes; what failed stands below until it is retried. */
export function Queue(): ReactElement {
    const session = useStates();
    const states = [...session.states.nodes.values()];
    const working = states.filter((state) => isUnderWay(state.state)).sort(byTurn);
    const failed = states.filter((state) => state.state === "failed");
    const runs = [...session.states.runs.values()].filter((run) => !run.settled || (run.counts["failed"] ?? 0) > 0);
    if (working.length === 0 && failed.length === 0 && runs.length === 0) {
        return <p className="dock-empty">Nothing waits. Press Run, and what is rendered is listed here.</p>;
    }
    return (
        <div className="queue">
            {working.length + failed.length === 0 ? <p className="quiet">No shot waits. How runs stand is at the right.</p> : (
                <table className="queue-table">
                    <thead><tr><th>Place</th><th>Shot</th><th>State</th><th>Progress</th><th>Time left</th><th /></tr></thead>
                    <tbody>
                        {[...working, ...failed].map((state) => <JobLine key={state.node} state={state} session={session} />)}
                    </tbody>
                </table>
            )}
            <div className="queue-runs" role="list" aria-label="Runs">
                {runs.sort((a, b) => (a.submitted < b.submitted ? 1 : -1)).map((run) => (
                    <RunLine key={run.id} run={run} progress={session.states.runProgress.get(run.id)} />
                ))}
            </div>
        </div>
    );
}

/** In work first, then by place in the queue; what waits for others comes last. */
function byTurn(a: NodeState, b: NodeState): number {
    const turn = (state: NodeState): number => (state.state === "leased" ? 0 : (state.position ?? 1_000_000));
    return turn(a) - turn(b) || (a.node < b.node ? -1 : 1);
}

/** A run as a whole: how far it is and how long it still takes, or what failed of it. */
function RunLine({ run, progress }: { run: Run; progress: RunProgress | undefined }): ReactElement {
    const studio = useStudio();
    const { runs } = studio;
    const document = useDocument();
    const { varies } = run;
    const done = (run.counts["succeeded"] ?? 0) + (run.counts["cached"] ?? 0);
    const failed = run.counts["failed"] ?? 0;
    return (
        <div className="run-line" role="listitem">
            <span>
                {varies !== null && !studio.canvas && `Variations of ${titleOf(varies, document, studio.catalogue)}`}
                {varies !== null && studio.canvas && (
                    <button type="button" className="link" data-tip="The contact sheet" onClick={() => showSheet(studio, run.id)}>
                        Variations of {titleOf(varies, document, studio.catalogue)}
                    </button>
                )}
                <b> {done} of {run.total}</b> {run.tier}
                <span className="quiet" data-tip={exactly(run.submitted)}> {ago(run.submitted)}</span>
                {failed > 0 && <span className="run-failed"> {count(failed, "failure")}</span>}
            </span>
            {!run.settled && <Bar fraction={runFraction(run, progress)} label="The run" />}
            {!run.settled && progress?.secondsLeft != null && (
                <span className="number quiet">{duration(progress.secondsLeft)} left</span>
            )}
            {failed > 0 && (
                <Button kind="quiet" icon="reset" tip="Render the failed ones again" onClick={() => void runs.retry(run.id)}>
                    Retry
                </Button>
            )}
            {!run.settled && (
                <Button kind="quiet" icon="close" tip="Cancel what of this run is not done" onClick={() => void runs.cancelRun(run.id)}>
                    Cancel
                </Button>
            )}
        </div>
    );
}

function JobLine({ state, session }: { state: NodeState; session: ProjectSession }): ReactElement {
    const { selection, runs, catalogue, canvas } = useStudio();
    const document = useDocument();
    const node = document.node(state.node);
    const progress = session.states.progress.get(state.node);
    const name = node?.title || catalogue.kind(node?.kind ?? "")?.title || "A deleted shot";
    const title = session.states.runs.get(state.run ?? "")?.varies == null ? name : `${name}, variation`;
    const show = (): void => {
        selection.choose([state.node]);
        if (canvas) return canvas.fitSelection();
        // Without a canvas a shot is seen in its takes.
        regions.dockTab.set("takes");
        regions.dock.set(true);
    };
    return (
        <tr data-state={state.state ?? undefined}>
            <td className="number">{state.state === "leased" ? "now" : (state.position ?? "–")}</td>
            <td><button type="button" className="link" disabled={!node} onClick={show}>{title}</button></td>
            <td data-tip={state.message ?? undefined}>{describeState(state, session, document)}</td>
            <td>{progress ? <Bar fraction={progress.fraction} label={title} /> : ""}</td>
            <td className="number">{progress?.secondsLeft != null ? duration(progress.secondsLeft) : ""}</td>
            <td className="queue-actions">
                {isUnderWay(state.state) && state.job && (
                    <Button kind="quiet" icon="close" tip="Cancel" onClick={() => void runs.cancelJob(state.job ?? "")} />
                )}
                {state.state === "failed" && state.run && (
                    <Button kind="quiet" icon="reset" tip="Retry" onClick={() => void runs.retry(state.run ?? "")} />
                )}
            </td>
        </tr>
    );
}

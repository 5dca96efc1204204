import { ReactElement, useEffect, useState } from "react";
import type { JobState, JobWithAttempts, QueueJob } from "../api/types";
import { navigate } from "../app/router";
import { ago, exactly } from "../film/words";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { useDesk } from "./desk";
import { Problem } from "./Problem";
import { priorityWords, taken } from "./words";

type Loading = { is: "loading" } | { is: "failed"; error: unknown } | { is: "loaded"; job: JobWithAttempts };

const states: Record<JobState, string> = {
    waiting: "Waits for what it is made of", ready: "Waits", held: "Held back", leased: "In work", succeeded: "Done",
    cached: "Taken over", failed: "Failed", cancelled: "Cancelled", blocked: "Blocked by what it needs",
};
const ended: ReadonlySet<JobState> = new Set(["succeeded", "cached", "failed", "cancelled"]);

/** One job with everything that was tried. */
export function JobDetail({ job: opened }: { job: QueueJob }): ReactElement {
    const desk = useDesk();
    const queue = useStore(desk.watch.queue);
    useStore(useStore(desk.waiting).version);
    useStore(useStore(desk.history).rows);
    const known = desk.newest(opened.job);
    const job = known ?? { ...opened, wait: null };
    const [loading, setLoading] = useState<Loading>({ is: "loading" });
    const [attempt, setAttempt] = useState(0);
    useEffect(() => setLoading({ is: "loading" }), [job.job]);
    useEffect(() => {
        let isWanted = true;
        desk.parts.requests.job(job.job).then(
            (loaded) => isWanted && setLoading({ is: "loaded", job: loaded }),
            (error: unknown) => isWanted && setLoading((before) => (before.is === "loaded" ? before : { is: "failed", error })));
        return () => {
            isWanted = false;
        };
        // What happens to a job is part of the queue's newest event.
    }, [desk, job.job, queue?.event, attempt]);
    const state = loading.is === "loaded" ? loading.job.job.state : job.state;
    return (
        <section className="detail" aria-label={`Details of ${job.title}`}>
            <header className="list-head">
                <h2>{job.title}</h2>
                <span className="quiet">{job.projectTitle || "Untitled"}</span>
                <span className="list-actions">
                    {state === "failed" && (
                        <Button kind="quiet" icon="reset" keys="R" onClick={() => void desk.retry([job])}>Try again</Button>
                    )}
                    {!ended.has(state) && (
                        <Button kind="quiet" icon="trash" keys="Delete" onClick={() => void desk.cancel([job])}>Cancel</Button>
                    )}
                    <Button kind="quiet" icon="open" onClick={() => navigate(`/projects/${job.project}`)}>Open the film</Button>
                    <Button kind="quiet" icon="close" tip="Close" keys="Escape" onClick={() => desk.opened.set(undefined)} />
                </span>
            </header>
            <div className="detail-body">
                <Facts job={job} state={state} />
                {loading.is === "failed"
                    ? <Problem error={loading.error} again={() => setAttempt((number) => number + 1)} />
                    : loading.is === "loaded" ? <Attempts loaded={loading.job} /> : <p className="quiet">Asking what was tried…</p>}
            </div>
        </section>
    );
}

function Facts({ job, state }: { job: QueueJob; state: JobState }): ReactElement {
    const facts: [string, string][] = [
        ["State", states[state]],
        ["Asked for by", `${job.person.name || "Somebody"}, ${exactly(job.submitted)}`],
        ["Made by", `${job.function}, ${job.tier}`],
        ["Priority", priorityWords[job.priority]],
    ];
    if (job.wait) facts.push(["Waits because", job.wait.detail]);
    if (job.wait?.until) facts.push(["Goes on", exactly(job.wait.until)]);
    if (job.seconds !== null) facts.push(["Took", taken(job.seconds)]);
    return (
        <dl className="facts">
            {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        </dl>
    );
}

const kinds: Record<string, string> = {
    transient: "Passing", resource: "Not enough room", invalid: "Wrong input", permanent: "For good",
};

function Attempts({ loaded }: { loaded: JobWithAttempts }): ReactElement {
    const { attempts } = loaded;
    if (attempts.length === 0) return <p className="quiet">No try of it has failed.</p>;
    return (
        <table className="attempts" aria-label="Tries that did not succeed">
            <thead><tr><th>Try</th><th>On</th><th>Kind</th><th>When</th><th>What was said</th></tr></thead>
            <tbody>
                {attempts.map((each) => (
                    <tr key={each.number}>
                        <td className="number">{each.number}</td>
                        <td className="attempt-short">{each.worker}</td>
                        <td className="attempt-short">{kinds[each.kind] ?? each.kind}</td>
                        <td className="number" data-tip={exactly(each.moment)}>{ago(each.moment)}</td>
                        <td className="attempt-message">{each.message}</td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

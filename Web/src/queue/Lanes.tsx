import { ReactElement, useCallback, useRef, useState } from "react";
import type { QueueJob, Worker } from "../api/types";
import { sentenceCase } from "../dock/stateWords";
import { count, exactly } from "../film/words";
import { Bar } from "../ui/Bar";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { JobMenu } from "./JobMenu";
import { Since } from "./WaitingRow";
import { Action, workingActions } from "./actions";
import { useDesk } from "./desk";
import { useNow } from "./now";
import { distrusted, memoryWords, standingWords, taken } from "./words";

/** Workers, each with what it does in its places. */
export function Lanes({ workers, isPaused }: { workers: readonly Worker[]; isPaused: boolean }): ReactElement {
    if (workers.length === 0) {
        return (
            <section className="lanes" aria-label="Workers">
                <p className="queue-empty">No worker is here. Jobs wait until one comes.</p>
            </section>
        );
    }
    return (
        <section className="lanes" aria-label="Workers">
            {workers.map((worker) => <Lane key={worker.id} worker={worker} isPaused={isPaused} />)}
        </section>
    );
}

function Lane({ worker, isPaused }: { worker: Worker; isPaused: boolean }): ReactElement {
    const desk = useDesk();
    const free = Math.max(0, worker.slots - worker.jobs.length);
    const isStill = isPaused || worker.paused;
    return (
        <article className="lane" aria-label={worker.name} data-paused={worker.paused || undefined}>
            <header className="lane-head">
                <span className="lane-name">
                    <b data-tip={`Here since ${exactly(worker.joined)}`}>{worker.name}</b>
                    {desk.mayOperate && (
                        <Button
                            kind="quiet" icon={worker.paused ? "play" : "pause"} aria-pressed={worker.paused}
                            aria-label={`${worker.paused ? "Resume" : "Pause"} ${worker.name}`}
                            tip={worker.paused ? "Give it work again" : "Give it nothing more; what it does is finished"}
                            onClick={() => void desk.pause({ worker: worker.id }, !worker.paused)}
                        />
                    )}
                </span>
                <span className="quiet number">
                    {worker.paused ? "Paused · " : ""}{worker.jobs.length} of {count(worker.slots, "place")} in use
                </span>
                {(worker.memory !== null || worker.memoryUsed > 0) && (
                    <Memory label="Memory" used={worker.memoryUsed} offered={worker.memory} />
                )}
                {((worker.graphicsMemory ?? 0) > 0 || worker.graphicsMemoryUsed > 0) && (
                    <Memory label="Graphics" used={worker.graphicsMemoryUsed} offered={worker.graphicsMemory} />
                )}
            </header>
            <div className="lane-slots">
                {worker.jobs.map((job) => <Slot key={job.job} job={job} />)}
                {Array.from({ length: free }, (_, index) => (
                    <div key={`free-${index}`} className="slot slot-free"><span>{isStill ? "Paused" : "Free"}</span></div>
                ))}
            </div>
            <Standings worker={worker} />
        </article>
    );
}

function Memory({ label, used, offered }: { label: string; used: number; offered: number | null }): ReactElement {
    const { words, fraction } = memoryWords(used, offered);
    return (
        <span className="lane-memory" data-tip={offered === null ? "It takes as much as it gets" : undefined}>
            <span className="quiet">{label}</span>
            {offered !== null && <Bar isBare fraction={fraction} label={label} />}
            <span className="number quiet">{words}</span>
        </span>
    );
}

/** What it is not given, in a sentence, and the way back. */
function Standings({ worker }: { worker: Worker }): ReactElement | null {
    const desk = useDesk();
    const now = useNow();
    const sentences = worker.functions.map((each) => standingWords(each, now)).filter((words) => words !== undefined);
    if (sentences.length === 0) return null;
    return (
        <div className="lane-standing" role="status">
            <Icon name="alert" />
            <p>{sentences.join(" ")}</p>
            {desk.mayOperate && distrusted(worker).length > 0 && (
                <Button tip="Forget its failures and give it all work again" onClick={() => void desk.trust(worker.id)}>
                    Trust again
                </Button>
            )}
        </div>
    );
}

function Slot({ job }: { job: QueueJob }): ReactElement {
    const desk = useDesk();
    const anchor = useRef<HTMLButtonElement>(null);
    const [menu, setMenu] = useState<{ at?: { x: number; y: number }; groups: Action[][] }>();
    const close = useCallback(() => setMenu(undefined), []);
    const { progress } = job;
    const frames = progress && progress.framesTotal > 0 ? `${progress.framesDone} of ${count(progress.framesTotal, "frame")}` : "";
    return (
        <div
            className="slot" data-job={job.job}
            onContextMenu={(event) => {
                event.preventDefault();
                setMenu({ at: { x: event.clientX, y: event.clientY }, groups: workingActions(desk, job) });
            }}
        >
            <div className="slot-line">
                <button type="button" className="slot-title" onClick={() => desk.opened.set(job)} data-tip="Details">
                    {job.title}
                </button>
                <span className="quiet slot-film">{job.projectTitle || "Untitled"}</span>
                <span className="number slot-clock" data-tip={`In work since ${exactly(job.since)}`}><Since moment={job.since} /></span>
                <Button
                    kind="quiet" icon="menu" ref={anchor} tip="What to do with it" aria-haspopup="menu" aria-expanded={menu !== undefined}
                    onClick={() => setMenu({ groups: workingActions(desk, job) })}
                />
            </div>
            <Bar isBare fraction={progress?.fraction ?? 0} label={job.title} />
            <div className="slot-line quiet">
                <span className="slot-stage">
                    {sentenceCase(progress?.stage || "begins")}
                    {frames && <span className="number"> · {frames}</span>}
                </span>
                <span className="slot-person">{job.person.name || "Somebody"}</span>
                <span className="number">{Math.floor((progress?.fraction ?? 0) * 100)} %</span>
                {progress?.secondsLeft != null && <span className="number">{taken(progress.secondsLeft)} left</span>}
            </div>
            {menu && <JobMenu anchor={anchor} at={menu.at} groups={menu.groups} onClose={close} label={job.title} />}
        </div>
    );
}

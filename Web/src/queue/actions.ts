/** What can be done with the marked jobs: once for keys, menus and the sheet of keys. */
import { navigate } from "../app/router";
import type { QueueJob } from "../api/types";
import { count } from "../film/words";
import type { QueueDesk } from "./desk";
import { Way, movesTo } from "./ordering";

/** Where a job’s film stands when it is of the library of all films. */
const library = "0".repeat(26);

export interface Action {
    id: string;
    title: string;
    keys: readonly string[];
    run: () => void;
}

function movement(desk: QueueDesk, way: Way): void {
    const rows = desk.rows();
    desk.move(movesTo(way, desk.placed(), rows.job, rows.total));
}

/** Groups of actions for waiting jobs; what the person may not do is absent. */
export function waitingActions(desk: QueueDesk, jobs: readonly QueueJob[]): Action[][] {
    const [first] = jobs;
    const several = jobs.length > 1 ? ` ${jobs.length}` : "";
    const film = first ? `“${first.projectTitle}”` : "the film";
    const order: Action[] = [
        { id: "up", title: "Move up", keys: ["Alt+ArrowUp"], run: () => movement(desk, "up") },
        { id: "down", title: "Move down", keys: ["Alt+ArrowDown"], run: () => movement(desk, "down") },
        { id: "first", title: "Move to the top", keys: ["T"], run: () => movement(desk, "first") },
        { id: "last", title: "Move to the end", keys: ["B"], run: () => movement(desk, "last") },
    ];
    return [
        ...(desk.mayOperate ? [order] : []),
        [
            { id: "cancel", title: jobs.length > 1 ? `Cancel these${several}` : "Cancel", keys: ["Delete", "Backspace"],
              run: () => void desk.cancel(jobs) },
            { id: "cancel-run", title: "Cancel its whole run", keys: ["Shift+Delete", "Shift+Backspace"],
              run: () => void (first && desk.cancelRun(first)) },
            { id: "cancel-project", title: `Cancel everything of ${film}`, keys: ["Mod+Delete", "Mod+Backspace"],
              run: () => void (first && desk.cancelProject(first)) },
        ],
        [...(desk.mayOperate ? [projectPause(desk, first)] : []), ...common(desk, first)],
    ];
}

/** Groups of actions for what is in the history. */
export function historyActions(desk: QueueDesk, jobs: readonly QueueJob[], failedOf: number): Action[][] {
    const [first] = jobs;
    const failed = jobs.filter(({ state }) => state === "failed");
    const retry: Action[] = [
        ...(failed.length > 0
            ? [{ id: "retry", title: "Try again", keys: ["R"], run: () => void desk.retry(failed) }] : []),
        ...(first && failedOf > 0
            ? [{ id: "retry-project", title: `Try all that failed of “${first.projectTitle}” again`, keys: ["Shift+R"],
                run: () => void desk.retryProject(first) }] : []),
    ];
    return [retry, common(desk, first)].filter((group) => group.length > 0);
}

/** What is in work can be looked at and cancelled. */
export function workingActions(desk: QueueDesk, job: QueueJob): Action[][] {
    return [
        [{ id: "cancel", title: "Cancel", keys: [], run: () => void desk.cancel([job]) },
            { id: "cancel-run", title: "Cancel its whole run", keys: [], run: () => void desk.cancelRun(job) },
            { id: "cancel-project", title: `Cancel everything of “${job.projectTitle}”`, keys: [],
                run: () => void desk.cancelProject(job) }],
        [...(desk.mayOperate ? [{ ...projectPause(desk, job), keys: [] }] : []),
            ...common(desk, job).map((action) => ({ ...action, keys: [] }))],
    ];
}

function projectPause(desk: QueueDesk, job: QueueJob | undefined): Action {
    const isPaused = job !== undefined && (desk.watch.queue.get()?.pausedProjects.includes(job.project) ?? false);
    return {
        id: "pause-project", title: `${isPaused ? "Resume" : "Pause"} ${job ? `“${job.projectTitle}”` : "the film"}`, keys: ["P"],
        run: () => void (job && desk.pause({ project: job.project }, !isPaused)),
    };
}

function common(desk: QueueDesk, job: QueueJob | undefined): Action[] {
    const isFiltered = desk.project.get() !== undefined;
    return [
        { id: "details", title: "Details", keys: ["Enter", "I"], run: () => desk.opened.set(job) },
        { id: "filter", title: isFiltered ? "Show all films" : "Show this film alone", keys: ["F"],
          run: () => desk.filter(isFiltered ? undefined : job?.project) },
        // What belongs to all films has none to open.
        ...(job?.project === library ? [] : [{
            id: "open", title: "Open the film", keys: ["O"], run: () => job && navigate(`/projects/${job.project}`),
        }]),
    ];
}

/** `3 jobs marked`, for screen readers. */
export function markedWords(number: number): string {
    return number === 0 ? "" : `${count(number, "job")} marked`;
}

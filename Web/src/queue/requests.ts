/** The requests that only the queue's page makes. */
import { api, call } from "../api/client";
import type { QueuePlace, QueueScope } from "../api/types";

const historyPage = 100;

export const requests = {
    ...api,
    queue: () => call("queue"),
    waiting: (from: number, limit: number, project?: string) => call("queueJobs", { query: { from, limit, project } }),
    history: (cursor?: string, project?: string) => call("queueHistory", { query: { cursor, project, limit: historyPage } }),
    pause: (scope: QueueScope) => call("pauseQueue", { body: scope }),
    resume: (scope: QueueScope) => call("resumeQueue", { body: scope }),
    reset: (worker: string) => call("resetWorker", { path: { worker } }),
    move: (job: string, place: QueuePlace) => call("moveJob", { path: { job }, body: place }),
    job: (job: string) => call("job", { path: { job } }),
    retryJob: (job: string) => call("retryJob", { path: { job } }),
    cancelProject: (project: string) => call("cancelProject", { path: { project } }),
    retryProject: (project: string) => call("retryProject", { path: { project } }),
};

export type Requests = typeof requests;

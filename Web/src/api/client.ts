/** The studio's requests, as Docs/live.md states them. Every failure is one of the two errors below. */
import type { Job, Me, Project, Run, Take } from "./types";

/** The studio answered that it cannot or may not: a sentence for the person. */
export class Problem extends Error {
    constructor(
        /** The stable name behind `/problems/`. */
        readonly problem: string, readonly status: number, readonly title: string, detail: string,
    ) {
        super(detail || title);
    }
}

/** No answer came. */
export class Unreachable extends Error {
    constructor() {
        super("The studio does not answer.");
    }
}

export interface Page<Item> {
    items: Item[];
    next: string | null;
}

export type Tier = "draft" | "standard" | "high";
export type Targets = { nodes: string[] } | { everything: true };

export interface PlanRequest {
    targets: Targets;
    tier: Tier;
    force?: boolean;
}

/** What a run would do. */
export interface Quote {
    revision: number;
    jobs: number;
    renders: number;
    cached: number;
    seconds: number | null;
    diagnostics: { severity: string; node: string | null; message: string }[];
}

/** Someone must sign in again: whoever shows the page listens. */
export const signedOut: { handler: () => void } = { handler: () => undefined };

async function send(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    let response: Response;
    try {
        response = await fetch(`/api/v1${path}`, { method, credentials: "same-origin", ...init });
    } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") throw error;
        throw new Unreachable();
    }
    if (response.ok) return response;
    const problem = await readProblem(response);
    if (response.status === 401 && path !== "/session") signedOut.handler();
    throw problem;
}

async function readProblem(response: Response): Promise<Problem> {
    const fallback = `The studio answered ${response.status}${response.statusText ? ` (${response.statusText})` : ""}.`;
    try {
        const body = (await response.json()) as { type?: string; title?: string; detail?: string };
        const name = (body.type ?? "").split("/").pop() || "unknown";
        return new Problem(name, response.status, body.title ?? fallback, body.detail ?? body.title ?? fallback);
    } catch {
        return new Problem("unknown", response.status, fallback, fallback);
    }
}

async function json<Answer>(method: string, path: string, body?: unknown, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (body !== undefined) headers.set("Content-Type", "application/json");
    const response = await send(method, path, {
        ...init, headers, body: body === undefined ? init.body : JSON.stringify(body),
    });
    return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** Who may try the same request again without doing it twice. */
function once(): RequestInit {
    return { headers: { "Idempotency-Key": crypto.randomUUID() } };
}

export const api = {
    me: (): Promise<Me> => json("GET", "/session"),
    signIn: (token: string): Promise<Me> => json("POST", "/session", { token }),
    signOut: (): Promise<void> => json("DELETE", "/session"),
    rename: (name: string): Promise<Me> => json("PATCH", "/me", { name }),

    projects: (search: string, signal?: AbortSignal): Promise<Page<Project>> =>
        json("GET", `/projects?limit=200&search=${encodeURIComponent(search)}`, undefined, { signal: signal ?? null }),
    createProject: (title: string): Promise<Project> => json("POST", "/projects", { title }),
    importScreenplay: (file: File): Promise<{ project: Project; problems: string[] }> =>
        json("POST", `/screenplays?name=${encodeURIComponent(file.name)}`, undefined, {
            body: file, headers: { "Content-Type": "text/plain" },
        }),
    project: (id: string): Promise<Project> => json("GET", `/projects/${id}`),

    catalogue: (): Promise<unknown> => json("GET", "/catalogue"),
    encodedCatalogue: async (): Promise<Uint8Array> =>
        new Uint8Array(await (await send("GET", "/catalogue/encoded")).arrayBuffer()),

    plan: (project: string, request: PlanRequest, signal?: AbortSignal): Promise<Quote> =>
        json("POST", `/projects/${project}/plan`, request, { signal: signal ?? null }),
    run: (project: string, request: PlanRequest): Promise<Run> =>
        json("POST", `/projects/${project}/runs`, request, once()),
    runJobs: (run: string): Promise<{ run: Run; jobs: Job[] }> => json("GET", `/runs/${run}`),
    cancelRun: (run: string): Promise<{ count: number }> => json("POST", `/runs/${run}/cancel`),
    retryRun: (run: string): Promise<{ count: number }> => json("POST", `/runs/${run}/retry`),
    cancelJob: (job: string): Promise<{ count: number }> => json("POST", `/jobs/${job}/cancel`),
    takes: (project: string, node: string): Promise<Page<Take>> =>
        json("GET", `/projects/${project}/takes?limit=200&node=${node}`),
    take: (id: string): Promise<Take> => json("GET", `/takes/${id}`),
};

/** The studio's requests, typed by the generated table. Every failure is one of the two errors below. */
import { Endpoints, FilmTemplate, Plan, Problem as ProblemBody, ProblemType, TakeReview, Targets, Tier, endpoints } from "./types";

export type { Plan, Targets, Tier };
export type Quote = Plan;

/** The studio answered that it cannot or may not: a sentence for the person. */
export class Problem extends Error {
    constructor(readonly type: ProblemType | undefined, readonly status: number, sentence: string) {
        super(sentence);
    }
}

/** No answer came. */
export class Unreachable extends Error {
    constructor() {
        super("The studio does not answer.");
    }
}

/** Someone must sign in again: whoever shows the page listens. */
export const signedOut: { handler: () => void } = { handler: () => undefined };

type Name = keyof Endpoints;

interface Parts<Endpoint extends Name> {
    path?: Endpoints[Endpoint]["path"];
    query?: Endpoints[Endpoint]["query"];
    headers?: Endpoints[Endpoint]["headers"];
    body?: Endpoints[Endpoint]["body"];
    signal?: AbortSignal;
}

async function send<Endpoint extends Name>(name: Endpoint, parts: Parts<Endpoint>): Promise<Response> {
    const isOpen = name === "me" || name === "signIn";
    return ask(endpoints[name].method, address(name, parts), parts as Asked, isOpen);
}

export interface Asked {
    headers?: Record<string, unknown>;
    body?: unknown;
    signal?: AbortSignal;
}

/** Any request. @param isOpen whether somebody who is not signed in may make it. */
export async function ask(method: string, path: string, parts: Asked = {}, isOpen = false): Promise<Response> {
    const { body, signal } = parts;
    const isFile = body instanceof Blob;
    const headers = new Headers(Object.entries(parts.headers ?? {}) as [string, string][]);
    if (body !== undefined) headers.set("Content-Type", isFile ? "text/plain" : "application/json");
    let response: Response;
    try {
        response = await fetch(path, {
            method, headers, credentials: "same-origin", signal: signal ?? null,
            body: body === undefined ? null : isFile ? body : JSON.stringify(body),
        });
    } catch (error) {
        if (signal?.aborted) throw error;
        throw new Unreachable();
    }
    if (response.ok) return response;
    const problem = await readProblem(response);
    if (response.status === 401 && !isOpen) signedOut.handler();
    throw problem;
}

export async function call<Endpoint extends Name>(
    name: Endpoint, parts: Parts<Endpoint> = {},
): Promise<Endpoints[Endpoint]["answer"]> {
    const response = await send(name, parts);
    return (response.status === 204 ? undefined : await response.json()) as Endpoints[Endpoint]["answer"];
}

function address<Endpoint extends Name>(name: Endpoint, parts: Parts<Endpoint>): string {
    const values = (parts.path ?? {}) as Record<string, string>;
    const path = endpoints[name].path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(values[key] ?? ""));
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(parts.query ?? {})) {
        if (value !== undefined) query.set(key, String(value));
    }
    return query.toString() === "" ? path : `${path}?${query.toString()}`;
}

async function readProblem(response: Response): Promise<Problem> {
    const fallback = `The studio answered ${response.status}${response.statusText ? ` (${response.statusText})` : ""}.`;
    try {
        const body = (await response.json()) as Partial<ProblemBody>;
        return new Problem(body.type, response.status, body.detail ?? body.title ?? fallback);
    } catch {
        return new Problem(undefined, response.status, fallback);
    }
}

/** A name for a request that may be sent twice and must be done once. */
function requestKey(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const api = {
    me: () => call("me"),
    signIn: (token: string) => call("signIn", { body: { token } }),
    signOut: () => call("signOut"),
    rename: (name: string) => call("renameMe", { body: { name } }),

    projects: (signal?: AbortSignal) => call("projects", { query: { limit: 200 }, signal }),
    project: (project: string) => call("project", { path: { project } }),
    createProject: (title: string, template?: FilmTemplate) =>
        call("createProject", { body: { title, ...(template ? { template } : {}) } }),
    importScreenplay: (file: File) => call("importScreenplay", { query: { name: file.name }, body: file }),
    breakDown: (file: File) => call("breakDown", { query: { name: file.name }, body: file }),

    encodedCatalogue: async (): Promise<Uint8Array> =>
        new Uint8Array(await (await send("encodedCatalogue", {})).arrayBuffer()),

    plan: (project: string, targets: Targets, tier: Tier, force: boolean, signal?: AbortSignal) =>
        call("plan", { path: { project }, body: { targets, tier, ...(force ? { force } : {}) }, signal }),
    run: (project: string, targets: Targets, tier: Tier, force: boolean) =>
        call("startRun", {
            path: { project }, headers: { "Idempotency-Key": requestKey() },
            body: { targets, tier, ...(force ? { force } : {}) },
        }),
    cancelRun: (run: string) => call("cancelRun", { path: { run } }),
    retryRun: (run: string) => call("retryRun", { path: { run } }),
    cancelJob: (job: string) => call("cancelJob", { path: { job } }),
    retryJob: (job: string) => call("retryJob", { path: { job } }),

    takes: (project: string, node: string) => call("takes", { path: { project }, query: { node, limit: 200 } }),
    review: (take: string, review: TakeReview) => call("reviewTake", { path: { take }, body: review }),
    take: (take: string) => call("take", { path: { take } }),
};

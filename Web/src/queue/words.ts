/** What the queue's page says, in words and figures. */
import type { Priority, Queue, Worker, WorkerFunction } from "../api/types";
import { count, joined, size } from "../film/words";

/** `0:07`, `12:05`, `1:02:03`: how long something has been going on. */
export function clock(since: string, now: number): string {
    const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
    if (!Number.isFinite(seconds)) return "";
    const two = (part: number): string => String(part).padStart(2, "0");
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : count(Math.floor(hours / 24), "day");
}

/** How long a thing took: `0.8 s`, `14 s`, `1:40`. */
export function taken(seconds: number): string {
    if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
    if (seconds < 60) return `${Math.round(seconds)} s`;
    const whole = Math.round(seconds);
    const minutes = Math.floor(whole / 60);
    const rest = String(whole % 60).padStart(2, "0");
    return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}

export const priorityWords: Record<Priority, string> = {
    interactive: "At once", normal: "Normal", background: "Background",
};

/** The sum of the last sixty minutes. */
export function lastHour(queue: Queue): number {
    return queue.perMinute.reduce((sum, done) => sum + done, 0);
}

/** Jobs a minute over the last five whole minutes; the minute that runs is left out, since it is not over. */
export function rate(perMinute: readonly number[]): number {
    const whole = perMinute.slice(-6, -1);
    return whole.length === 0 ? 0 : whole.reduce((sum, done) => sum + done, 0) / whole.length;
}

/** `12 a minute`, `0.4 a minute`, `none lately`; `just begun` while the first minute runs. */
export function rateWords(perMinute: readonly number[]): string {
    const now = rate(perMinute);
    if (now === 0) return (perMinute[perMinute.length - 1] ?? 0) > 0 ? "just begun" : "none lately";
    return `${now < 9.95 ? Number(now.toFixed(1)) : Math.round(now)} a minute`;
}

/** What is not settled, in the words of a crew: in work, waiting, and what waits for somebody. */
export function counted(queue: Queue): { working: number; waiting: number; blocked: number } {
    const { counts } = queue;
    const of = (state: string): number => counts[state] ?? 0;
    return { working: of("leased"), waiting: of("ready") + of("waiting") + of("held"), blocked: of("blocked") };
}

/** One sentence about a function that is not simply working; undefined for one that is. */
export function standingWords(each: WorkerFunction, now: number): string | undefined {
    const failed = count(each.failures, "job");
    switch (each.standing) {
        case "working":
            return undefined;
        case "trying":
            return `${each.function} is being tried again with one job.`;
        case "resting":
            return `${each.function} rests after ${failed} that failed${restWords(each.until, now)}.`;
        case "withheld":
            return `${each.function} is withheld: ${failed} in a row failed with it here.`;
    }
}

function restWords(until: string | null, now: number): string {
    if (until === null) return "";
    const seconds = Math.ceil((Date.parse(until) - now) / 1000);
    return seconds > 0 ? `, for another ${taken(seconds)}` : "";
}

/** Functions that are withheld from a worker or rest there. */
export function distrusted(worker: Worker): readonly WorkerFunction[] {
    return worker.functions.filter(({ standing }) => standing === "withheld" || standing === "resting");
}

/** `1.2 of 8.0 GB`, `1.2 GB used`, and how much of it. */
export function memoryWords(used: number, offered: number | null): { words: string; fraction: number } {
    if (offered === null) return { words: `${size(used)} in use`, fraction: 0 };
    return { words: `${size(used)} of ${size(offered)}`, fraction: offered === 0 ? 0 : Math.min(1, used / offered) };
}

/** `12 of “Lamp” cancelled.` */
export function cancelledWords(number: number, of: string): string {
    return number === 0 ? "Nothing of that was left to cancel." : `${count(number, "job")}${of} cancelled.`;
}

export function retriedWords(number: number): string {
    return number === 0 ? "Nothing of that has failed." : `${count(number, "job")} back in the queue.`;
}

/** The titles of projects, `A, B and C`; ids whose title is not known are counted. */
export function projectsWords(titles: readonly (string | undefined)[]): string {
    const known = titles.filter((title): title is string => title !== undefined && title !== "");
    const rest = titles.length - known.length;
    return joined([...known.map((title) => `“${title}”`), ...(rest > 0 ? [count(rest, "other film")] : [])]);
}

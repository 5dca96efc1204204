/** Where jobs go when a person moves them: in words of the studio, which places a job beside another one. */
import type { QueuePlace } from "../api/types";

export interface Move {
    job: string;
    place: QueuePlace;
    /** Where it stands and will stand, for showing it at once; absent when that is out of sight. */
    shown?: { from: number; to: number };
}

/** A marked job and its place. */
export interface Placed {
    job: string;
    place: number;
}

export type Way = "up" | "down" | "first" | "last";

/** What is asked of the studio, one after the other, so that the marked jobs go one way and keep their order. */
export function movesTo(way: Way, marked: readonly Placed[], jobAt: (place: number) => string | undefined, total: number): Move[] {
    const jobs = [...marked].sort((a, b) => a.place - b.place);
    const [top] = jobs;
    const bottom = jobs[jobs.length - 1];
    if (!top || !bottom) return [];
    switch (way) {
        case "first":
            return [...jobs].reverse().map(({ job }) => ({ job, place: { first: true } }));
        case "last":
            return jobs.map(({ job }) => ({ job, place: { last: true } }));
        case "up":
            return top.place === 0 ? [] : movesBefore(top.place - 1, jobs, jobAt, total);
        case "down":
            return bottom.place >= total - 1 ? [] : movesBefore(bottom.place + 2, jobs, jobAt, total);
    }
}

/** The marked jobs go before whatever stands at a place now; `total` is the end of the queue. */
export function movesBefore(
    gap: number, marked: readonly Placed[], jobAt: (place: number) => string | undefined, total: number,
): Move[] {
    const jobs = [...marked].sort((a, b) => a.place - b.place);
    const places = new Set(jobs.map(({ place }) => place));
    let target = gap;
    while (places.has(target)) target += 1;
    // The end of what is shown need not be the end of the queue: behind its last job, then.
    const beside = jobAt(target < total ? target : total - 1);
    if (beside === undefined) return [];
    const above = jobs.filter(({ place }) => place < target).length;
    const start = target - above;
    if (jobs.every(({ place }, index) => place === start + index)) return [];
    let passed = 0;
    let behind = beside;
    // Each goes before the same one, or behind the one before it, so that they stand in their order.
    return jobs.map((each, index) => {
        const isAbove = each.place < target;
        const place: QueuePlace = target < total ? { before: beside } : { after: behind };
        behind = each.job;
        const from = isAbove ? each.place - passed : each.place;
        if (isAbove) passed += 1;
        return { job: each.job, place, shown: { from, to: isAbove ? target - 1 : start + index } };
    });
}

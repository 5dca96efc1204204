/** Which rows of a long list are marked: by job, since places change while a person looks. A value, never changed. */

export interface Marks {
    /** The place that keys start from; it goes with its job. */
    readonly at: number;
    readonly job: string | undefined;
    /** Where Shift extends from. */
    readonly anchor: number;
    readonly jobs: ReadonlySet<string>;
}

export interface Rows {
    /** The job at a place, if it is known. */
    job(place: number): string | undefined;
    placeOf(job: string): number | undefined;
    readonly total: number;
}

export const noMarks: Marks = { at: -1, job: undefined, anchor: -1, jobs: new Set() };

/** So many rows can be marked at once. */
export const mostMarked = 200;

/** Marks one place and lets go of the others. */
export function marked(place: number, rows: Rows): Marks {
    if (rows.total === 0) return noMarks;
    const at = Math.max(0, Math.min(rows.total - 1, place));
    const job = rows.job(at);
    return { at, job, anchor: at, jobs: new Set(job === undefined ? [] : [job]) };
}

/** Marks everything from the anchor to a place, as far as it is known. */
export function extended(marks: Marks, place: number, rows: Rows): Marks {
    if (marks.at < 0) return marked(place, rows);
    const inside = Math.max(0, Math.min(rows.total - 1, place));
    const at = Math.max(marks.anchor - mostMarked + 1, Math.min(marks.anchor + mostMarked - 1, inside));
    const jobs = new Set<string>();
    for (let each = Math.min(at, marks.anchor); each <= Math.max(at, marks.anchor); each += 1) {
        const job = rows.job(each);
        if (job !== undefined) jobs.add(job);
    }
    return { at, job: rows.job(at), anchor: marks.anchor, jobs };
}

/** Marks one more, or lets go of it. */
export function toggled(marks: Marks, place: number, rows: Rows): Marks {
    const job = rows.job(place);
    if (job === undefined) return marks;
    const jobs = new Set(marks.jobs);
    if (!jobs.delete(job)) jobs.add(job);
    return { at: place, job, anchor: place, jobs };
}

/** The rows have changed: marks go with their jobs; where the job is gone, its place is marked anew. */
export function carried(marks: Marks, rows: Rows): Marks {
    if (marks.at < 0) return marks;
    if (rows.total === 0) return noMarks;
    if (marks.job === undefined) return marks.jobs.size === 0 ? marked(marks.at, rows) : marks;
    const place = rows.placeOf(marks.job);
    if (place === marks.at) return marks;
    if (place !== undefined) return { ...marks, at: place, anchor: marks.anchor + place - marks.at };
    // A place that is not known says nothing of its job.
    if (rows.job(Math.min(marks.at, rows.total - 1)) === undefined) return marks;
    return marked(marks.at, rows);
}

/** A contact sheet, kept true: what the studio tells of its jobs and takes is taken in cell by cell. */
import { api, call } from "../api/client";
import type { StudioMessage, Take, VariationCell, VariationSheet } from "../api/types";
import { Listeners, Store } from "../ui/store";

export type Opening = { is: "asking" } | { is: "failed"; error: unknown } | { is: "open"; sheet: VariationSheet };

/** What the sheet asks of the studio; tests give it other answers. */
export interface Questions {
    readonly sheet: (run: string) => Promise<VariationSheet>;
    readonly take: (take: string) => Promise<Take>;
    readonly job: (job: string) => Promise<VariationCell["job"]>;
}

const studio: Questions = {
    sheet: (run) => call("variationSheet", { path: { run } }),
    take: api.take,
    job: async (job) => (await call("job", { path: { job } })).job,
};

/** News is gathered for so long, in milliseconds, before anything is asked. */
const pause = 120;
/** From so many questions on the whole sheet is asked for. */
const many = 12;

export class Sheet {
    readonly opening = new Store<Opening>({ is: "asking" });
    /** Takes that have come or are others now. */
    readonly arrived = new Listeners<readonly Take[]>();
    private readonly takes = new Set<string>();
    private readonly jobs = new Set<string>();
    private wantsAll = false;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private isAsking = false;
    private isAskingAll = false;
    private isClosed = false;

    constructor(readonly run: string, private readonly questions: Questions = studio) {
        this.refresh();
    }

    close(): void {
        this.isClosed = true;
        clearTimeout(this.timer);
    }

    /** Asks for all of it again. */
    refresh = (): void => {
        this.wantsAll = true;
        this.ask(0);
    };

    hear(message: StudioMessage): void {
        if (message.type === "state") return this.refresh();
        if (message.type !== "events") return undefined;
        const opening = this.opening.get();
        if (opening.is !== "open") return undefined;
        const { cells } = opening.sheet;
        const places = new Map(cells.map(({ job }, place) => [job.id, place]));
        const known = new Map(cells.flatMap(({ take }, place) => (take ? [[take.id, place] as const] : [])));
        let next = opening.sheet;
        for (const item of message.items) {
            if (item.kind === "job" && item.run === this.run) {
                next = withCell(next, places.get(item.job), (cell) => ({
                    ...cell, job: { ...cell.job, state: item.state, message: item.state === "failed" ? cell.job.message : null },
                }));
                // Why it failed, and of which take a result was taken over, stand with the job.
                if (item.state === "failed" || item.state === "cached") this.jobs.add(item.job);
            } else if (item.kind === "take" && places.has(item.job)) {
                this.takes.add(item.take);
            } else if (item.kind === "review" && known.has(item.take)) {
                this.takes.add(item.take);
            }
        }
        // An answer on its way may be older than this.
        if (this.isAskingAll && next !== opening.sheet) this.wantsAll = true;
        const run = message.runs.find(({ id }) => id === this.run);
        if (run) next = { ...next, run };
        if (next !== opening.sheet) this.opening.set({ is: "open", sheet: next });
        if (this.takes.size + this.jobs.size > 0) this.ask(pause);
        return undefined;
    }

    /** A take as somebody has just changed it, ahead of the news. */
    put(take: Take): void {
        const opening = this.opening.get();
        if (opening.is !== "open") return;
        const place = opening.sheet.cells.findIndex((cell) => cell.take?.id === take.id || cell.job.id === take.job);
        if (place < 0) return;
        this.opening.set({ is: "open", sheet: withCell(opening.sheet, place, (cell) => ({ ...cell, take })) });
        this.arrived.call([take]);
    }

    private ask(after: number): void {
        if (this.isClosed || this.isAsking) return;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.askNow(), after);
    }

    /** One question after the other; what is news meanwhile is asked behind it. */
    private async askNow(): Promise<void> {
        this.isAsking = true;
        const isAll = this.wantsAll || this.takes.size + this.jobs.size > many;
        this.isAskingAll = isAll;
        const [takes, jobs] = [[...this.takes], [...this.jobs]];
        this.wantsAll = false;
        this.takes.clear();
        this.jobs.clear();
        try {
            if (isAll) await this.askAll();
            else await Promise.all([...takes.map((take) => this.askTake(take)), ...jobs.map((job) => this.askJob(job))]);
        } catch (error) {
            // What is on screen stays; the connection's return asks again.
            if (!this.isClosed && this.opening.get().is !== "open") this.opening.set({ is: "failed", error });
        } finally {
            this.isAsking = false;
            this.isAskingAll = false;
            if (this.wantsAll || this.takes.size + this.jobs.size > 0) this.ask(pause);
        }
    }

    private async askAll(): Promise<void> {
        const sheet = await this.questions.sheet(this.run);
        if (this.isClosed) return;
        const opening = this.opening.get();
        this.opening.set({ is: "open", sheet: opening.is === "open" ? merged(opening.sheet, sheet) : sheet });
        this.arrived.call(sheet.cells.flatMap(({ take }) => (take ? [take] : [])));
    }

    private async askTake(id: string): Promise<void> {
        const take = await this.questions.take(id);
        if (!this.isClosed) this.put(take);
    }

    private async askJob(id: string): Promise<void> {
        const job = await this.questions.job(id);
        const opening = this.opening.get();
        if (this.isClosed || opening.is !== "open") return;
        const place = opening.sheet.cells.findIndex((cell) => cell.job.id === id);
        this.opening.set({ is: "open", sheet: withCell(opening.sheet, place, (cell) => ({ ...cell, job })) });
        if (job.take !== null && opening.sheet.cells[place]?.take?.id !== job.take) await this.askTake(job.take);
    }
}

function withCell(sheet: VariationSheet, place: number | undefined, change: (cell: VariationCell) => VariationCell): VariationSheet {
    const cell = place === undefined ? undefined : sheet.cells[place];
    if (place === undefined || !cell) return sheet;
    const cells = [...sheet.cells];
    cells[place] = change(cell);
    return { ...sheet, cells };
}

/** Cells that say the same stay the same objects, so that they are not drawn again. */
function merged(before: VariationSheet, now: VariationSheet): VariationSheet {
    return {
        ...now,
        cells: now.cells.map((cell, place) => {
            const old = before.cells[place];
            return old && JSON.stringify(old) === JSON.stringify(cell) ? old : cell;
        }),
    };
}

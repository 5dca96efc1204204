/** Which cells of a sheet play: those that somebody started, and the one under the pointer. */
import { Store } from "../ui/store";

/** More would be more than a browser decodes smoothly, or a person watches. */
export const mostPlaying = 4;

export class Playing {
    readonly cells = new Store<ReadonlySet<number>>(new Set());
    private started: readonly number[] = [];
    private pointed: number | undefined;

    /** Starts a cell, or stops it; the one that was started first gives way. */
    toggle(cell: number): void {
        this.started = this.started.includes(cell) ? this.started.filter((each) => each !== cell) : [...this.started, cell];
        this.tell();
    }

    /** Under the pointer, or nothing is. */
    point(cell: number | undefined): void {
        this.pointed = cell;
        this.tell();
    }

    /** Stops what was started; answers whether there was anything. */
    stop(): boolean {
        const had = this.started.length > 0;
        this.started = [];
        this.tell();
        return had;
    }

    private tell(): void {
        const all = [...this.started.filter((cell) => cell !== this.pointed), ...(this.pointed === undefined ? [] : [this.pointed])];
        this.cells.set(new Set(all.slice(-mostPlaying)));
    }
}

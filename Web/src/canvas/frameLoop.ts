/** When a frame should follow without anybody asking. */
export type Again = "never" | "soon" | "next";

export interface FrameResult {
    readonly again: Again;
    /** Whether nothing that is in view is still on its way. */
    readonly isSettled: boolean;
}

/** Between two frames that nobody waits for, in milliseconds: what only drifts need not be drawn sixty times a second. */
const drift = 50;

/** Draws with the browser's next frame, and only when something asked for it. */
export class FrameLoop {
    private pending = 0;
    private timer = 0;
    private last = 0;
    private readonly waiting: (() => void)[] = [];

    constructor(private readonly draw: (time: number, since: number) => FrameResult) {}

    request(): void {
        this.pending ||= requestAnimationFrame(time => this.frame(time));
    }

    /** Draws before the browser paints, as after the surface's size has changed. */
    now(): void {
        cancelAnimationFrame(this.pending);
        this.frame(performance.now());
    }

    /** Fulfilled when everything that is in view has been drawn. */
    settled(): Promise<void> {
        return new Promise(resolve => {
            this.waiting.push(resolve);
            this.request();
        });
    }

    stop(): void {
        cancelAnimationFrame(this.pending);
        window.clearTimeout(this.timer);
        this.pending = 0;
        for (const resolve of this.waiting.splice(0)) resolve();
    }

    private frame(time: number): void {
        this.pending = 0;
        // After a pause nothing has moved meanwhile.
        const since = Math.min(100, Math.max(0, time - this.last));
        this.last = time;
        const { again, isSettled } = this.draw(time, since);
        window.clearTimeout(this.timer);
        if (again === "next") this.request();
        else if (again === "soon") this.timer = window.setTimeout(() => this.request(), drift);
        if (isSettled && this.waiting.length > 0) for (const resolve of this.waiting.splice(0)) resolve();
    }
}

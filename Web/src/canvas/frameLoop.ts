/** Draws with the browser's next frame, and only when something asked for it. */
export class FrameLoop {
    private pending = 0;
    private last = 0;
    private readonly waiting: (() => void)[] = [];

    /** @param draw draws a frame; answers whether the next one will look another without anybody asking, and whether
     * something in view is still on its way. */
    constructor(
        private readonly draw: (time: number, since: number) => { again: boolean; isSettled: boolean },
    ) {}

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
        this.pending = 0;
        for (const resolve of this.waiting.splice(0)) resolve();
    }

    private frame(time: number): void {
        this.pending = 0;
        // After a pause nothing has moved meanwhile.
        const since = Math.min(100, Math.max(0, time - this.last));
        this.last = time;
        const { again, isSettled } = this.draw(time, since);
        if (again) this.request();
        if (isSettled && this.waiting.length > 0) for (const resolve of this.waiting.splice(0)) resolve();
    }
}

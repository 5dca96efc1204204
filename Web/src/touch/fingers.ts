/**
 * Which of the fingers on the surface mean what: the first one presses, a second one pinches whatever the first has
 * begun, the one that stays goes on alone. A value without clock or surface: it is told what happened, and answers what
 * that means.
 */
import type { Point } from "../canvas/camera";

/** A finger, where it is, and when, in milliseconds. */
export interface Touch {
    readonly id: number;
    readonly at: Point;
    readonly time: number;
}

export type Meaning =
    | { readonly is: "nothing" }
    /** `taps` is 2 for the second of a double tap. */
    | { readonly is: "press"; readonly taps: number }
    | { readonly is: "move" }
    /** `speed` is that of a throw, in CSS pixels a millisecond. */
    | { readonly is: "release"; readonly speed: Point }
    | { readonly is: "lose" }
    | { readonly is: "pinch"; readonly first: Touch; readonly second: Touch }
    /** One of two was lifted: the other one holds the canvas. */
    | { readonly is: "goOn"; readonly with: Touch };

const nothing: Meaning = { is: "nothing" };
/** A double tap, in milliseconds and CSS pixels: fingers meet the same place less exactly than mice. */
const again = { within: 400, near: 28 };
/** How far a tap may tremble. */
const tremble = 8;
/** A throw is as fast as the finger was in so many last milliseconds, and none after as long a rest. */
const recent = 80;

export class Fingers {
    private readonly down = new Map<number, Touch>();
    /** Those that count, the first one first; others that are down wait until all are up. */
    private meant: number[] = [];
    private trail: Touch[] = [];
    private start: Touch | undefined;
    private hasMoved = false;
    private lastTap: { at: Point; time: number; taps: number } | undefined;
    private taps = 1;
    private isHandResting = false;

    pressed(touch: Touch): Meaning {
        if (this.isHandResting) return nothing;
        this.down.set(touch.id, touch);
        if (this.down.size === 1) return this.began(touch);
        const [first, second] = this.meant;
        const other = first === undefined ? undefined : this.down.get(first);
        if (!other || second !== undefined || this.down.size > 2) return nothing;
        this.meant = [other.id, touch.id];
        this.lastTap = undefined;
        this.hasMoved = true;
        return { is: "pinch", first: other, second: touch };
    }

    moved(touch: Touch): Meaning {
        if (!this.down.has(touch.id)) return nothing;
        this.down.set(touch.id, touch);
        if (!this.meant.includes(touch.id)) return nothing;
        if (this.meant.length === 1) this.follow(touch);
        return { is: "move" };
    }

    lifted(touch: Touch): Meaning {
        if (!this.left(touch.id)) return nothing;
        const remaining = this.remaining();
        if (remaining) return this.goesOn(remaining, touch.time);
        this.follow(touch);
        this.lastTap = this.hasMoved ? undefined : { at: touch.at, time: this.start?.time ?? touch.time, taps: this.taps };
        return { is: "release", speed: this.speed(touch) };
    }

    /** The system took it away. */
    lost(id: number, time: number): Meaning {
        if (!this.left(id)) return nothing;
        const remaining = this.remaining();
        this.lastTap = undefined;
        return remaining ? this.goesOn(remaining, time) : { is: "lose" };
    }

    /** What is down means nothing more until all of it is up. */
    forget(): void {
        this.meant = [];
        this.lastTap = undefined;
    }

    /** Beside a pen that is down lies a hand. */
    penIsDown(isDown: boolean): Meaning {
        this.isHandResting = isDown;
        const wasMeant = this.meant.length > 0;
        if (isDown) this.forget();
        return isDown && wasMeant ? { is: "lose" } : nothing;
    }

    private began(touch: Touch): Meaning {
        const { lastTap } = this;
        const isAgain = lastTap !== undefined && touch.time - lastTap.time < again.within && apart(touch.at, lastTap.at) < again.near;
        this.taps = isAgain ? lastTap.taps + 1 : 1;
        this.meant = [touch.id];
        this.start = touch;
        this.hasMoved = false;
        this.trail = [touch];
        return { is: "press", taps: this.taps };
    }

    private follow(touch: Touch): void {
        if (this.start && apart(this.start.at, touch.at) > tremble) this.hasMoved = true;
        this.trail = [...this.trail.filter(({ time }) => touch.time - time <= recent), touch];
    }

    /** Whether it was one of those that count. */
    private left(id: number): boolean {
        this.down.delete(id);
        const wasMeant = this.meant.includes(id);
        this.meant = this.meant.filter((other) => other !== id);
        return wasMeant;
    }

    private remaining(): Touch | undefined {
        const [id] = this.meant;
        return id === undefined ? undefined : this.down.get(id);
    }

    private goesOn(touch: Touch, time: number): Meaning {
        // It may have lain still for long: what is thrown begins now.
        this.trail = [{ ...touch, time }];
        return { is: "goOn", with: touch };
    }

    private speed(touch: Touch): Point {
        const [first] = this.trail;
        const passed = first ? touch.time - first.time : 0;
        if (!first || passed <= 0) return { x: 0, y: 0 };
        return { x: (touch.at.x - first.at.x) / passed, y: (touch.at.y - first.at.y) / passed };
    }
}

function apart(a: Point, b: Point): number {
    return Math.hypot(a.x - b.x, a.y - b.y);
}

import type { Point } from "../canvas/camera";
import { element } from "../canvas/parts/dom";

/** A ring that grows around a finger that rests: it says that a menu will open. */
export class Ring {
    private readonly ring = element("div", "touch-ring");

    constructor(private readonly parent: HTMLElement) {}

    show(at: Point): void {
        this.ring.style.left = `${at.x}px`;
        this.ring.style.top = `${at.y}px`;
        this.parent.append(this.ring);
    }

    /** The menu opens: the hand feels it, where the device can. */
    tremble(): void {
        if ("navigator" in globalThis) navigator.vibrate?.(10);
    }

    hide(): void {
        this.ring.remove();
    }
}

import { panned, Point, zoomedAt } from "../canvas/camera";
import type { Pointer, Stage } from "../canvas/stage";
import { Interaction } from "../canvas/states/interaction";

/** Two fingers move and scale the canvas together. */
export class Pinching extends Interaction {
    readonly name = "pinching";
    private readonly fingers = new Map<number, Point>();

    constructor(stage: Stage, first: Pointer, second: Pointer) {
        super(stage);
        this.fingers.set(first.id, first.at);
        this.fingers.set(second.id, second.at);
    }

    override pointerMove(pointer: Pointer): void {
        if (!this.fingers.has(pointer.id)) return;
        const before = this.spread();
        this.fingers.set(pointer.id, pointer.at);
        const after = this.spread();
        const moved = panned(this.stage.camera, after.middle.x - before.middle.x, after.middle.y - before.middle.y);
        const factor = before.distance > 1 ? after.distance / before.distance : 1;
        this.stage.setCamera(zoomedAt(moved, after.middle, moved.zoom * factor));
    }

    override pointerUp(pointer: Pointer): void {
        if (this.fingers.has(pointer.id)) this.stage.rest();
    }

    override pointerLost(id: number): void {
        if (this.fingers.has(id)) this.stage.rest();
    }

    private spread(): { middle: Point; distance: number } {
        const [a, b] = [...this.fingers.values()] as [Point, Point];
        return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, distance: Math.hypot(a.x - b.x, a.y - b.y) };
    }
}

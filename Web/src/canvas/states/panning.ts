import { panned, Point } from "../camera";
import type { Pointer, Stage } from "../stage";
import { Interaction } from "./interaction";

/** The canvas follows the hand. */
export class Panning extends Interaction {
    readonly name = "panning";
    private last: Point;

    constructor(stage: Stage, private readonly pointer: Pointer) {
        super(stage);
        this.last = pointer.at;
    }

    override enter(): void {
        this.stage.overlay.cursor = "grabbing";
        this.stage.redraw();
    }

    override pointerMove(pointer: Pointer): void {
        if (pointer.id !== this.pointer.id) return;
        this.stage.setCamera(panned(this.stage.camera, pointer.at.x - this.last.x, pointer.at.y - this.last.y));
        this.last = pointer.at;
    }

    override pointerUp(pointer: Pointer): void {
        if (pointer.id === this.pointer.id) this.stage.rest();
    }

    override pointerLost(id: number): void {
        if (id === this.pointer.id) this.stage.rest();
    }
}

import type { Pen } from "../canvas/draw/pen";
import type { Pointer } from "../canvas/stage";
import { Dragging } from "../canvas/states/dragging";

/** A drag that draws what would come of it, and makes it when the pointer is let go. */
export abstract class DrawnDrag extends Dragging {
    protected abstract draw(pen: Pen): void;
    /** Makes it; the interaction is over. */
    protected abstract make(): void;
    /** Whether what is dragged is still there. */
    protected abstract get isThere(): boolean;

    override enter(): void {
        this.stage.overlay.drawing = { draw: (pen) => this.draw(pen) };
    }

    override leave(): void {
        this.stage.overlay.drawing = undefined;
        this.stage.redraw();
    }

    override pointerUp(pointer: Pointer): void {
        if (pointer.id !== this.last.id) return;
        this.pointerMove(pointer);
        this.stage.rest();
        this.make();
    }

    override documentChanged(): void {
        if (!this.isThere) this.stage.rest();
    }
}

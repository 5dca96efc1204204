import type { DraggedWire, Pointer, Popover, Stage } from "../stage";
import { Interaction } from "./interaction";

/** An add box or a menu is open. A press beside it closes it. */
export class Choosing extends Interaction {
    readonly name = "choosing";
    private popover: Popover | undefined;
    private isOver = false;

    /** @param open opens it; the surface calls `closed` when it has closed itself.
     * @param wire the wire that was dropped here; it stays in sight meanwhile. */
    constructor(
        stage: Stage, private readonly open: (closed: () => void) => Popover, private readonly wire?: DraggedWire,
    ) {
        super(stage);
    }

    override enter(): void {
        this.stage.overlay.wire = this.wire ?? null;
        this.stage.overlay.cursor = "default";
        this.popover = this.open(() => {
            if (!this.isOver) this.stage.rest();
        });
        this.stage.redraw();
    }

    override leave(): void {
        this.isOver = true;
        this.popover?.close();
        this.stage.overlay.wire = null;
        this.stage.redraw();
    }

    override pointerDown(_pointer: Pointer): void {
        this.stage.rest();
    }

    override documentChanged(): void {
        const from = this.wire?.from.node;
        if (from !== undefined && this.stage.document.node(from) === null) this.stage.rest();
    }
}

import type { Pointer, Stage } from "../stage";
import { isPulling, pulled } from "./edges";
import { Interaction } from "./interaction";

/** A pointer is held down, and something follows it; near an edge of the surface, so does the view. */
export abstract class Dragging extends Interaction {
    constructor(stage: Stage, protected last: Pointer) {
        super(stage);
    }

    /** Brings what is dragged to where the pointer is. */
    protected abstract follow(): void;

    override pointerMove(pointer: Pointer): void {
        if (pointer.id !== this.last.id) return;
        this.last = pointer;
        this.follow();
    }

    override modifiers(held: { shift: boolean; alt: boolean }): void {
        this.last = { ...this.last, ...held };
        this.follow();
    }

    override get needsTicks(): boolean {
        return isPulling(this.stage.camera, this.last.at);
    }

    override tick(milliseconds: number): void {
        this.stage.setCamera(pulled(this.stage.camera, this.last.at, milliseconds));
        this.follow();
    }

    override pointerLost(id: number): void {
        if (id === this.last.id) this.cancel();
    }
}

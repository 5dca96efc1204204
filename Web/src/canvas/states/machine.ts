import type { Pointer } from "../stage";
import type { Interaction } from "./interaction";

/** Holds the current interaction and hands it what happens. */
export class Machine {
    private interaction: Interaction;

    /** @param changed told after each step from one interaction to another. */
    constructor(private readonly idle: () => Interaction, private readonly changed: () => void = () => undefined) {
        this.interaction = idle();
    }

    get current(): Interaction {
        return this.interaction;
    }

    get isIdle(): boolean {
        return this.interaction.name === "idle";
    }

    go(next: Interaction): void {
        this.interaction.leave();
        this.interaction = next;
        next.enter();
        this.changed();
    }

    rest(): void {
        this.go(this.idle());
    }

    cancel(): void {
        this.interaction.cancel();
    }

    pointerDown(pointer: Pointer): void {
        this.interaction.pointerDown(pointer);
    }

    pointerMove(pointer: Pointer): void {
        this.interaction.pointerMove(pointer);
    }

    pointerUp(pointer: Pointer): void {
        this.interaction.pointerUp(pointer);
    }
}

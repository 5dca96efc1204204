import type { Pointer, Stage, Target } from "../canvas/stage";
import type { Interaction } from "../canvas/states/interaction";
import { Marquee } from "../canvas/states/marquee";
import { Panning } from "../canvas/states/panning";
import { Pressing } from "../canvas/states/pressing";
import type { Ring } from "./ring";

/**
 * A finger is down and has not moved yet. Who drags something has chosen it first: a drag that begins on any other card
 * moves the canvas, since on a full one there is hardly a place that is empty.
 */
export class TouchPressing extends Pressing {
    constructor(stage: Stage, pointer: Pointer, target: Target | null, private readonly ring: Ring) {
        super(stage, pointer, target);
    }

    override enter(): void {
        super.enter();
        this.ring.show(this.pointer.at);
    }

    override leave(): void {
        super.leave();
        this.ring.hide();
    }

    /** Who selects several has shift in every touch: taps add and take away, and a drag draws a frame. */
    protected override drag(): Interaction {
        const { stage, pointer, target } = this;
        if (target?.on === "port" || target?.on === "wireEnd" || target?.on === "turn") return super.drag();
        if (target?.on === "wire" && stage.host.selection.wires.has(target.wire)) return super.drag();
        const isCanvas = !target || target.on === "wire";
        if (isCanvas && pointer.shift) return new Marquee(stage, pointer);
        if (isCanvas || !stage.host.selection.nodes.has(target.node)) return new Panning(stage, pointer);
        return super.drag();
    }

    protected override openMenu(): void {
        this.ring.tremble();
        super.openMenu();
    }
}

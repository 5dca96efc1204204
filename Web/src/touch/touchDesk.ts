import type { TouchAid, TouchSources } from "../canvas/aids";
import type { Point } from "../canvas/camera";
import type { OverlayDrawing, Pointer, Target } from "../canvas/stage";
import { Panning } from "../canvas/states/panning";
import { Fingers, Meaning, Touch } from "./fingers";
import { drawHandles, handleAt } from "./handles";
import { Pinching } from "./pinching";
import { Ring } from "./ring";
import { TouchPressing } from "./touchPressing";

/** A throw slower than this stands still, and none is faster, in CSS pixels a millisecond. */
const thrown = { least: 0.2, most: 4 };
/** How long the canvas runs on. A flight slows down so that it begins three times as fast as it is on the whole. */
const coasts = 900;

/** Does on the surface what the fingers mean. */
export class TouchDesk implements TouchAid {
    private readonly fingers = new Fingers();
    private readonly ring: Ring;

    /** @param selectsSeveral whether taps add to the selection and take from it. */
    constructor(private readonly sources: TouchSources, private readonly selectsSeveral: () => boolean) {
        const { parent } = sources;
        this.ring = new Ring(parent);
        // What the browser makes of touches itself: a magnifying glass, a page that is zoomed.
        for (const kind of ["touchstart", "gesturestart", "gesturechange"]) {
            parent.addEventListener(kind, event => { if (event.target === parent) event.preventDefault(); }, { passive: false });
        }
    }

    heard(what: string, finger: Pointer, time: number): void {
        const pointer = { ...finger, shift: finger.shift || this.selectsSeveral() };
        const touch: Touch = { id: pointer.id, at: pointer.at, time };
        if (what === "pointerdown") this.act(this.fingers.pressed(touch), pointer);
        else if (what === "pointermove") this.act(this.fingers.moved(touch), pointer);
        else if (what === "pointerup") this.act(this.fingers.lifted(touch), pointer);
        else this.act(this.fingers.lost(touch.id, time), pointer);
    }

    penIsDown(isDown: boolean): void {
        if (this.fingers.penIsDown(isDown).is === "lose") this.end();
    }

    private act(meaning: Meaning, pointer: Pointer): void {
        const { stage, machine } = this.sources;
        switch (meaning.is) {
            case "nothing": return;
            case "press": return this.press({ ...pointer, clicks: meaning.taps });
            case "move":
                if (stage.overlay.wire) stage.overlay.finger = pointer.at;
                machine.pointerMove(pointer);
                // The wire has only now begun.
                if (stage.overlay.wire) stage.overlay.finger = pointer.at;
                return;
            case "release": return this.release(pointer, meaning.speed);
            case "lose": return this.end();
            case "pinch":
                this.end();
                machine.go(new Pinching(stage, this.asPointer(meaning.first, pointer), this.asPointer(meaning.second, pointer)));
                return;
            case "goOn":
                machine.go(new Panning(stage, this.asPointer(meaning.with, pointer)));
        }
    }

    private press(pointer: Pointer): void {
        const { stage, machine } = this.sources;
        // A view that runs on is caught.
        stage.setCamera(stage.camera);
        if (!machine.isIdle) {
            machine.pointerDown(pointer);
            this.fingers.forget();
            return;
        }
        machine.go(new TouchPressing(stage, pointer, this.target(pointer.at), this.ring));
    }

    private release(pointer: Pointer, speed: Point): void {
        const { stage, machine, coast } = this.sources;
        const wasPanning = machine.current.name === "panning";
        stage.overlay.finger = undefined;
        machine.pointerUp(pointer);
        if (wasPanning) this.throw(speed, coast);
        this.showHandles();
    }

    private throw(speed: Point, coast: TouchSources["coast"]): void {
        const fast = Math.hypot(speed.x, speed.y);
        if (fast < thrown.least) return;
        const far = (Math.min(fast, thrown.most) / fast) * (coasts / 3);
        coast({ x: speed.x * far, y: speed.y * far }, coasts);
    }

    /** What goes on ends with nothing changed, and idleness stays as it is. */
    private end(): void {
        const { stage, machine } = this.sources;
        stage.overlay.finger = undefined;
        if (!machine.isIdle) machine.cancel();
    }

    /** The ends of a wire that is selected can be taken hold of more easily than those of others. */
    private target(at: Point): Target | null {
        const { stage } = this.sources;
        return handleAt(stage, at) ?? stage.target(at, "touch");
    }

    private showHandles(): void {
        const { stage } = this.sources;
        if (stage.host.selection.wires.size !== 1) {
            if (stage.overlay.drawing === this.handles) stage.overlay.drawing = undefined;
            return;
        }
        stage.overlay.drawing ??= this.handles;
        stage.redraw();
    }

    private readonly handles: OverlayDrawing = { draw: (pen) => drawHandles(this.sources.stage, pen) };

    private asPointer(touch: Touch, like: Pointer): Pointer {
        return { ...like, id: touch.id, at: touch.at, clicks: 1 };
    }
}

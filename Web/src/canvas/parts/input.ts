import type { TouchAid, TouchSources } from "../aids";
import { Camera, clampZoom, panned, Point, zoomedAt } from "../camera";
import type { Pointer, Stage } from "../stage";
import type { Machine } from "../states/machine";

const isApple = /Mac|iPhone|iPad/.test(typeof navigator === "undefined" ? "" : navigator.platform);
const doubleClickTime = 400;
const doubleClickSlack = 6;

/** Turns the browser's pointer and wheel events into what the current interaction understands. */
export class Input {
    private hovering: Pointer | null = null;
    private readonly down = new Map<number, Pointer>();
    private lastPress = { time: -Infinity, at: { x: 0, y: 0 }, clicks: 0 };
    private touch: TouchAid | undefined;
    private readonly ending = new AbortController();

    constructor(
        private readonly element: HTMLElement, private readonly machine: Machine, private readonly stage: Stage,
        private readonly openMenu: (at: Point) => void, private readonly coast: TouchSources["coast"],
    ) {
        const listen = <Kind extends keyof HTMLElementEventMap>(
            kind: Kind, listener: (event: HTMLElementEventMap[Kind]) => void,
        ): void => element.addEventListener(kind, listener, { signal: this.ending.signal, passive: false });
        listen("pointerdown", event => this.pressed(event));
        listen("pointermove", event => this.moved(event));
        listen("pointerup", event => this.released(event));
        listen("pointercancel", event => this.lost(event));
        listen("lostpointercapture", event => { if (event.pointerType === "touch" || this.down.has(event.pointerId)) this.lost(event); });
        listen("pointerleave", event => this.left(event));
        listen("wheel", event => this.wheeled(event));
        listen("contextmenu", event => this.asked(event));
        listen("focusout", event => {
            if (!element.contains(event.relatedTarget as Node | null) && event.relatedTarget !== null) {
                element.classList.remove("canvas-pointed");
            }
        });
        listen("mousemove", event => { if (this.down.size > 0) event.stopPropagation(); });
        // A middle press would start the browser's own scrolling.
        listen("mousedown", event => { if (event.button === 1) event.preventDefault(); });
    }

    dispose(): void {
        this.ending.abort();
    }

    /** Where a mouse or pen is over the surface, for pasting there. */
    get last(): Point | null {
        return this.hovering?.at ?? null;
    }

    /** What is under a pointer that stands still may be another: the canvas has moved. */
    hoverAgain(): void {
        if (this.hovering && this.machine.isIdle) this.machine.pointerMove(this.hovering);
    }

    /** The surface's own point of a place in the window. */
    place(clientX: number, clientY: number): Point {
        const box = this.element.getBoundingClientRect();
        return { x: clientX - box.left, y: clientY - box.top };
    }

    private pressed(event: PointerEvent): void {
        // Who points knows where they are; the ring is for who came by keyboard.
        this.element.classList.add("canvas-pointed");
        this.element.focus({ preventScroll: true });
        // The mouse events that follow a touch would take the focus from a menu that it has opened.
        if (event.pointerType !== "mouse") event.preventDefault();
        if (this.isFinger(event)) return;
        // A pen's button lies where a right one does, and some browsers tell of no menu then.
        if (event.pointerType === "pen" && event.button === 2) return this.asked(event);
        // A Mac's control click is its right click.
        if (event.button === 2 || (isApple && event.ctrlKey && event.button === 0)) return;
        const pointer = this.pointer(event, this.clicks(event));
        try {
            this.element.setPointerCapture(event.pointerId);
        } catch {
            // The pointer is gone already, as synthetic ones are: its end is told all the same.
        }
        this.down.set(pointer.id, pointer);
        if (pointer.type === "pen") this.fingers?.penIsDown(true);
        this.machine.pointerDown(pointer);
    }

    /** Fingers are understood by what comes later; until it is there they mean nothing. */
    private isFinger(event: PointerEvent): boolean {
        if (event.pointerType !== "touch") return false;
        this.fingers?.heard(event.type, this.pointer(event, 1), event.timeStamp);
        return true;
    }

    private get fingers(): TouchAid | undefined {
        const { element: parent, stage, machine, coast } = this;
        return this.touch ??= stage.host.aids.get()?.touch({ parent, stage, machine, coast });
    }

    private moved(event: PointerEvent): void {
        if (this.isFinger(event)) return;
        const pointer = this.pointer(event, 1);
        this.hovering = pointer;
        if (this.down.has(pointer.id)) {
            this.down.set(pointer.id, pointer);
            // What is being dragged here is nobody else's: the page's own listeners need not look at every step.
            event.stopPropagation();
        }
        this.machine.pointerMove(pointer);
    }

    private released(event: PointerEvent): void {
        if (this.isFinger(event) || !this.down.delete(event.pointerId)) return;
        if (event.pointerType === "pen") this.touch?.penIsDown(false);
        this.machine.pointerUp(this.pointer(event, 1));
    }

    private lost(event: PointerEvent): void {
        if (this.isFinger(event)) return;
        this.down.delete(event.pointerId);
        if (event.pointerType === "pen") this.touch?.penIsDown(false);
        this.machine.current.pointerLost(event.pointerId);
    }

    private left(event: PointerEvent): void {
        if (event.pointerType === "touch") return;
        this.hovering = null;
        if (!this.down.has(event.pointerId)) this.machine.current.pointerLost(event.pointerId);
    }

    private wheeled(event: WheelEvent): void {
        event.preventDefault();
        if (this.machine.current.name === "choosing") this.machine.rest();
        const { camera } = this.stage;
        this.stage.setCamera(wheeled(camera, this.place(event.clientX, event.clientY), event));
        this.hoverAgain();
    }

    private asked(event: MouseEvent): void {
        event.preventDefault();
        // A long press has opened it already.
        if (this.machine.current.name === "idle") this.openMenu(this.place(event.clientX, event.clientY));
    }

    private clicks(event: PointerEvent): number {
        const at = this.place(event.clientX, event.clientY);
        const { lastPress } = this;
        const isAgain = event.timeStamp - lastPress.time < doubleClickTime
            && Math.hypot(at.x - lastPress.at.x, at.y - lastPress.at.y) < doubleClickSlack && event.button === 0;
        const clicks = isAgain ? lastPress.clicks + 1 : 1;
        this.lastPress = { time: event.timeStamp, at, clicks };
        return clicks;
    }

    private pointer(event: PointerEvent, clicks: number): Pointer {
        const type = event.pointerType === "touch" || event.pointerType === "pen" ? event.pointerType : "mouse";
        return {
            id: event.pointerId, type, button: event.button, at: this.place(event.clientX, event.clientY),
            shift: event.shiftKey, alt: event.altKey, command: event.ctrlKey || event.metaKey, clicks,
        };
    }
}

/** The camera after a turn of the wheel: it pans; with control or command, or a pinch on a pad, it zooms there. */
export function wheeled(
    camera: Camera, at: Point,
    turn: { deltaX: number; deltaY: number; deltaMode: number; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean },
): Camera {
    const unit = turn.deltaMode === 1 ? 16 : turn.deltaMode === 2 ? camera.height : 1;
    const dx = turn.deltaX * unit, dy = turn.deltaY * unit;
    if (turn.ctrlKey || turn.metaKey) {
        // A notch of a wheel is a hundred pixels, a pinch sends a few at a time.
        const step = Math.max(-60, Math.min(60, dy));
        return zoomedAt(camera, at, clampZoom(camera.zoom * Math.exp(-step * 0.004)));
    }
    return turn.shiftKey && dx === 0 ? panned(camera, -dy, 0) : panned(camera, -dx, -dy);
}

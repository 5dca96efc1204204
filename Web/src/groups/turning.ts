import { Point, toCanvas } from "../canvas/camera";
import type { Pen } from "../canvas/draw/pen";
import type { Pointer, Stage, Target } from "../canvas/stage";
import { eighths } from "../canvas/stage";
import { snapped } from "../canvas/states/moving";
import type { WireId } from "../wasm/core";
import { DrawnDrag } from "./drawnDrag";
import { courseOf, lead, placeOn, routeOf } from "./route";

/** A point that a wire is led over follows the pointer; it snaps to the grid, alt lets go of it. */
export class Turning extends DrawnDrag {
    readonly name = "turning";
    private points: Point[] = [];
    private readonly place: number;

    /** @param place the number of the point; null makes one where the pointer is. */
    constructor(stage: Stage, pointer: Pointer, private readonly wire: WireId, private readonly known: number | null) {
        super(stage, pointer);
        const start = eighths(toCanvas(stage.camera, pointer.at));
        this.place = known ?? placeOn(courseOf(stage.document, wire), start);
    }

    override enter(): void {
        this.stage.overlay.cursor = "move";
        super.enter();
        this.follow();
    }

    protected make(): void {
        lead(this.stage.host, this.wire, this.points, this.known === null ? "Lead over a point" : "Move a point of");
    }

    protected get isThere(): boolean {
        return this.stage.document.wire(this.wire) !== null;
    }

    protected follow(): void {
        const at = eighths(toCanvas(this.stage.camera, this.last.at));
        const point = this.last.alt ? at : { x: snapped(at.x), y: snapped(at.y) };
        this.points = routeOf(this.stage.document, this.wire);
        this.points.splice(this.place, this.known === null ? 0 : 1, point);
        this.stage.redraw();
    }

    protected draw({ context, theme, pixel }: Pen): void {
        const course = courseOf(this.stage.document, this.wire);
        const [start, end] = [course[0], course[course.length - 1]];
        if (!start || !end) return;
        context.strokeStyle = theme.accent;
        context.lineWidth = 2 * Math.max(1, pixel);
        context.beginPath();
        const all = [start, ...this.points, end];
        all.forEach(({ x, y }, index) => {
            const before = all[index - 1];
            if (!before) return context.moveTo(x / 8, y / 8);
            const swing = Math.min(200, Math.max(Math.abs(x - before.x) / 16, Math.min(24, Math.abs(y - before.y) / 32)));
            context.bezierCurveTo(before.x / 8 + swing, before.y / 8, x / 8 - swing, y / 8, x / 8, y / 8);
        });
        context.stroke();
        const point = this.points[this.place];
        if (!point) return;
        context.beginPath();
        context.arc(point.x / 8, point.y / 8, 5 * Math.max(1, pixel), 0, 2 * Math.PI);
        context.fillStyle = theme.accent;
        context.fill();
    }
}

/** A double click on a wire: it gets a point there, or loses the one that was hit. */
export function turn(stage: Stage, target: Target, at: Point): void {
    const { document, host } = stage;
    if (target.on === "turn") {
        lead(host, target.wire, routeOf(document, target.wire).filter((_, place) => place !== target.place), "Take a point from");
    } else if ("wire" in target) {
        addTurn(stage, target.wire, at);
    }
}

/** @param at on the surface. */
export function addTurn(stage: Stage, wire: WireId, at: Point): void {
    const { document, host } = stage;
    const place = eighths(toCanvas(stage.camera, at));
    const points = routeOf(document, wire);
    points.splice(placeOn(courseOf(document, wire), place), 0, { x: snapped(place.x), y: snapped(place.y) });
    lead(host, wire, points, "Lead over a point");
}

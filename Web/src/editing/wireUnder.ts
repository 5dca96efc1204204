/** Which wire runs under a card that is held over the canvas. */
import type { Box, Point } from "../canvas/camera";
import type { Pen } from "../canvas/draw/pen";
import type { OverlayDrawing } from "../canvas/stage";
import type { CanvasDocument, WireId } from "../wasm/core";
import { idText } from "../wasm/core";
import { ViewHead, ViewWire } from "../wasm/view";

/** A wire's course, in eighths. */
export interface Course {
    readonly wire: WireId;
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly handle: number;
}

const steps = 48;

/** The wires whose course goes through a box (both in eighths), the nearest to a point first. */
export function wiresUnder(document: Pick<CanvasDocument, "view">, box: Box, near: Point): Course[] {
    const found: { course: Course; distance: number }[] = [];
    for (const course of coursesIn(document.view(box.x, box.y, 1, box.width / 8, box.height / 8))) {
        let distance = Infinity;
        for (let step = 1; step < steps; step += 1) {
            const { x, y } = along(course, step / steps);
            const isInside = x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
            if (isInside) distance = Math.min(distance, Math.hypot(x - near.x, y - near.y));
        }
        if (distance < Infinity) found.push({ course, distance });
    }
    return found.sort((a, b) => a.distance - b.distance).map(({ course }) => course);
}

function coursesIn(list: Int32Array): Course[] {
    const word = (at: number): number => list[at] ?? 0;
    const start = word(ViewHead.wiresAt);
    return Array.from({ length: word(ViewHead.wireCount) }, (_, index) => {
        const at = start + index * ViewWire.size;
        return {
            wire: idText(word(at + ViewWire.idHigh), word(at + ViewWire.idLow)), handle: word(at + ViewWire.handle),
            x1: word(at + ViewWire.x1), y1: word(at + ViewWire.y1), x2: word(at + ViewWire.x2), y2: word(at + ViewWire.y2),
        };
    });
}

function along({ x1, y1, x2, y2, handle }: Course, part: number): Point {
    const rest = 1 - part;
    const [a, b, c, d] = [rest ** 3, 3 * rest * rest * part, 3 * rest * part * part, part ** 3];
    return { x: a * x1 + b * (x1 + handle) + c * (x2 - handle) + d * x2, y: (a + b) * y1 + (c + d) * y2 };
}

/** Draws the course that a card would go into, as long as there is one. */
export function courseDrawing(course: () => Course | undefined): OverlayDrawing {
    return {
        draw: (pen) => {
            const now = course();
            if (now) drawCourse(pen, now);
        },
        reach: (extent) => {
            const now = course();
            if (now) extent.addWire(now.x1 / 8, now.y1 / 8, now.x2 / 8, now.y2 / 8, now.handle / 8);
        },
    };
}

/** Shows that a card would go into the wire. */
export function drawCourse({ context, theme, pixel }: Pen, { x1, y1, x2, y2, handle }: Course): void {
    context.beginPath();
    context.moveTo(x1 / 8, y1 / 8);
    context.bezierCurveTo((x1 + handle) / 8, y1 / 8, (x2 - handle) / 8, y2 / 8, x2 / 8, y2 / 8);
    context.strokeStyle = theme.accentQuiet;
    context.lineWidth = 9 * Math.max(1, pixel);
    context.stroke();
    context.strokeStyle = theme.accent;
    context.lineWidth = 2.5 * Math.max(1, pixel);
    context.stroke();
}

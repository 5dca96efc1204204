/** The two ends of a wire that is selected, as large as a finger needs them. */
import { Point, toScreen } from "../canvas/camera";
import type { Pen } from "../canvas/draw/pen";
import { portsFrom } from "../canvas/draw/pen";
import type { Stage, Target } from "../canvas/stage";
import type { PortEnd } from "../wasm/core";

/** CSS pixels around a handle that mean it. */
const reach = 22;
/** How far a handle stands from its port, in CSS pixels: so far that either can be met. */
const away = 46;
/** Between ports that are nearer there is no room for both, and they stand outside, up and down. */
const room = 3 * away;

interface Handle {
    readonly wire: string;
    readonly end: "source" | "target";
    /** In canvas units, as is the port's place. */
    readonly at: Point;
    readonly port: Point;
}

/** The handle under a finger, as what is under it. */
export function handleAt(stage: Stage, at: Point): Target | null {
    const { camera } = stage;
    let nearest: Handle | undefined, least = reach;
    for (const handle of handles(stage)) {
        const place = toScreen(camera, handle.at);
        const distance = Math.hypot(place.x - at.x, place.y - at.y);
        if (distance > least) continue;
        nearest = handle;
        least = distance;
    }
    return nearest ? { on: "wireEnd", wire: nearest.wire, end: nearest.end } : null;
}

export function drawHandles(stage: Stage, { context, theme, pixel }: Pen): void {
    for (const { at, port } of handles(stage)) {
        context.beginPath();
        context.moveTo(port.x, port.y);
        context.lineTo(at.x, at.y);
        context.strokeStyle = theme.accent;
        context.lineWidth = 1.5 * pixel;
        context.stroke();
        context.beginPath();
        context.arc(at.x, at.y, 9 * pixel, 0, 2 * Math.PI);
        context.fillStyle = theme.background0;
        context.fill();
        context.lineWidth = 2.5 * pixel;
        context.stroke();
    }
}

function handles(stage: Stage): Handle[] {
    const { host, document, camera } = stage;
    const [id] = host.selection.wires;
    const wire = id === undefined || host.selection.wires.size > 1 ? null : document.wire(id);
    if (!wire || id === undefined || camera.zoom < portsFrom || stage.overlay.wire) return [];
    const source = placeOf(stage, { ...wire.source, side: "output" }), target = placeOf(stage, { ...wire.target, side: "input" });
    if (!source || !target) return [];
    const far = away / camera.zoom;
    const isNear = Math.abs(target.x - source.x) * camera.zoom < room;
    const up = source.y <= target.y ? -far : far;
    const step = isNear ? { x: 0, y: up } : { x: far, y: 0 };
    return [
        { wire: id, end: "source", port: source, at: { x: source.x + step.x, y: source.y + step.y } },
        { wire: id, end: "target", port: target, at: { x: target.x - step.x, y: target.y - step.y } },
    ];
}

/** In canvas units. */
function placeOf({ document }: Stage, port: PortEnd): Point | null {
    const place = document.portPosition(port);
    return place && { x: place.x / 8, y: place.y / 8 };
}

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

interface Handle {
    readonly wire: string;
    readonly end: "source" | "target";
    /** In canvas units. */
    readonly at: Point;
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
    for (const { at } of handles(stage)) {
        context.beginPath();
        context.arc(at.x, at.y, 9 * pixel, 0, 2 * Math.PI);
        context.fillStyle = theme.background0;
        context.fill();
        context.strokeStyle = theme.accent;
        context.lineWidth = 2.5 * pixel;
        context.stroke();
    }
}

function handles(stage: Stage): Handle[] {
    const { host, document, camera } = stage;
    const [id] = host.selection.wires;
    const wire = id === undefined || host.selection.wires.size > 1 ? null : document.wire(id);
    if (!wire || id === undefined || camera.zoom < portsFrom || stage.overlay.wire) return [];
    const handle = (end: "source" | "target", port: PortEnd, side: 1 | -1): Handle[] => {
        const place = document.portPosition(port);
        return place ? [{ wire: id, end, at: { x: place.x / 8 + (side * away) / camera.zoom, y: place.y / 8 } }] : [];
    };
    return [
        ...handle("source", { ...wire.source, side: "output" }, 1), ...handle("target", { ...wire.target, side: "input" }, -1),
    ];
}

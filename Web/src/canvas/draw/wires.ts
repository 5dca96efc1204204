import { ViewWire, WireFlag } from "../../wasm/view";
import { forEachWire } from "./listing";
import { levelOf, Pen, portsFrom } from "./pen";

export interface WireLook {
    /** The keys of the port types in the catalogue's order. */
    readonly types: readonly string[];
    /** The wire that is being reconnected. */
    readonly hidden: { readonly high: number; readonly low: number } | null;
    readonly hovered: { readonly high: number; readonly low: number } | null;
    /** Another wire is being dragged: these step back. */
    readonly areDimmed: boolean;
    /** Cards under the pointer or selected: their wires stand out. */
    isNear(slot: number): boolean;
    /** Whether data flows into the node of this slot now. */
    flowsInto(slot: number): boolean;
}

/** Wires of a colour are drawn together by how much they matter now; the factor is how strongly. */
const manners = [0.3, 0.6, 1] as const;
const quiet = 0;
const normal = 1;
const near = 2;

/** All wires in view, a path for each colour. */
export function drawWires(pen: Pen, list: Int32Array, look: WireLook): boolean {
    const paths: (Path2D | undefined)[] = [];
    const special: number[] = [];
    const isFar = levelOf(pen.zoom) === "boxes";
    let flows = false;
    forEachWire(list, at => {
        const high = list[at + ViewWire.idHigh] ?? 0, low = list[at + ViewWire.idLow] ?? 0;
        if (look.hidden && look.hidden.high === high && look.hidden.low === low) return;
        const flags = list[at + ViewWire.flags] ?? 0;
        const isHovered = look.hovered !== null && look.hovered.high === high && look.hovered.low === low;
        const isFlowing = !isFar && look.flowsInto(list[at + ViewWire.targetSlot] ?? -1);
        flows ||= isFlowing;
        if (isHovered || isFlowing || flags & WireFlag.selected) special.push(at);
        const isNear = look.isNear(list[at + ViewWire.sourceSlot] ?? -1)
            || look.isNear(list[at + ViewWire.targetSlot] ?? -1);
        const manner = flags & WireFlag.quiet ? quiet : isNear ? near : normal;
        const group = ((list[at + ViewWire.type] ?? -1) + 1) * manners.length + manner;
        traceWire((paths[group] ??= new Path2D()), list, at, isFar);
    });
    const { context } = pen;
    context.lineWidth = Math.max(1, 1.5 * pen.zoom) * pen.pixel;
    paths.forEach((path, group) => {
        if (!path) return;
        context.globalAlpha = (manners[group % manners.length] ?? 1) * (look.areDimmed ? 0.35 : 1);
        context.strokeStyle = colour(pen, look, Math.floor(group / manners.length) - 1);
        context.stroke(path);
    });
    context.globalAlpha = 1;
    for (const at of special) drawSpecial(pen, list, at, look);
    if (pen.zoom >= portsFrom) drawTurns(pen, list, look);
    return flows;
}

/** The points that wires are led over. */
function drawTurns(pen: Pen, list: Int32Array, look: WireLook): void {
    const { context, theme } = pen;
    forEachWire(list, at => {
        if (!((list[at + ViewWire.flags] ?? 0) & WireFlag.turns)) return;
        context.beginPath();
        context.arc((list[at + ViewWire.x2] ?? 0) / 8, (list[at + ViewWire.y2] ?? 0) / 8, 4, 0, 2 * Math.PI);
        context.fillStyle = theme.background0;
        context.fill();
        context.strokeStyle = colour(pen, look, list[at + ViewWire.type] ?? -1);
        context.lineWidth = 2;
        context.stroke();
    });
}

/** Selected, hovered, or with data under way. */
function drawSpecial(pen: Pen, list: Int32Array, at: number, look: WireLook): void {
    const { context } = pen;
    const path = new Path2D();
    const strength = look.areDimmed ? 0.35 : 1;
    traceWire(path, list, at, false);
    if ((list[at + ViewWire.flags] ?? 0) & WireFlag.selected) {
        context.strokeStyle = pen.theme.accent;
        context.globalAlpha = 0.5 * strength;
        context.lineWidth = 6 * pen.pixel;
        context.stroke(path);
    }
    context.globalAlpha = strength;
    context.strokeStyle = colour(pen, look, list[at + ViewWire.type] ?? -1);
    context.lineWidth = 2.5 * Math.max(1, pen.zoom) * pen.pixel;
    if (look.flowsInto(list[at + ViewWire.targetSlot] ?? -1)) {
        context.setLineDash([6, 8]);
        context.lineDashOffset = pen.theme.motion === 0 ? 0 : -(pen.time / 24) % 14;
        context.stroke(path);
        context.setLineDash([]);
    } else {
        context.stroke(path);
    }
    context.globalAlpha = 1;
}

function traceWire(path: Path2D, list: Int32Array, at: number, isStraight: boolean): void {
    const x1 = (list[at + ViewWire.x1] ?? 0) / 8, y1 = (list[at + ViewWire.y1] ?? 0) / 8;
    const x2 = (list[at + ViewWire.x2] ?? 0) / 8, y2 = (list[at + ViewWire.y2] ?? 0) / 8;
    if (isStraight) {
        path.moveTo(x1, y1);
        path.lineTo(x2, y2);
    } else {
        trace(path, x1, y1, x2, y2, (list[at + ViewWire.handle] ?? 0) / 8);
    }
}

function trace(path: Path2D, x1: number, y1: number, x2: number, y2: number, handle: number): void {
    path.moveTo(x1, y1);
    path.bezierCurveTo(x1 + handle, y1, x2 - handle, y2, x2, y2);
}

/** How far a wire that is being dragged swings out, in canvas units. */
export function looseHandle(dx: number, dy: number): number {
    return Math.min(160, Math.max(32, Math.abs(dx) / 2, Math.hypot(dx, dy) / 4));
}

/** A wire between two points that the core does not know yet. */
export function looseWire(x1: number, y1: number, x2: number, y2: number): Path2D {
    const path = new Path2D();
    trace(path, x1, y1, x2, y2, looseHandle(x2 - x1, y2 - y1));
    return path;
}

function colour(pen: Pen, look: WireLook, type: number): string {
    return pen.theme.port(look.types[type] ?? "");
}

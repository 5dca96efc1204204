import type { PortEnd } from "../../wasm/core";
import type { Camera } from "../camera";
import { headerHeight } from "../faces";
import type { Overlay } from "../stage";
import { drawSign, kindSign } from "./icons";
import { Pen, write } from "./pen";
import { tracePort } from "./ports";
import { rounded } from "./rounded";
import { looseWire } from "./wires";

export interface OverlaySources {
    readonly types: readonly string[];
    readonly camera: Camera;
    /** Where a port is, in canvas units. */
    place(end: PortEnd): { x: number; y: number } | null;
    /** The port that a wire ends in. */
    end(wire: string, which: "source" | "target"): PortEnd | null;
    kindTitle(kind: string): string;
}

/** What an interaction shows above the cards. */
export function drawOverlay(pen: Pen, overlay: Overlay, sources: OverlaySources): void {
    if (overlay.hover?.on === "wireEnd") drawHandle(pen, overlay.hover.wire, overlay.hover.end, sources);
    if (overlay.wire) drawLooseWire(pen, overlay, sources);
    if (overlay.ghost) drawGhost(pen, overlay.ghost, sources);
    if (overlay.marquee) drawMarquee(pen, overlay.marquee);
    overlay.drawing?.draw(pen);
}

/** Where a wire can be taken hold of. */
function drawHandle(pen: Pen, wire: string, which: "source" | "target", sources: OverlaySources): void {
    const end = sources.end(wire, which);
    const place = end && sources.place(end);
    if (!place) return;
    const { context, theme } = pen;
    context.beginPath();
    context.arc(place.x + (which === "source" ? 16 : -16), place.y, 5 * Math.max(1, pen.pixel), 0, 2 * Math.PI);
    context.fillStyle = theme.background0;
    context.fill();
    context.strokeStyle = theme.accent;
    context.lineWidth = 1.5 * Math.max(1, pen.pixel);
    context.stroke();
}

function drawLooseWire(pen: Pen, overlay: Overlay, sources: OverlaySources): void {
    const { wire } = overlay;
    const start = wire && sources.place(wire.from);
    if (!wire || !start) return;
    const { context, theme } = pen;
    const type = sources.types[wire.type] ?? "";
    const [x1, y1, x2, y2] = wire.from.side === "output"
        ? [start.x, start.y, wire.to.x, wire.to.y] : [wire.to.x, wire.to.y, start.x, start.y];
    const path = looseWire(x1, y1, x2, y2);
    context.strokeStyle = wire.refused ? theme.danger : theme.port(type);
    context.lineWidth = (wire.over ? 2.5 : 2) * Math.max(pen.pixel, 1);
    if (!wire.over) context.setLineDash([5, 5]);
    context.stroke(path);
    context.setLineDash([]);
    if (wire.over) return;
    const tip = new Path2D();
    tracePort(tip, type, wire.to.x, wire.to.y, 5 * Math.max(1, pen.pixel));
    context.fillStyle = wire.refused ? theme.danger : theme.port(type);
    context.fill(tip);
}

function drawGhost(pen: Pen, ghost: NonNullable<Overlay["ghost"]>, sources: OverlaySources): void {
    const { context, theme } = pen;
    const width = theme.cardWidth;
    const x = Math.round((ghost.at.x - width / 2) / 8) * 8, y = Math.round((ghost.at.y - headerHeight / 2) / 8) * 8;
    context.globalAlpha = 0.9;
    context.fillStyle = theme.background2;
    rounded(context, x, y, width, headerHeight, theme.radius);
    context.fill();
    context.strokeStyle = theme.accent;
    context.lineWidth = 1.5 * Math.max(1, pen.pixel);
    context.setLineDash([5, 4]);
    context.stroke();
    context.setLineDash([]);
    const colour = theme.kind(ghost.kind);
    drawSign(context, kindSign(ghost.kind), x + 10, y + headerHeight / 2 - 7, 14, colour);
    context.fillStyle = theme.text;
    write(pen, "title", sources.kindTitle(ghost.kind), x + 30, y + headerHeight / 2 + 0.5, width - 40);
    context.globalAlpha = 1;
}

function drawMarquee(pen: Pen, box: NonNullable<Overlay["marquee"]>): void {
    const { context, theme } = pen;
    context.fillStyle = theme.accentQuiet;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.strokeStyle = theme.accent;
    context.lineWidth = pen.pixel;
    context.strokeRect(box.x, box.y, box.width, box.height);
}

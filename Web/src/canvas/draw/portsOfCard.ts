import { NodeFlag, ViewNode } from "../../wasm/view";
import type { Face, FacePort } from "../../wasm/core";
import { Pen, write } from "./pen";
import { rounded } from "./rounded";
import { tracePort } from "./ports";

const radius = 5;

export interface PortLook {
    readonly types: readonly string[];
    /** The side that a wire is being dragged from, anywhere. */
    readonly wiringFrom: "input" | "output" | undefined;
    /** A bit for each port of the other side that would take it. */
    readonly fits: number;
    /** The port under the pointer, or the one that a wire would be dropped on. */
    readonly marked: { readonly place: number; readonly side: "input" | "output" } | null;
    readonly showsLabels: boolean;
    /** Labels stand above all cards: they are drawn when the cards are. */
    readonly labels: PortLabel[];
}

/** A port's name beside it, in canvas units. */
export interface PortLabel {
    readonly title: string;
    readonly x: number;
    readonly y: number;
    readonly side: "input" | "output";
}

/** The ports of the card whose record stands at `at`: coloured and shaped by type, lit or dimmed while wiring. */
export function drawPorts(pen: Pen, list: Int32Array, at: number, face: Face, look: PortLook): void {
    const x = (list[at + ViewNode.x] ?? 0) / 8, y = (list[at + ViewNode.y] ?? 0) / 8;
    const wired = list[at + ViewNode.wired] ?? 0;
    const isIncomplete = ((list[at + ViewNode.flags] ?? 0) & NodeFlag.incomplete) !== 0;
    for (const side of ["input", "output"] as const) {
        const ports = side === "input" ? face.inputs : face.outputs;
        ports.forEach((port, index) => {
            const isMarked = look.marked !== null && look.marked.side === side && look.marked.place === index;
            const fit = isMarked ? "idle" : fitting(look, side, index);
            const isWired = (wired & (1 << (side === "input" ? index : 16 + index))) !== 0;
            drawPort(pen, port, x + port.x, y + port.y, look, {
                fit, isMarked, lacks: isIncomplete && side === "input" && port.required && !isWired,
            });
            if (look.showsLabels || (isMarked && !look.wiringFrom) || (fit === "fits" && pen.zoom > 0.7)) {
                look.labels.push({ title: port.title, x: x + port.x, y: y + port.y, side });
            }
        });
    }
}

type Fit = "fits" | "none" | "idle";

function fitting({ wiringFrom, fits }: PortLook, side: "input" | "output", index: number): Fit {
    if (!wiringFrom) return "idle";
    return side !== wiringFrom && fits & (1 << index) ? "fits" : "none";
}

function drawPort(
    pen: Pen, port: FacePort, x: number, y: number, look: PortLook,
    how: { fit: Fit; isMarked: boolean; lacks: boolean },
): void {
    const { context, theme } = pen;
    const type = look.types[port.type] ?? "";
    const size = how.isMarked ? radius * 1.35 : radius;
    context.globalAlpha = how.fit === "none" ? 0.25 : 1;
    // A moat in the colour of the floor lets a port stand out from the card and from the wire.
    context.fillStyle = theme.background0;
    context.beginPath();
    context.arc(x, y, size + 2.5, 0, 2 * Math.PI);
    context.fill();
    if (how.fit === "fits" || how.lacks) {
        context.strokeStyle = how.lacks && how.fit === "idle" ? theme.text3 : theme.port(type);
        context.lineWidth = 1.5;
        if (how.lacks && how.fit === "idle") context.setLineDash([2, 2]);
        context.beginPath();
        context.arc(x, y, size + 3.5, 0, 2 * Math.PI);
        context.stroke();
        context.setLineDash([]);
    }
    const shape = new Path2D();
    tracePort(shape, type, x, y, size);
    context.fillStyle = theme.port(type);
    context.fill(shape);
    context.globalAlpha = 1;
}

export function drawLabel(pen: Pen, label: PortLabel): void {
    const { context, theme } = pen;
    const { title, x, y, side } = label;
    const width = pen.text.fit("label", title, 120).width + 12;
    const left = side === "input" ? x - 14 - width : x + 14;
    rounded(context, left, y - 9, width, 18, 4);
    context.fillStyle = theme.background3;
    context.fill();
    context.fillStyle = theme.text;
    write(pen, "label", title, left + 6, y + 0.5, 120);
}

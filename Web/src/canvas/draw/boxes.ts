import { NodeFlag, ViewNode } from "../../wasm/view";
import { forEachNode } from "./listing";
import type { Pen } from "./pen";

/** From far away: a box in the kind's colour for each node, a path for each kind. */
export function drawBoxes(pen: Pen, list: Int32Array, kinds: readonly string[], look: BoxLook): void {
    const fills: (Path2D | undefined)[] = [];
    const selected = new Path2D();
    const working = new Path2D();
    const failed = new Path2D();
    const gap = 2 * pen.pixel;
    forEachNode(list, at => {
        const x = (list[at + ViewNode.x] ?? 0) / 8, y = (list[at + ViewNode.y] ?? 0) / 8;
        const width = (list[at + ViewNode.width] ?? 0) / 8, height = (list[at + ViewNode.height] ?? 0) / 8;
        const flags = list[at + ViewNode.flags] ?? 0, slot = list[at + ViewNode.slot] ?? 0;
        if (flags & NodeFlag.frame) return;
        const group = ((list[at + ViewNode.kind] ?? -1) + 1) * 2 + (flags & NodeFlag.bypassed || look.isFaint(slot) ? 1 : 0);
        (fills[group] ??= new Path2D()).rect(x, y, width, height);
        if (flags & NodeFlag.selected) selected.rect(x - gap, y - gap, width + 2 * gap, height + 2 * gap);
        if (look.isWorking(slot)) working.rect(x, y, width, height);
        else if (look.hasFailed(slot)) failed.rect(x, y, width, height);
    });
    const { context, theme } = pen;
    fills.forEach((path, group) => {
        if (!path) return;
        context.globalAlpha = group & 1 ? 0.25 : 0.6;
        context.fillStyle = theme.kind(kinds[(group >> 1) - 1] ?? "");
        context.fill(path);
    });
    context.globalAlpha = 1;
    outline(pen, working, theme.accent);
    outline(pen, failed, theme.danger);
    outline(pen, selected, theme.accent);
}

export interface BoxLook {
    isWorking(slot: number): boolean;
    hasFailed(slot: number): boolean;
    isFaint(slot: number): boolean;
}

function outline(pen: Pen, path: Path2D, colour: string): void {
    pen.context.strokeStyle = colour;
    pen.context.lineWidth = 1.5 * pen.pixel;
    pen.context.stroke(path);
}

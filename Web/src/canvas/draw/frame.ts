import { NodeFlag, ViewNode } from "../../wasm/view";
import type { CardContent } from "../contents";
import { drawSign } from "./icons";
import { Level, Pen, write } from "./pen";
import { rounded } from "./rounded";

export interface FrameLook {
    readonly header: number;
    readonly level: Level;
    /** Its title stands in a text field. */
    readonly isEdited: boolean;
    readonly isHovered: boolean;
}

/** An open frame, whose record stands at `at`: a tinted ground with a title, behind what stands on it. */
export function drawFrame(pen: Pen, list: Int32Array, at: number, content: CardContent, look: FrameLook): void {
    const { context, theme, pixel } = pen;
    const place = (part: number): number => (list[at + part] ?? 0) / 8;
    const x = place(ViewNode.x), y = place(ViewNode.y), width = place(ViewNode.width), height = place(ViewNode.height);
    const flags = list[at + ViewNode.flags] ?? 0;
    const colour = content.tint ?? theme.text3;
    context.fillStyle = colour;
    rounded(context, x, y, width, height, theme.radius);
    context.globalAlpha = flags & NodeFlag.bypassed ? 0.04 : 0.08;
    context.fill();
    context.globalAlpha = 0.16;
    rounded(context, x, y, width, look.header, [theme.radius, theme.radius, 0, 0]);
    context.fill();
    context.globalAlpha = look.isHovered ? 1 : 0.6;
    context.strokeStyle = colour;
    context.lineWidth = Math.max(1, pixel);
    rounded(context, x, y, width, height, theme.radius);
    context.stroke();
    context.globalAlpha = 1;
    drawTitle(pen, content, flags, look, { x, y, width });
    if (look.level !== "boxes") drawCorner(pen, x + width, y + height, colour);
    if (!(flags & NodeFlag.selected)) return;
    context.strokeStyle = theme.accent;
    context.lineWidth = 2 * pixel;
    rounded(context, x - 2 * pixel, y - 2 * pixel, width + 4 * pixel, height + 4 * pixel, theme.radius + 2 * pixel);
    context.stroke();
}

/** Titles of frames are what one finds one's way by: they keep their size on the screen as long as there is room. */
function drawTitle(
    pen: Pen, content: CardContent, flags: number, look: FrameLook, box: { x: number; y: number; width: number },
): void {
    const { context, theme } = pen;
    const scale = Math.min(8, Math.max(1, 0.9 * pen.pixel));
    context.translate(box.x, box.y + look.header / 2);
    context.scale(scale, scale);
    const room = box.width / scale;
    if (room > 40) {
        if (scale === 1) drawSign(context, "fold", 8, -7, 14, theme.text2);
        const left = scale === 1 ? 28 : 8;
        let right = room - 8;
        if (flags & NodeFlag.locked) drawSign(context, "lock", (right -= 14), -7, 14, theme.text2);
        context.fillStyle = theme.text;
        if (!look.isEdited) write(pen, "title", content.title, left, 0.5, right - left - 4);
    }
    context.scale(1 / scale, 1 / scale);
    context.translate(-box.x, -box.y - look.header / 2);
}

/** Where a card with a size of its own is taken hold of. */
export function drawCorner(pen: Pen, right: number, bottom: number, colour: string): void {
    const { context } = pen;
    context.strokeStyle = colour;
    context.lineWidth = Math.max(1, pen.pixel);
    context.beginPath();
    for (const far of [4, 8]) {
        context.moveTo(right - far, bottom - 3);
        context.lineTo(right - 3, bottom - far);
    }
    context.stroke();
}

import { seen } from "../camera";
import type { SheetPlace } from "./order";
import type { Pen } from "./pen";

/** Canvas units between dots at 100 %. */
const step = 24;

/** A quiet field of dots; fewer of them stand further out, so that they never crowd. */
export function drawGrid(pen: Pen, place: SheetPlace): void {
    let gap = step;
    while (gap * pen.zoom < 18) gap *= 4;
    const strength = Math.min(1, (gap * pen.zoom - 18) / 24 + 0.35);
    const box = seen(place);
    const size = 1.5 * pen.pixel;
    const { context } = pen;
    context.globalAlpha = strength;
    context.fillStyle = pen.theme.hairline;
    context.beginPath();
    for (let y = Math.ceil(box.y / gap) * gap; y <= box.y + box.height; y += gap) {
        for (let x = Math.ceil(box.x / gap) * gap; x <= box.x + box.width; x += gap) {
            context.rect(x - size / 2, y - size / 2, size, size);
        }
    }
    context.fill();
    context.globalAlpha = 1;
}

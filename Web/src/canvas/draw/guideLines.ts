import { element } from "../parts/dom";
import type { GuideLine } from "../stage";
import type { Lying } from "./extent";

/** CSS pixels by which a guide is longer than what it joins, at each end. */
const beyond = 8;

/** Thin lines across the surface, each an element of its own: a canvas for them would be as large as the surface. */
export class GuideLines {
    private readonly lines: HTMLElement[] = [];
    private shown = 0;

    constructor(private readonly parent: HTMLElement) {}

    draw(guides: readonly GuideLine[], { x, y, scale, ratio }: Lying): void {
        if (guides.length === 0 && this.shown === 0) return;
        guides.forEach(({ isUpright, at, from, to }, index) => {
            const line = this.line(index);
            const length = ((to - from) / 8) * (scale / ratio) + 2 * beyond;
            const across = (isUpright ? x : y) + (at / 8) * scale;
            const along = ((isUpright ? y : x) + (from / 8) * scale) / ratio - beyond;
            // On a whole device pixel, so that it stays one thin.
            const place = Math.round(across) / ratio;
            line.style.transform = isUpright
                ? `translate(${place}px,${along}px) scale(1,${length})` : `translate(${along}px,${place}px) scale(${length},1)`;
            line.hidden = false;
        });
        for (let index = guides.length; index < this.shown; index += 1) this.line(index).hidden = true;
        this.shown = guides.length;
    }

    private line(index: number): HTMLElement {
        const known = this.lines[index];
        if (known) return known;
        const line = element("div", "canvas-guide");
        line.hidden = true;
        this.parent.append(line);
        this.lines.push(line);
        return line;
    }
}

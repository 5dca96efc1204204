import type { PointerLabel } from "../stage";
import { element, placeInside } from "./dom";

/** The few words beside the pointer: both ends of a wire, or why a port does not fit. */
export class Label {
    private readonly box = element("div", "canvas-label");
    private shown: PointerLabel | null = null;

    constructor(private readonly parent: HTMLElement) {
        this.box.hidden = true;
        parent.append(this.box);
    }

    show(label: PointerLabel | null): void {
        if (label === this.shown) return;
        this.shown = label;
        this.box.hidden = label === null;
        if (!label) return;
        if (this.box.textContent !== label.text) this.box.textContent = label.text;
        this.box.classList.toggle("canvas-label-danger", label.tone === "danger");
        placeInside(this.box, this.parent, { x: label.at.x + 16, y: label.at.y + 16 });
    }
}

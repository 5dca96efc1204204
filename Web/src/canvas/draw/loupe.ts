import type { Camera, Point } from "../camera";
import { toCanvas } from "../camera";
import type { CanvasHost } from "../interface";
import { element } from "../parts/dom";
import type { Overlay } from "../stage";
import type { Theme } from "../theme";
import { kindOf, nodeName } from "../words";
import type { SheetPlace } from "./order";

/** Across, in CSS pixels. */
const size = 144;
/** Between the finger and the glass. */
const gap = 44;
const edge = 8;
/** How much larger things are in it; from this size on they say what they are. */
const larger = 1.6;
const least = 1;

/** A round glass above the finger that draws a wire: it shows what lies under it, and says what would be connected. */
export class Loupe {
    private readonly box = element("div", "canvas-loupe");
    private readonly glass = element("canvas", "canvas-loupe-glass");
    private readonly words = element("p", "canvas-loupe-words");
    private readonly context: CanvasRenderingContext2D | null;

    /** @param paint paints a piece of the canvas. */
    constructor(
        private readonly parent: HTMLElement, private readonly host: CanvasHost,
        private readonly paint: (context: CanvasRenderingContext2D, place: SheetPlace) => void,
    ) {
        this.context = this.glass.getContext("2d");
        this.box.append(this.words, this.glass);
        // What it says is also told where the wire is let go.
        this.box.setAttribute("aria-hidden", "true");
    }

    draw(camera: Camera, ratio: number, overlay: Overlay, theme: Theme): void {
        const { finger, wire } = overlay;
        if (!finger || !wire || !this.context) {
            if (this.box.isConnected) this.box.remove();
            return;
        }
        if (!this.box.isConnected) this.parent.append(this.box);
        const pixels = Math.round(size * ratio);
        if (this.glass.width !== pixels) this.glass.width = this.glass.height = pixels;
        const zoom = Math.max(least, camera.zoom * larger);
        const { x, y } = toCanvas(camera, finger);
        const middle = pixels / 2, scale = zoom * ratio;
        this.paint(this.context, {
            x, y, zoom, width: size, height: size, ratio, originX: middle - x * scale, originY: middle - y * scale,
        });
        this.cross(this.context, middle, ratio, theme);
        const said = wire.refused ? overlay.label?.text ?? "" : wire.over ? this.name(wire.over) : "";
        this.words.textContent = said;
        this.words.hidden = said === "";
        this.box.classList.toggle("canvas-loupe-refused", wire.refused);
        this.box.classList.toggle("canvas-loupe-fits", wire.over !== null);
        this.place(finger, camera);
    }

    /** Above the finger; where there is no room, beside it, on the side that a right hand leaves free. */
    private place(finger: Point, { width, height }: Camera): void {
        const { box } = this;
        box.classList.toggle("canvas-loupe-below", finger.y - gap - size < edge);
        const beside = finger.y - gap - box.offsetHeight < edge;
        const side = finger.x - gap - size - edge > 0 ? -1 : 1;
        const x = beside ? finger.x + side * (gap + size / 2) : finger.x;
        const y = beside ? finger.y - size / 2 : finger.y - gap - box.offsetHeight;
        const half = box.offsetWidth / 2;
        const left = Math.max(edge, Math.min(width - edge - 2 * half, x - half));
        const top = Math.max(edge, Math.min(height - edge - box.offsetHeight, y));
        box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    }

    private cross(context: CanvasRenderingContext2D, middle: number, ratio: number, theme: Theme): void {
        context.setTransform(ratio, 0, 0, ratio, middle, middle);
        context.strokeStyle = theme.text2;
        context.lineWidth = 1;
        context.beginPath();
        for (const [x, y] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
            context.moveTo(8 * x, 8 * y);
            context.lineTo(16 * x, 16 * y);
        }
        context.stroke();
    }

    /** `Kitchen · Scene`. */
    private name({ node, port, side }: { node: string; port: string; side: string }): string {
        const { core, catalogue } = this.host;
        const kind = kindOf(catalogue, core.node(node)?.kind ?? "");
        const title = kind?.ports.find(each => each.key === port && each.direction === side)?.title ?? port;
        return `${nodeName(core, catalogue, node)} · ${title}`;
    }
}

import { element } from "../parts/dom";
import type { PixelBox } from "./extent";

/** Device pixels. */
const step = 128;

/** A transparent canvas above the sheets that is no larger than what is drawn on it. */
export class Layer {
    readonly context: CanvasRenderingContext2D;
    private readonly canvas = element("canvas", "canvas-live");
    private isShown = false;
    private size = "";

    constructor(parent: HTMLElement) {
        const context = this.canvas.getContext("2d");
        if (!context) throw new Error("The browser cannot draw: it gives no 2D canvas.");
        this.context = context;
        this.canvas.hidden = true;
        parent.append(this.canvas);
    }

    show(isShown: boolean): void {
        if (isShown !== this.isShown) this.canvas.hidden = !(this.isShown = isShown);
    }

    /** Empties it, and makes it as large as a box at least. Its size goes in steps, and back only when it is far too large,
     * since another one costs memory and a layout. */
    begin({ width, height }: PixelBox): void {
        const { canvas, context } = this;
        const [across, down] = [stepped(width, canvas.width), stepped(height, canvas.height)];
        if (canvas.width !== across || canvas.height !== down) {
            canvas.width = across;
            canvas.height = down;
        } else {
            context.setTransform(1, 0, 0, 1, 0, 0);
            context.clearRect(0, 0, across, down);
        }
    }

    /** Lays its upper left corner somewhere, in device pixels. */
    lie(left: number, top: number, ratio: number): void {
        const { style, width, height } = this.canvas;
        const size = `${width / ratio}px ${height / ratio}px`;
        if (size !== this.size) {
            this.size = size;
            style.width = `${width / ratio}px`;
            style.height = `${height / ratio}px`;
        }
        style.transform = `translate(${left / ratio}px,${top / ratio}px)`;
    }
}

function stepped(pixels: number, now: number): number {
    const least = Math.ceil((pixels + 1) / step) * step;
    return now >= least && now <= least + 2 * step ? now : least;
}

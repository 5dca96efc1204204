import type { Camera } from "../camera";
import { element } from "../parts/dom";
import "./offscreen";
import type { Answer, Order, PaintOrder, SheetPlace } from "./order";

/** The address of the painter's script; the build puts it in. */
declare const PAINTER_URL: string;

/** Started while what it will paint is still on its way. */
let waiting: Worker | undefined;

/** Starts a painter, which takes as long as opening a project does; the next canvas takes it over. */
export function startPainter(): void {
    if (waiting) return;
    waiting = new Worker(PAINTER_URL);
    // One that did not come is not handed to a canvas, which tries again and tells.
    waiting.onerror = () => { waiting = undefined; };
}

function takePainter(): Worker {
    const painter = waiting ?? new Worker(PAINTER_URL);
    waiting = undefined;
    return painter;
}

export interface SheetListener {
    painted(isMoving: boolean, list: Int32Array): void;
    dropped: (media: string, size: "small" | "large") => void;
    fontsCame(): void;
    /** The painter's script did not come, or it stopped. */
    failed(): void;
}

/**
 * Two sheets that lie on each other. The painter draws the lower one in its own thread; the upper one is what is seen,
 * moved and stretched by the browser's compositor, so that a frame costs the page next to nothing.
 */
export class Sheets {
    private readonly painter: Worker;
    private readonly sheets = [element("canvas", "canvas-sheet"), element("canvas", "canvas-sheet canvas-sheet-below")];
    private readonly places: (SheetPlace | undefined)[] = [];
    private front = 0;
    private ordered: PaintOrder["number"] | null = null;
    private count = 0;
    private shown = "";

    constructor(parent: HTMLElement, types: readonly string[], kinds: readonly string[], listener: SheetListener) {
        this.painter = takePainter();
        this.painter.onmessage = ({ data }: MessageEvent<Answer>) => this.hear(data, listener);
        this.painter.onerror = () => listener.failed();
        const sheets = this.sheets.map(sheet => sheet.transferControlToOffscreen());
        this.painter.postMessage({ is: "begin", sheets, types, kinds }, sheets as unknown as Transferable[]);
        parent.append(...this.sheets);
    }

    /** Something is being painted. */
    get isBusy(): boolean {
        return this.ordered !== null;
    }

    /** What lies above: nothing before the first sheet. */
    get place(): SheetPlace | undefined {
        return this.places[this.front];
    }

    tell = (order: Order): void => this.painter.postMessage(order);

    /** Has the lower sheet painted; it is laid above when it is done. The list is given away. */
    order(order: Omit<PaintOrder, "is" | "number" | "sheet">): void {
        const sheet = 1 - this.front;
        this.ordered = this.count += 1;
        this.places[sheet] = order.place;
        this.painter.postMessage({ ...order, is: "paint", number: this.ordered, sheet }, [order.list.buffer]);
    }

    /** Lays the upper sheet where the camera sees it. */
    lay(camera: Camera): void {
        const { place } = this;
        const sheet = this.sheets[this.front];
        if (!place || !sheet) return;
        const { ratio } = place;
        const scale = camera.zoom / place.zoom;
        const [left, top] = [origin(camera.width, camera.x, camera, ratio), origin(camera.height, camera.y, camera, ratio)];
        const x = (left - place.originX * scale) / ratio, y = (top - place.originY * scale) / ratio;
        const transform = `translate(${x}px,${y}px) scale(${scale})`;
        if (transform !== this.shown) sheet.style.transform = this.shown = transform;
    }

    end(): void {
        this.painter.terminate();
    }

    private hear(answer: Answer, listener: SheetListener): void {
        if (answer.is === "dropped") return listener.dropped(answer.media, answer.size);
        if (answer.is === "fonts") return listener.fontsCame();
        if (answer.number === this.ordered) {
            this.ordered = null;
            this.turn();
        }
        listener.painted(answer.isMoving, answer.list);
    }

    private turn(): void {
        this.front = 1 - this.front;
        this.shown = "";
        this.sheets.forEach((sheet, index) => {
            sheet.classList.toggle("canvas-sheet-below", index !== this.front);
            const place = this.places[index];
            if (!place || index !== this.front) return;
            sheet.style.width = `${place.width}px`;
            sheet.style.height = `${place.height}px`;
        });
    }
}

/** Where the canvas's own origin is seen, in whole device pixels: what stands on the grid is sharp wherever one looks. */
export function origin(extent: number, middle: number, { zoom }: { zoom: number }, ratio: number): number {
    return Math.round((extent / 2) * ratio - middle * zoom * ratio);
}

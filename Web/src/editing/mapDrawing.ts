/** Draws the map: the cards once for each change of the document; what is seen is a frame above them, moved with every frame. */
import { Box, Camera, inPixels, seen } from "../canvas/camera";
import type { Stage } from "../canvas/stage";
import { readTheme } from "../canvas/theme";
import { cardsOf, viewOf } from "./cardsInView";

const margin = 6;
/** A map of very many cards is drawn anew at most so often, in milliseconds. */
const pause = 120;

export class MapDrawing {
    private area: Box = { x: 0, y: 0, width: 1, height: 1 };
    private isCurrent = false;
    private drawnAt = -Infinity;
    private size = { width: 0, height: 0 };
    private seen: Camera | undefined;
    private readonly watcher: ResizeObserver;
    private timer: number | undefined;

    constructor(private readonly sheet: HTMLCanvasElement, private readonly frameOfSeen: HTMLElement, private readonly stage: Stage) {
        this.watcher = new ResizeObserver(() => this.documentChanged());
        this.watcher.observe(sheet);
    }

    end(): void {
        this.watcher.disconnect();
        window.clearTimeout(this.timer);
    }

    documentChanged(): void {
        this.isCurrent = false;
        // Whoever changes the document without drawing the canvas is drawn on the map all the same.
        this.timer ??= window.setTimeout(() => this.frame(), pause);
    }

    /** Looks at a place of the map, in CSS pixels. */
    look(x: number, y: number): void {
        const { scale, left, top } = this.fit;
        this.stage.setCamera({ ...this.stage.camera, x: (x - left) / scale + this.area.x, y: (y - top) / scale + this.area.y });
    }

    frame(): void {
        const { camera } = this.stage;
        const isDue = !this.isCurrent && performance.now() - this.drawnAt > pause;
        if (isDue) this.drawCards();
        if (!isDue && camera === this.seen) return;
        this.seen = camera;
        this.layFrame(seen(camera));
    }

    private get fit(): { scale: number; left: number; top: number } {
        const { width, height } = this.size;
        const scale = Math.min((width - 2 * margin) / this.area.width, (height - 2 * margin) / this.area.height, 0.25);
        return { scale, left: (width - this.area.width * scale) / 2, top: (height - this.area.height * scale) / 2 };
    }

    private drawCards(): void {
        window.clearTimeout(this.timer);
        this.timer = undefined;
        this.isCurrent = true;
        this.drawnAt = performance.now();
        const { document: film, host } = this.stage;
        const bounds = film.bounds();
        this.area = bounds ? inPixels(bounds) : seen(this.stage.camera);
        const ratio = window.devicePixelRatio || 1;
        this.size = { width: this.sheet.clientWidth, height: this.sheet.clientHeight };
        this.sheet.width = Math.round(this.size.width * ratio);
        this.sheet.height = Math.round(this.size.height * ratio);
        const context = this.sheet.getContext("2d");
        if (!context || !bounds) return;
        const { scale, left, top } = this.fit;
        const theme = readTheme(this.sheet);
        context.setTransform(ratio, 0, 0, ratio, left * ratio, top * ratio);
        for (const { id, kind, isFrame, x, y, width, height } of cardsOf(viewOf(film, bounds))) {
            const isSelected = host.selection.nodes.has(id);
            context.fillStyle = isSelected ? theme.accent : theme.kind(host.catalogue.kinds[kind]?.key ?? "");
            context.globalAlpha = isFrame ? 0.3 : isSelected ? 1 : 0.7;
            context.fillRect(
                (x / 8 - this.area.x) * scale, (y / 8 - this.area.y) * scale,
                Math.max(1, (width / 8) * scale), Math.max(1, (height / 8) * scale));
        }
    }

    private layFrame(box: Box): void {
        const { scale, left, top } = this.fit;
        const { style } = this.frameOfSeen;
        style.width = `${box.width * scale}px`;
        style.height = `${box.height * scale}px`;
        style.transform = `translate(${left + (box.x - this.area.x) * scale}px,${top + (box.y - this.area.y) * scale}px)`;
    }
}

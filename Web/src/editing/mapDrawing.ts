/** Draws the map: the cards once for each change of the document, the frame of what is seen with every frame. */
import { Box, inPixels, seen } from "../canvas/camera";
import type { Stage } from "../canvas/stage";
import { readTheme, Theme } from "../canvas/theme";
import { cardsOf, viewOf } from "./cardsInView";

const margin = 6;
/** A map of very many cards is drawn anew at most so often, in milliseconds. */
const pause = 120;

export class MapDrawing {
    private readonly cards = document.createElement("canvas");
    private readonly context: CanvasRenderingContext2D | null;
    private area: Box = { x: 0, y: 0, width: 1, height: 1 };
    private isCurrent = false;
    private drawnAt = -Infinity;
    private seen = "";
    private theme: Theme;
    private timer: number | undefined;

    constructor(private readonly sheet: HTMLCanvasElement, private readonly stage: Stage) {
        this.context = sheet.getContext("2d");
        this.theme = readTheme(sheet);
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
        const look = `${camera.x} ${camera.y} ${camera.zoom} ${camera.width} ${camera.height} ${this.sheet.clientWidth}`;
        const isDue = !this.isCurrent && performance.now() - this.drawnAt > pause;
        if (isDue) this.drawCards();
        if (!isDue && look === this.seen) return;
        this.seen = look;
        this.compose();
    }

    private get fit(): { scale: number; left: number; top: number } {
        const { clientWidth: width, clientHeight: height } = this.sheet;
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
        this.cards.width = this.sheet.width = Math.round(this.sheet.clientWidth * ratio);
        this.cards.height = this.sheet.height = Math.round(this.sheet.clientHeight * ratio);
        const context = this.cards.getContext("2d");
        if (!context || !bounds) return;
        const { scale, left, top } = this.fit;
        this.theme = readTheme(this.sheet);
        const { theme } = this;
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

    private compose(): void {
        const { context } = this;
        if (!context) return;
        const ratio = window.devicePixelRatio || 1;
        const { scale, left, top } = this.fit;
        const box = seen(this.stage.camera);
        const { theme } = this;
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, this.sheet.width, this.sheet.height);
        context.drawImage(this.cards, 0, 0);
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        const [x, y] = [left + (box.x - this.area.x) * scale, top + (box.y - this.area.y) * scale];
        context.fillStyle = theme.accentQuiet;
        context.fillRect(x, y, box.width * scale, box.height * scale);
        context.strokeStyle = theme.accent;
        context.strokeRect(x, y, box.width * scale, box.height * scale);
    }
}

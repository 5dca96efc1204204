import type { Camera } from "../camera";
import type { Contents } from "../contents";
import type { CanvasHost } from "../interface";
import { element } from "../parts/dom";
import type { Overlay } from "../stage";
import type { Theme } from "../theme";
import { ViewHead, ViewNode } from "../../wasm/view";
import { forEachNode } from "./listing";
import { extentOf } from "./extent";
import type { Held } from "./held";
import type { Looks } from "./looks";
import { drawOverlay } from "./overlay";
import { Loupe } from "./loupe";
import type { SheetPlace } from "./order";
import { levelOf } from "./pen";
import { ScenePainter } from "./scenePainter";
import { origin } from "./sheets";

/** Device pixels. */
const step = 128;

/** What moves with the hand, above the sheet: drawn by the page in every frame, and nothing while there is nothing. */
export class LiveLayer {
    private readonly canvas = element("canvas", "canvas-live");
    private readonly context: CanvasRenderingContext2D;
    private readonly painter: ScenePainter;
    private readonly types: readonly string[];
    private readonly loupe: Loupe;
    private theme: Theme | undefined;
    private isShown = false;
    private faceVersion = -1;
    private shown: { overlay: Overlay; camera: Camera; time: number } | undefined;

    constructor(parent: HTMLElement, private readonly host: CanvasHost, private readonly contents: Contents, private readonly looks: Looks) {
        const context = this.canvas.getContext("2d");
        const measurer = document.createElement("canvas").getContext("2d");
        if (!context || !measurer) throw new Error("The browser cannot draw: it gives no 2D canvas.");
        this.context = context;
        this.types = host.catalogue.portTypes.map(type => type.key);
        this.painter = new ScenePainter(this.types, host.catalogue.kinds.map(kind => kind.key), measurer, {
            take: media => host.pictures.take(media), preview: () => undefined,
        });
        this.canvas.hidden = true;
        parent.append(this.canvas);
        this.loupe = new Loupe(parent, host, (context, place) => this.paint(context, place));
    }

    setTheme(theme: Theme): void {
        this.theme = theme;
        this.painter.setTheme(theme);
    }

    fontsChanged(): void {
        this.painter.fontsChanged();
    }

    draw(camera: Camera, ratio: number, overlay: Overlay, held: Held, time: number): void {
        this.shown = { overlay, camera, time };
        if (this.theme) this.loupe.draw(camera, ratio, overlay, this.theme);
        const list = held.list(this.host);
        const isShown = list !== null || overlay.hover?.on === "wireEnd" || overlay.wire !== null
            || overlay.ghost !== null || overlay.marquee !== null || overlay.draw !== undefined;
        if (isShown !== this.isShown) this.canvas.hidden = !(this.isShown = isShown);
        const { context } = this;
        const pen = isShown ? this.painter.pen(context, camera.zoom, time) : undefined;
        const sources = this.sources(camera);
        const box = pen && extentOf(list, overlay, camera, sources.place);
        if (!pen || !box) {
            context.clearRect(0, 0, this.canvas.width, this.canvas.height);
            return;
        }
        const scale = camera.zoom * ratio;
        const x = origin(camera.width, camera.x, camera, ratio), y = origin(camera.height, camera.y, camera, ratio);
        const left = Math.floor(box.x * scale + x), top = Math.floor(box.y * scale + y);
        this.lie(left, top, Math.ceil(box.width * scale), Math.ceil(box.height * scale), ratio);
        context.setTransform(scale, 0, 0, scale, x - left, y - top);
        context.textBaseline = "middle";
        if (list) {
            const level = levelOf(camera.zoom);
            if (level !== "boxes") this.tell(list);
            this.painter.draw(pen, list, this.looks.of(overlay, list, level));
        }
        drawOverlay(pen, overlay, sources);
    }

    /** A piece of the canvas as it is now, with what is in the hand. */
    private paint(context: CanvasRenderingContext2D, place: SheetPlace): void {
        const { shown, host } = this;
        if (!shown) return;
        const { overlay, camera, time } = shown;
        const left = place.x - place.width / 2 / place.zoom, top = place.y - place.height / 2 / place.zoom;
        // The core's list lasts only until the core is asked for something else.
        const list = host.core.view(left * 8, top * 8, place.zoom, place.width, place.height).slice();
        const level = levelOf(place.zoom);
        if (level !== "boxes") this.tell(list);
        this.painter.paint(context, place, list, this.looks.of(overlay, list, level), time);
        const pen = this.painter.pen(context, place.zoom, time);
        if (pen) drawOverlay(pen, overlay, this.sources(camera));
    }

    /** Clears the layer and lays it somewhere, in device pixels. Its size goes in steps, since another one costs memory. */
    private lie(left: number, top: number, width: number, height: number, ratio: number): void {
        const { canvas, context } = this;
        const [across, down] = [stepped(width), stepped(height)];
        if (canvas.width !== across || canvas.height !== down) {
            canvas.width = across;
            canvas.height = down;
            canvas.style.width = `${across / ratio}px`;
            canvas.style.height = `${down / ratio}px`;
        } else {
            context.setTransform(1, 0, 0, 1, 0, 0);
            context.clearRect(0, 0, across, down);
        }
        canvas.style.transform = `translate(${left / ratio}px,${top / ratio}px)`;
    }

    private tell(list: Int32Array): void {
        const { core } = this.host;
        const version = list[ViewHead.faceVersion] ?? 0;
        if (this.faceVersion !== version) {
            this.faceVersion = version;
            this.painter.setFaces(Array.from({ length: list[ViewHead.faceCount] ?? 0 }, (_, index) => core.face(index)));
        }
        forEachNode(list, at => this.painter.setContent(list[at + ViewNode.slot] ?? 0, this.contents.of(list, at)));
    }

    private sources(camera: Camera): Parameters<typeof drawOverlay>[2] {
        const { core, catalogue } = this.host;
        return {
            types: this.types, camera,
            place: end => {
                const place = core.portPosition(end);
                return place && { x: place.x / 8, y: place.y / 8 };
            },
            end: (id, which) => {
                const wire = core.wire(id);
                return wire && { ...wire[which], side: which === "source" ? "output" : "input" };
            },
            kindTitle: kind => catalogue.kind(kind)?.title ?? kind,
        };
    }
}

function stepped(pixels: number): number {
    return Math.ceil((pixels + 1) / step) * step;
}

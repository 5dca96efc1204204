import type { Camera } from "../camera";
import type { Contents } from "../contents";
import type { CanvasHost } from "../interface";
import type { Overlay } from "../stage";
import type { Theme } from "../theme";
import type { PictureSize } from "../../media/pictures";
import { sizeAt } from "../../media/pictures";
import { ViewHead, ViewNode } from "../../wasm/view";
import { CarriedCards } from "./carriedCards";
import type { Lying, PixelBox } from "./extent";
import { extentOf, extentOfCards, lyingOf, pixels, placeOf } from "./extent";
import type { Mark } from "./front";
import { Front } from "./front";
import { GuideLines } from "./guideLines";
import type { Held } from "./held";
import { Layer } from "./layer";
import { forEachNode } from "./listing";
import type { Looks } from "./looks";
import { Loupe } from "./loupe";
import type { SheetPlace } from "./order";
import { drawOverlay } from "./overlay";
import type { Level, Pen } from "./pen";
import { levelOf } from "./pen";
import { ScenePainter } from "./scenePainter";

/** Canvas units by which ports and outlines stand out of cards at most. */
const nearby = 24;
/** With more cards in a part than that, painting it would be felt. */
const mostMended: Readonly<Record<Level, number>> = { boxes: 1500, titles: 120, full: 60 };

/** What decides how the patch looks. */
interface Mended extends Mark {
    /** Of the sheet below. */
    readonly mark: Mark;
    readonly camera: Camera;
    readonly ratio: number;
}

/** What moves with the hand, above the sheet: drawn by the page in every frame, and nothing while there is nothing. */
export class LiveLayer {
    /** Wires, and what the interaction shows. */
    private readonly layer: Layer;
    private readonly cards: CarriedCards;
    /** What the sheet that is seen was painted from. */
    readonly front = new Front();
    private readonly patch: Layer;
    /** What the patch was made for: while it is the same, it stays. */
    private mended: Mended | undefined;
    private readonly guides: GuideLines;
    private readonly painter: ScenePainter;
    private readonly types: readonly string[];
    private readonly loupe: Loupe;
    private theme: Theme | undefined;
    private faceVersion = -1;
    private pictureSize: PictureSize = "small";
    private shown: { overlay: Overlay; camera: Camera; time: number } | undefined;

    constructor(parent: HTMLElement, private readonly host: CanvasHost, private readonly contents: Contents, private readonly looks: Looks) {
        const measurer = document.createElement("canvas").getContext("2d");
        if (!measurer) throw new Error("The browser cannot draw: it gives no 2D canvas.");
        this.types = host.catalogue.portTypes.map(type => type.key);
        this.painter = new ScenePainter(this.types, host.catalogue.kinds.map(kind => kind.key), measurer, {
            take: media => host.pictures.take(media, this.pictureSize), preview: () => undefined,
        });
        this.patch = new Layer(parent);
        this.layer = new Layer(parent);
        this.cards = new CarriedCards(parent);
        this.guides = new GuideLines(parent);
        this.loupe = new Loupe(parent, host, (context, place) => this.paint(context, place));
    }

    setTheme(theme: Theme): void {
        this.theme = theme;
        this.painter.setTheme(theme);
    }

    fontsChanged(): void {
        this.painter.fontsChanged();
    }

    /** @param look another number when cards may look other than in the frame before. */
    draw(camera: Camera, ratio: number, overlay: Overlay, held: Held, look: number, time: number): void {
        this.shown = { overlay, camera, time };
        this.pictureSize = sizeAt(camera.zoom * ratio);
        if (this.theme) this.loupe.draw(camera, ratio, overlay, this.theme);
        const list = held.list(this.host);
        const lying = lyingOf(camera, ratio);
        const level = levelOf(camera.zoom);
        this.guides.draw(overlay.guides ?? [], lying);
        const cards = list && extentOfCards(list, camera);
        this.cards.draw(list, lying, cards && pixels(cards, lying), look, (context, box) => {
            const pen = this.penAt(context, box, lying, camera, time);
            if (!pen || !list) return;
            if (level !== "boxes") this.tell(list);
            this.painter.drawCards(pen, list, this.looks.of(overlay, list, level));
        });
        const sources = this.sources(camera);
        const extent = extentOf(list, overlay, camera, sources.place);
        this.layer.show(extent !== null);
        if (!extent) return;
        const box = pixels(extent, lying);
        this.layer.begin(box);
        this.layer.lie(box.left, box.top, ratio);
        const pen = this.penAt(this.layer.context, box, lying, camera, time);
        if (!pen) return;
        if (list) this.painter.drawBehind(pen, list, this.looks.of(overlay, list, level));
        drawOverlay(pen, overlay, sources);
    }

    /** Paints what has changed since the sheet that is seen was painted above it, unless that is too much. Answers whether it did.
     * @param place where the sheet lies; undefined shows it as it is. */
    mend(place: SheetPlace | undefined, camera: Camera, ratio: number, overlay: Overlay, time: number): boolean {
        const { patch: { context }, host } = this;
        const lying = lyingOf(camera, ratio), level = levelOf(camera.zoom);
        const now = place && { mark: this.front.mark, version: host.core.version, looks: host.core.looks, camera, ratio };
        if (now && this.mended && isSame(now, this.mended)) return false;
        this.mended = now;
        const part = place ? this.front.changed(host.core, place, camera) : null;
        // What stands next to it may reach into it.
        const list = part && host.core.view(
            (part.x - nearby) * 8, (part.y - nearby) * 8, camera.zoom, (part.width + 2 * nearby) * camera.zoom,
            (part.height + 2 * nearby) * camera.zoom).slice();
        const isFit = list !== null && (list[ViewHead.nodeCount] ?? 0) <= mostMended[level];
        this.patch.show(isFit);
        if (!part || !isFit) return false;
        const box = pixels(part, lying);
        if (level !== "boxes") this.tell(list);
        this.patch.begin(box);
        context.save();
        context.beginPath();
        context.rect(0, 0, box.width, box.height);
        context.clip();
        this.painter.paint(context, placeOf(box, lying, camera), list, this.looks.of(overlay, list, level), time);
        context.restore();
        this.patch.lie(box.left, box.top, ratio);
        return true;
    }

    /** A pen in canvas units on a context that lies like a box of the surface. */
    private penAt(context: CanvasRenderingContext2D, box: PixelBox, lying: Lying, camera: Camera, time: number): Pen | undefined {
        context.setTransform(lying.scale, 0, 0, lying.scale, lying.x - box.left, lying.y - box.top);
        context.textBaseline = "middle";
        return this.painter.pen(context, camera.zoom, time);
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

function isSame(one: Mended, other: Mended): boolean {
    return one.mark === other.mark && one.version === other.version && one.looks === other.looks && one.camera === other.camera
        && one.ratio === other.ratio;
}

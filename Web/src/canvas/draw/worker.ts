/** The painter's thread: it draws whole sheets of the canvas, and the page moves them about. */
import { themeFrom } from "../theme";
import type { Answer, Order, PaintOrder } from "./order";
import "./offscreen";
import { previewImage } from "./picture";
import { PictureShelf } from "./pictureShelf";
import { ScenePainter } from "./scenePainter";

/** The addresses of the page's font by weight; the build puts them in. */
declare const FONT_ADDRESSES: Readonly<Record<string, string>>;

/** The little of a worker's own world that is used here. */
interface World {
    readonly fonts: FontFaceSet & { add(face: FontFace): unknown };
    onmessage: ((event: MessageEvent<Order>) => void) | null;
    postMessage(answer: Answer, transfer?: Transferable[]): void;
    requestAnimationFrame(action: () => void): number;
}

const world = self as unknown as World;
/** Milliseconds that the first sheet waits for the font at most. */
const patience = 400;
/** More shots than that are hardly in work at a time. */
const mostPreviews = 64;

class Worker {
    private readonly shelf = new PictureShelf((media, size) => world.postMessage({ is: "dropped", media, size }));
    private readonly newest = new Map<string, ImageBitmap>();
    private painter: ScenePainter | undefined;
    private contexts: (CanvasRenderingContext2D | null)[] = [];
    private readonly fonts = loadFonts();

    take(order: Order): void {
        const { painter } = this;
        switch (order.is) {
            case "begin": return this.begin(order);
            case "theme": return painter?.setTheme(themeFrom(name => order.tokens[name] ?? ""));
            case "faces": return painter?.setFaces(order.faces);
            case "contents":
                for (const [slot, content] of order.contents) painter?.setContent(slot, content);
                return;
            case "picture": return this.shelf.put(order.media, order.size, order.picture);
            case "preview": return this.preview(order.node, previewImage(order.picture));
            case "paint": return void this.fonts.then(() => this.paint(order));
        }
    }

    private begin({ sheets, types, kinds }: Extract<Order, { is: "begin" }>): void {
        const measurer = new OffscreenCanvas(1, 1).getContext("2d");
        if (!measurer) throw new Error("The browser cannot draw.");
        this.contexts = sheets.map(sheet => sheet.getContext("2d", { alpha: false }));
        this.painter = new ScenePainter(types, kinds, measurer, {
            take: media => this.shelf.take(media), preview: node => this.newest.get(node),
        });
        void this.fonts.then(() => {
            this.painter?.fontsChanged();
            world.postMessage({ is: "fonts" });
        });
    }

    private preview(node: string, picture: ImageBitmap): void {
        this.newest.get(node)?.close();
        this.newest.delete(node);
        this.newest.set(node, picture);
        // Those of shots in work come again and again; the oldest is of one that has ended.
        const [oldest] = this.newest;
        if (!oldest || this.newest.size <= mostPreviews) return;
        this.newest.delete(oldest[0]);
        oldest[1].close();
    }

    private paint({ sheet, place, list, look, time, number }: PaintOrder): void {
        const context = this.contexts[sheet];
        if (!context || !this.painter) return;
        const { canvas } = context;
        const width = Math.round(place.width * place.ratio), height = Math.round(place.height * place.ratio);
        if (canvas.width !== width) canvas.width = width;
        if (canvas.height !== height) canvas.height = height;
        this.shelf.begin();
        const isMoving = this.painter.paint(context, place, list, look, time);
        // The browser takes the sheet over with the next frame; only then may the page show it.
        world.requestAnimationFrame(() => void setTimeout(() =>
            world.postMessage({ is: "painted", number, isMoving, list }, [list.buffer])));
    }
}

async function loadFonts(): Promise<void> {
    const loading = Object.entries(FONT_ADDRESSES).map(async ([weight, address]) => {
        const face = new FontFace("Inter", `url("${address}")`, { weight });
        world.fonts.add(await face.load());
    });
    await Promise.race([Promise.allSettled(loading), new Promise(resolve => setTimeout(resolve, patience))]);
}

const worker = new Worker();
world.onmessage = event => worker.take(event.data);

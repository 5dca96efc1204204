import type { PictureSize } from "./order";
import "./offscreen";

/** Pixels across: a card at 100 %. */
const smallWidth = 208;
/** So many are kept beyond those that are in view: about 40 MB each. */
const kept: Readonly<Record<PictureSize, number>> = { small: 400, large: 40 };
/** More than that are not taken, however many cards are in view. */
const most: Readonly<Record<PictureSize, number>> = { small: 1600, large: 120 };

interface Picture {
    readonly bitmap: ImageBitmap;
    /** The painting that it was last asked for. */
    usedIn: number;
}

/** The painter's pictures: all in the size of a card, those that are looked at closely as they came. */
export class PictureShelf {
    private readonly shelves: Readonly<Record<PictureSize, Map<string, Picture>>> = { small: new Map(), large: new Map() };
    private painting = 0;

    /** @param dropped told what is no longer kept. */
    constructor(
        private readonly dropped: (media: string, size: PictureSize) => void, private readonly reduce = reduced,
    ) {}

    /** Another painting begins. */
    begin(): void {
        this.painting += 1;
    }

    /** Takes a picture over. */
    put(media: string, size: PictureSize, picture: ImageBitmap): void {
        const shelf = this.shelves[size];
        if (shelf.has(media) || shelf.size >= most[size]) {
            picture.close();
            return;
        }
        const bitmap = size === "small" ? this.reduce(picture, smallWidth) : picture;
        shelf.set(media, { bitmap, usedIn: this.painting });
        for (const [name, { bitmap, usedIn }] of shelf) {
            // What was asked for in the last painting is in view: it would only have to come again.
            if (shelf.size <= kept[size] || usedIn >= this.painting) break;
            shelf.delete(name);
            bitmap.close();
            this.dropped(name, size);
        }
    }

    /** The best there is; it is the last to go. */
    take(media: string): ImageBitmap | undefined {
        const small = this.touched("small", media);
        return this.touched("large", media) ?? small;
    }

    private touched(size: PictureSize, media: string): ImageBitmap | undefined {
        const shelf = this.shelves[size];
        const picture = shelf.get(media);
        if (!picture) return undefined;
        picture.usedIn = this.painting;
        shelf.delete(media);
        shelf.set(media, picture);
        return picture.bitmap;
    }
}

/** A copy so many pixels across; what is smaller already stays as it is. */
function reduced(picture: ImageBitmap, across: number): ImageBitmap {
    if (picture.width <= across) return picture;
    const canvas = new OffscreenCanvas(across, Math.max(1, Math.round((picture.height * across) / picture.width)));
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) return picture;
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return canvas.transferToImageBitmap();
}

import type { PictureSize } from "./order";
import "./offscreen";

/** Pixels across: a card at 100 %. */
const smallWidth = 208;
/** So many are kept: about 40 MB each. */
const kept: Readonly<Record<PictureSize, number>> = { small: 400, large: 40 };

/** The painter's pictures: all in the size of a card, those that are looked at closely as they came. */
export class PictureShelf {
    private readonly shelves: Readonly<Record<PictureSize, Map<string, ImageBitmap>>> = { small: new Map(), large: new Map() };

    /** @param dropped told what is no longer kept. */
    constructor(private readonly dropped: (media: string, size: PictureSize) => void) {}

    /** Takes a picture over. */
    put(media: string, size: PictureSize, picture: ImageBitmap): void {
        const shelf = this.shelves[size];
        shelf.get(media)?.close();
        shelf.delete(media);
        shelf.set(media, size === "small" ? reduced(picture) : picture);
        for (const [oldest, gone] of shelf) {
            if (shelf.size <= kept[size]) break;
            shelf.delete(oldest);
            gone.close();
            this.dropped(oldest, size);
        }
    }

    /** The best there is; it is the last to go. */
    take(media: string): ImageBitmap | undefined {
        return this.touched("large", media) ?? this.touched("small", media);
    }

    private touched(size: PictureSize, media: string): ImageBitmap | undefined {
        const shelf = this.shelves[size];
        const picture = shelf.get(media);
        if (!picture) return undefined;
        shelf.delete(media);
        shelf.set(media, picture);
        return picture;
    }
}

function reduced(picture: ImageBitmap): ImageBitmap {
    if (picture.width <= smallWidth) return picture;
    const canvas = new OffscreenCanvas(smallWidth, Math.max(1, Math.round((picture.height * smallWidth) / picture.width)));
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) return picture;
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return canvas.transferToImageBitmap();
}

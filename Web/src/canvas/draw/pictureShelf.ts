import type { PictureSize } from "../../media/pictures";

/** So many are kept beyond those that are in view: about 40 MB each. */
const kept: Readonly<Record<PictureSize, number>> = { small: 400, large: 40 };
/** More than that are not taken, however many cards are in view. */
const most: Readonly<Record<PictureSize, number>> = { small: 1600, large: 120 };

interface Picture {
    readonly bitmap: ImageBitmap;
    /** The painting that it was last asked for. */
    usedIn: number;
}

/** The painter's pictures: all in the size of a card, those that are looked at closely in the large one as well. */
export class PictureShelf {
    private readonly shelves: Readonly<Record<PictureSize, Map<string, Picture>>> = { small: new Map(), large: new Map() };
    private painting = 0;

    /** @param dropped told what is no longer kept. */
    constructor(private readonly dropped: (media: string, size: PictureSize) => void) {}

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
        shelf.set(media, { bitmap: picture, usedIn: this.painting });
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

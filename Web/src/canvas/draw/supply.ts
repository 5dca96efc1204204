import type { PreviewPicture } from "../../live/messages";
import type { PictureSize } from "../../media/pictures";
import { sizeAt } from "../../media/pictures";
import { ViewHead, ViewNode } from "../../wasm/view";
import type { Box } from "../camera";
import type { CardContent, Contents } from "../contents";
import type { CanvasHost } from "../interface";
import { forEachNode } from "./listing";
import type { Order } from "./order";

/** Pictures are copied to the painter: so many at a time, which is hardly felt while the camera moves. */
const picturesAtOnce = { moving: { small: 4, large: 1 }, resting: { small: 12, large: 4 } };

/** What of a list is still on its way. */
export interface Lacking {
    /** Contents that have not been read, for want of time. */
    readonly contents: boolean;
    /** Pictures in view that have not come. */
    readonly pictures: number;
    /** Pictures that have come and are not handed over yet. */
    readonly isBehind: boolean;
    /** The painter was told something that it did not know. */
    readonly hasNews: boolean;
}

/** Brings the painter what it needs to know of cards, once each. */
export class Supply {
    private readonly contentOf: (CardContent | undefined)[] = [];
    private readonly pictures: Readonly<Record<PictureSize, Set<string>>> = { small: new Set(), large: new Set() };
    private readonly previews = new Map<string, PreviewPicture>();
    private faceVersion = -1;

    constructor(
        private readonly host: CanvasHost, private readonly contents: Contents, private readonly send: (order: Order) => void,
    ) {}

    /** The painter no longer has a picture. */
    dropped(media: string, size: PictureSize): void {
        this.pictures[size].delete(media);
    }

    faces(list: Int32Array): void {
        const version = list[ViewHead.faceVersion] ?? 0;
        if (version === this.faceVersion) return;
        this.faceVersion = version;
        const faces = Array.from({ length: list[ViewHead.faceCount] ?? 0 }, (_, index) => this.host.core.face(index));
        this.send({ is: "faces", faces });
    }

    /** What stands on the cards of a list.
     * @param seen only what touches it needs its picture, in canvas units.
     * @param scale device pixels for a canvas unit.
     * @param until the clock's time at which reading stops. */
    cards(list: Int32Array, seen: Box, scale: number, isResting: boolean, until: number): Lacking {
        const size = sizeAt(scale);
        const most = picturesAtOnce[isResting ? "resting" : "moving"][size];
        const news: [number, CardContent][] = [];
        let isLacking = false, missing = 0, given = 0, isBehind = false;
        forEachNode(list, at => {
            const content = this.contents.known(list, at)
                ?? (performance.now() < until ? this.contents.of(list, at) : undefined);
            if (!content) {
                isLacking = true;
                return;
            }
            const slot = list[at + ViewNode.slot] ?? 0;
            if (this.contentOf[slot] !== content) news.push([slot, (this.contentOf[slot] = content)]);
            if (!touches(list, at, seen)) return;
            this.preview(content);
            if (content.media === null || this.pictures[size].has(content.media)) return;
            const picture = this.host.pictures.take(content.media, size);
            if (!picture) missing += this.host.pictures.hasFailed(content.media) ? 0 : 1;
            else if (given >= most) isBehind = true;
            else given += this.give(content.media, size, picture);
        });
        if (news.length > 0) this.send({ is: "contents", contents: news });
        return { contents: isLacking, pictures: missing, isBehind, hasNews: news.length + given > 0 };
    }

    private give(media: string, size: PictureSize, picture: ImageBitmap): number {
        this.pictures[size].add(media);
        this.send({ is: "picture", media, size, picture });
        return 1;
    }

    private preview(content: CardContent): void {
        const picture = content.state.is === "running" ? this.host.preview(content.id) : undefined;
        if (!picture) this.previews.delete(content.id);
        if (!picture || this.previews.get(content.id) === picture) return;
        this.previews.set(content.id, picture);
        this.send({ is: "preview", node: content.id, picture });
    }
}

function touches(list: Int32Array, at: number, box: Box): boolean {
    const x = (list[at + ViewNode.x] ?? 0) / 8, y = (list[at + ViewNode.y] ?? 0) / 8;
    const width = (list[at + ViewNode.width] ?? 0) / 8, height = (list[at + ViewNode.height] ?? 0) / 8;
    return x < box.x + box.width && x + width > box.x && y < box.y + box.height && y + height > box.y;
}

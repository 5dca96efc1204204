/**
 * Pictures of takes: the frame in the middle of a take's file, decoded by an off-screen video, two at a time, and kept
 * as bitmaps by the file's hash. Files are immutable, so a picture never changes.
 */
import { Listeners } from "../ui/store";

/** As large as a card at 100 %, or as large as it is kept. */
export type PictureSize = "small" | "large";

/** Above this many device pixels for a canvas unit, a picture of a card's size is too small for a card. */
const closeUp = 1.25;

/** The size that a card shows.
 * @param scale device pixels for a canvas unit. */
export function sizeAt(scale: number): PictureSize {
    return scale > closeUp ? "large" : "small";
}

/** A take's picture, or that it is on its way, or that the browser could not decode it. */
export interface Pictures {
    /**
     * The picture if it is there. Otherwise undefined, and it is fetched: `subscribe` tells when it has come. Asking
     * again while it is under way, or after it failed, costs nothing.
     * @param size large unless it says otherwise.
     */
    take(media: string, size?: PictureSize): ImageBitmap | undefined;
    /** Whether the file could not be decoded. */
    hasFailed(media: string): boolean;
    /** Calls back with the file's hash when its picture has come or failed. */
    subscribe(listener: (media: string) => void): () => void;
}

const atOnce = 2;
/** More than takes are listed at a time, about 200 MB at most; the canvas's painter keeps smaller ones of its own. */
const kept = 220;
const widest: Readonly<Record<PictureSize, number>> = { small: 208, large: 640 };

export function mediaAddress(media: string, name?: string): string {
    return `/api/v1/media/${media}${name === undefined ? "" : `?name=${encodeURIComponent(name)}`}`;
}

export class TakePictures implements Pictures {
    private readonly ready = new Map<string, Sizes>();
    private readonly failed = new Set<string>();
    private readonly waiting = new Set<string>();
    private readonly working = new Set<string>();
    private readonly listeners = new Listeners<string>();

    constructor(
        private readonly decode: (media: string) => Promise<ImageBitmap> = decoded,
        private readonly reduce: (picture: ImageBitmap) => Promise<ImageBitmap> = reduced,
    ) {}

    take(media: string, size: PictureSize = "large"): ImageBitmap | undefined {
        const sizes = this.ready.get(media);
        if (sizes) return this.touch(media, sizes)[size];
        if (!this.failed.has(media) && !this.working.has(media)) {
            // The newest wish is the one that is looked at: it goes first.
            this.waiting.delete(media);
            this.waiting.add(media);
            this.work();
        }
        return undefined;
    }

    hasFailed(media: string): boolean {
        return this.failed.has(media);
    }

    subscribe = (listener: (media: string) => void): (() => void) => this.listeners.add(listener);

    /** Tries again what failed, for example after the connection came back. */
    forgetFailures(): void {
        this.failed.clear();
    }

    private touch(media: string, sizes: Sizes): Sizes {
        this.ready.delete(media);
        this.ready.set(media, sizes);
        return sizes;
    }

    private work(): void {
        while (this.working.size < atOnce && this.waiting.size > 0) {
            const media = [...this.waiting].pop() as string;
            this.waiting.delete(media);
            this.working.add(media);
            this.decode(media)
                .then(async (large) => this.keep(media, { large, small: await this.reduce(large) }))
                .catch(() => this.failed.add(media))
                .finally(() => {
                    this.working.delete(media);
                    this.listeners.call(media);
                    this.work();
                });
        }
    }

    private keep(media: string, sizes: Sizes): void {
        this.ready.set(media, sizes);
        while (this.ready.size > kept) {
            const oldest = this.ready.keys().next().value as string;
            const { large, small } = this.ready.get(oldest) as Sizes;
            large.close();
            small.close();
            this.ready.delete(oldest);
        }
    }
}

type Sizes = Readonly<Record<PictureSize, ImageBitmap>>;

function reduced(picture: ImageBitmap): Promise<ImageBitmap> {
    const { width, height } = picture;
    if (width <= widest.small) return createImageBitmap(picture);
    return createImageBitmap(picture, {
        resizeWidth: widest.small, resizeHeight: Math.max(1, Math.round((height * widest.small) / width)), resizeQuality: "high",
    });
}

/** Who draws pictures that are no takes: their names have a colon. Whoever names one puts it here before. */
export const stills: { draw?: (picture: string) => Promise<ImageBitmap> } = {};

function decoded(media: string): Promise<ImageBitmap> {
    return media.includes(":") && stills.draw ? stills.draw(media) : decodeMiddle(media);
}

/** Loads the file into a video that nobody sees, goes to its middle and draws that frame. */
async function decodeMiddle(media: string): Promise<ImageBitmap> {
    const video = document.createElement("video");
    video.muted = true;
    video.preload = "auto";
    video.playsInline = true;
    try {
        video.src = mediaAddress(media);
        await event(video, "loadedmetadata");
        const middle = Number.isFinite(video.duration) ? video.duration / 2 : 0;
        video.currentTime = middle;
        await event(video, "seeked");
        if (video.videoWidth === 0) throw new Error("no picture in it");
        const width = Math.min(widest.large, video.videoWidth);
        const height = Math.round((video.videoHeight * width) / video.videoWidth);
        return await createImageBitmap(video, { resizeWidth: width, resizeHeight: height, resizeQuality: "high" });
    } finally {
        video.removeAttribute("src");
        video.load();
    }
}

function event(video: HTMLVideoElement, name: string): Promise<void> {
    return new Promise((resolve, reject) => {
        const timer = window.setTimeout(() => finish(() => reject(new Error("it took too long"))), 20_000);
        const done = (): void => finish(resolve);
        const failed = (): void => finish(() => reject(new Error("it cannot be decoded")));
        function finish(end: () => void): void {
            window.clearTimeout(timer);
            video.removeEventListener(name, done);
            video.removeEventListener("error", failed);
            end();
        }
        video.addEventListener(name, done);
        video.addEventListener("error", failed);
    });
}

export const pictures = new TakePictures();

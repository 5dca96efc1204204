import { mediaAddress } from "../../media/pictures";
import type { Box, Point } from "../camera";
import { element } from "./dom";

/** Milliseconds the pointer rests on a picture before it plays. */
const rest = 140;

/** One real video, over the picture of the card under the pointer. */
export class Playback {
    private readonly video = element("video", "canvas-video");
    private wanted: { node: string; media: string } | null = null;
    private timer = 0;

    constructor(parent: HTMLElement) {
        this.video.muted = true;
        this.video.loop = true;
        this.video.playsInline = true;
        this.video.hidden = true;
        this.video.setAttribute("aria-hidden", "true");
        this.video.addEventListener("playing", () => { this.video.hidden = this.wanted === null; });
        parent.append(this.video);
    }

    /** The node that plays, or is about to. */
    get node(): string | null {
        return this.wanted?.node ?? null;
    }

    /** Plays a take over a node's picture; null stops. */
    play(wanted: { node: string; media: string } | null): void {
        if (wanted?.node === this.wanted?.node && wanted?.media === this.wanted?.media) return;
        this.stop();
        this.wanted = wanted;
        if (!wanted) return;
        this.timer = window.setTimeout(() => {
            this.video.src = mediaAddress(wanted.media);
            // Refused where the browser spares data; the picture stays, then.
            this.video.play().catch(() => undefined);
        }, rest);
    }

    /** @param box the picture's place on the surface.
     * @param ports the middles of ports at its edges, from its corner; they are left out, so that they stay in sight. */
    place(box: Box, ports: readonly Point[], radius: number): void {
        const { style } = this.video;
        style.clipPath = `path(evenodd, "${outline(box, ports, radius)}")`;
        style.width = `${box.width}px`;
        style.height = `${box.height}px`;
        style.transform = `translate(${box.x}px, ${box.y}px)`;
    }

    private stop(): void {
        window.clearTimeout(this.timer);
        this.wanted = null;
        this.video.hidden = true;
        if (!this.video.hasAttribute("src")) return;
        this.video.pause();
        this.video.removeAttribute("src");
        this.video.load();
    }

    dispose(): void {
        this.stop();
        this.video.remove();
    }
}

function outline(box: Box, ports: readonly Point[], radius: number): string {
    const holes = ports.map(({ x, y }) =>
        `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`);
    return `M0 0H${box.width}V${box.height}H0Z${holes.join("")}`;
}

import type { Face, NodeId } from "../../wasm/core";
import { boxToScreen } from "../camera";
import { levelOf } from "../draw/pen";
import type { Stage } from "../stage";
import { Playback } from "./playback";

/** Around a port, in canvas units: itself and the moat around it. */
const portRoom = 8;

/** Plays the picture of the card that the pointer rests on. */
export class HoverPlayback {
    private readonly playback: Playback;

    constructor(
        parent: HTMLElement, private readonly stage: Stage, private readonly isIdle: () => boolean,
        private readonly faceOf: (node: NodeId) => Face | undefined,
    ) {
        this.playback = new Playback(parent);
    }

    dispose(): void {
        this.playback.dispose();
    }

    /** After each frame: the video follows its card. */
    update(): void {
        const { hover } = this.stage.overlay;
        const node = this.isIdle() && hover?.on === "node" ? hover.node : null;
        const media = node === null ? null : this.media(node);
        const face = node === null ? undefined : this.faceOf(node);
        const picture = face?.picture;
        const rect = node === null ? null : this.stage.document.rectOf(node);
        if (node === null || media === null || !face || !picture || !rect) {
            this.playback.play(null);
            return;
        }
        this.playback.play({ node, media });
        const { zoom } = this.stage.camera;
        const ports = [...face.inputs, ...face.outputs].map(({ x, y }) =>
            ({ x: (x - picture.x) * zoom, y: (y - picture.y) * zoom }));
        this.playback.place(boxToScreen(this.stage.camera, {
            x: rect.x / 8 + picture.x, y: rect.y / 8 + picture.y, width: picture.width, height: picture.height,
        }), ports, portRoom * zoom);
    }

    /** The file to play: a moving take, of a shot that is not being made anew and is large enough to be seen. */
    private media(node: NodeId): string | null {
        const { host, camera } = this.stage;
        if (levelOf(camera.zoom) === "boxes" || host.nodeState(node)?.state === "leased") return null;
        const take = host.shownTake(node);
        return take && take.kind === "video" && take.frames > 1 ? take.media : null;
    }
}

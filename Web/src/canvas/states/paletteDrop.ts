import type { PlaceAid } from "../aids";
import { addNode } from "../edits";
import { contains, Point, toCanvas } from "../camera";
import type { Stage } from "../stage";
import { Interaction } from "./interaction";

/** A palette entry hovers over the surface. The palette owns the pointer and tells where it is. */
export class PaletteDrop extends Interaction {
    readonly name = "palette drop";
    private at: Point | null = null;
    private aid: PlaceAid | undefined;

    constructor(stage: Stage, readonly kind: string) {
        super(stage);
    }

    override enter(): void {
        this.aid = this.stage.host.aids.get()?.placing(this.stage, this.kind);
    }

    override leave(): void {
        this.aid?.end();
        this.stage.overlay.ghost = null;
        this.stage.redraw();
    }

    /** @param at on the surface, or outside of it. */
    moved(at: Point): void {
        const { camera, overlay } = this.stage;
        this.at = contains({ x: 0, y: 0, width: camera.width, height: camera.height }, at) ? at : null;
        const place = this.at && toCanvas(camera, this.at);
        overlay.ghost = place && { kind: this.kind, at: place };
        this.aid?.moved(place);
        this.stage.redraw();
    }

    /** Answers whether a node was added. */
    dropped(at: Point): boolean {
        this.moved(at);
        const { stage, at: place, aid } = this;
        stage.rest();
        if (place === null) return false;
        const there = toCanvas(stage.camera, place);
        return aid?.dropped(there) || addNode(stage.host, this.kind, there) !== null;
    }
}

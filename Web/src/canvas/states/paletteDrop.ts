import { addNode } from "../edits";
import { contains, Point, toCanvas } from "../camera";
import type { Stage } from "../stage";
import { Interaction } from "./interaction";

/** A palette entry hovers over the surface. The palette owns the pointer and tells where it is. */
export class PaletteDrop extends Interaction {
    readonly name = "palette drop";
    private at: Point | null = null;

    constructor(stage: Stage, readonly kind: string) {
        super(stage);
    }

    override leave(): void {
        this.stage.overlay.ghost = null;
        this.stage.redraw();
    }

    /** @param at on the surface, or outside of it. */
    moved(at: Point): void {
        const { camera, overlay } = this.stage;
        this.at = contains({ x: 0, y: 0, width: camera.width, height: camera.height }, at) ? at : null;
        overlay.ghost = this.at ? { kind: this.kind, at: toCanvas(camera, this.at) } : null;
        this.stage.redraw();
    }

    /** Answers whether a node was added. */
    dropped(at: Point): boolean {
        this.moved(at);
        const { stage, at: place } = this;
        stage.rest();
        return place !== null && addNode(stage.host, this.kind, toCanvas(stage.camera, place)) !== null;
    }
}

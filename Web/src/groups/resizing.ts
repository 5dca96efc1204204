import { toCanvas } from "../canvas/camera";
import { attempt } from "../canvas/edits";
import type { Pen } from "../canvas/draw/pen";
import { rounded } from "../canvas/draw/rounded";
import type { Pointer, Stage } from "../canvas/stage";
import { snapped } from "../canvas/states/moving";
import { nodeName } from "../canvas/words";
import type { NodeId, Rect } from "../wasm/core";
import { DrawnDrag } from "./drawnDrag";
import { holdingOf, refitting } from "./holders";

/** In eighths of a pixel. */
const least = { width: 128 * 8, height: 64 * 8 };

/** A card's lower right corner follows the pointer; it snaps to the grid, alt lets go of it. */
export class Resizing extends DrawnDrag {
    readonly name = "resizing";
    private readonly start: { x: number; y: number };
    private readonly rect: Rect | null;
    private size: { width: number; height: number } | null = null;

    constructor(stage: Stage, pointer: Pointer, private readonly node: NodeId) {
        super(stage, pointer);
        this.start = toCanvas(stage.camera, pointer.at);
        this.rect = stage.document.rectOf(node);
    }

    override enter(): void {
        const { document, host } = this.stage;
        if (document.node(this.node)?.locked !== false || document.isOutside(this.node) || !this.rect) {
            const name = nodeName(document, host.catalogue, this.node);
            host.tell(document.isOutside(this.node) ? `“${name}” stands outside of this subgraph: go there to change its size.`
                : `“${name}” is locked. Unlock it to change its size.`);
            this.stage.rest();
            return;
        }
        this.stage.overlay.cursor = "nwse-resize";
        super.enter();
    }

    protected make(): void {
        const { size, rect, node } = this;
        const { host } = this.stage;
        if (!size || !rect || (size.width === rect.width && size.height === rect.height)) return;
        attempt(host, () => [
            { op: "set_field", node, key: "width", value: { integer: size.width } },
            { op: "set_field", node, key: "height", value: { integer: size.height } },
            // What lies in a frame stands in it.
            ...(holdingOf(host.core, host.catalogue, node) === "frame" ? refitting(host, node, { ...rect, ...size }) : []),
        ], `Resize “${nodeName(host.core, host.catalogue, node)}”`);
    }

    protected get isThere(): boolean {
        return this.stage.document.node(this.node) !== null;
    }

    protected follow(): void {
        const { rect } = this;
        if (!rect) return;
        const place = toCanvas(this.stage.camera, this.last.at);
        const side = (from: number, size: number, by: number, lowest: number): number => {
            const end = from + size + by * 8;
            return Math.max(lowest, Math.round(this.last.alt ? end : snapped(end)) - from);
        };
        this.size = {
            width: side(rect.x, rect.width, place.x - this.start.x, least.width),
            height: side(rect.y, rect.height, place.y - this.start.y, least.height),
        };
        this.stage.redraw();
    }

    protected draw({ context, theme, pixel }: Pen): void {
        const { rect, size } = this;
        if (!rect || !size) return;
        context.fillStyle = theme.accentQuiet;
        context.strokeStyle = theme.accent;
        context.lineWidth = 2 * pixel;
        rounded(context, rect.x / 8, rect.y / 8, size.width / 8, size.height / 8, theme.radius);
        context.fill();
        context.stroke();
    }
}

import { Point, spanned, toCanvas } from "../camera";
import type { Pointer, Stage } from "../stage";
import type { NodeId } from "../../wasm/core";
import { Dragging } from "./dragging";

/** A frame is drawn around nodes: it selects them, with shift adds them, with alt takes them away. */
export class Marquee extends Dragging {
    readonly name = "marquee";
    private readonly corner: Point;
    private readonly before: ReadonlySet<NodeId>;
    private readonly wiresBefore: ReadonlySet<string>;

    constructor(stage: Stage, pointer: Pointer) {
        super(stage, pointer);
        this.corner = toCanvas(stage.camera, pointer.at);
        this.before = new Set(stage.host.selection.nodes);
        this.wiresBefore = new Set(stage.host.selection.wires);
    }

    override enter(): void {
        this.stage.overlay.cursor = "crosshair";
        this.follow();
    }

    override leave(): void {
        this.stage.overlay.marquee = null;
        this.stage.redraw();
    }

    override pointerUp(pointer: Pointer): void {
        if (pointer.id !== this.last.id) return;
        this.pointerMove(pointer);
        this.stage.rest();
    }

    override cancel(): void {
        this.stage.host.selection.set(this.before, this.wiresBefore);
        this.stage.rest();
    }

    protected follow(): void {
        const { document, host, overlay } = this.stage;
        const box = spanned(this.corner, toCanvas(this.stage.camera, this.last.at));
        overlay.marquee = box;
        const inside = document.nodesIn({
            x: Math.floor(box.x * 8), y: Math.floor(box.y * 8),
            width: Math.ceil(box.width * 8), height: Math.ceil(box.height * 8),
        });
        const chosen = merged(this.before, inside, this.last);
        if (!equal(chosen, host.selection.nodes)) host.selection.set(chosen, this.keepsOthers ? this.wiresBefore : []);
        this.stage.redraw();
    }

    private get keepsOthers(): boolean {
        return this.last.shift || this.last.alt;
    }
}

/** What is selected with these nodes inside the frame. */
export function merged(
    before: ReadonlySet<NodeId>, inside: readonly NodeId[], held: { shift: boolean; alt: boolean },
): Set<NodeId> {
    if (held.alt) {
        const gone = new Set(inside);
        return new Set([...before].filter(id => !gone.has(id)));
    }
    return new Set(held.shift ? [...before, ...inside] : inside);
}

function equal(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
    if (a.size !== b.size) return false;
    for (const member of a) if (!b.has(member)) return false;
    return true;
}

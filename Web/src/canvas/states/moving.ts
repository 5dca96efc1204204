import type { MoveAid } from "../aids";
import { Point, toCanvas } from "../camera";
import type { Pointer, Stage } from "../stage";
import type { CanvasDocument, NodeId } from "../../wasm/core";
import { nodeName, nodesName } from "../words";
import { Dragging } from "./dragging";

/** Eighths of a pixel: eight pixels. */
export const grid = 64;

/**
 * The selected nodes follow the pointer. Until it is let go nothing is edited: the core shows them lifted. The node
 * that is held snaps to the grid, or to what its aid knows, and the others keep their distance; alt lets go of both.
 */
export class Moving extends Dragging {
    readonly name = "moving";
    private readonly start: Point;
    private nodes: NodeId[];
    private by: Point = { x: 0, y: 0 };
    private aid: MoveAid | undefined;

    constructor(stage: Stage, pointer: Pointer, private readonly held: NodeId) {
        super(stage, pointer);
        this.start = toCanvas(stage.camera, pointer.at);
        const { selection } = stage.host;
        const wanted = selection.nodes.has(held) ? [...selection.nodes] : [held];
        this.nodes = wanted.filter(id => canMove(stage.document, id));
        // Known from now on, since it may be gone when it is needed.
        this.title = nodeName(stage.document, stage.host.catalogue, held);
    }

    private readonly title: string;

    override enter(): void {
        if (!this.nodes.includes(this.held)) {
            this.stage.host.tell(this.stage.document.isOutside(this.held)
                ? `“${this.title}” stands outside of this subgraph: go there to move it.`
                : `“${this.title}” is locked. Unlock it to move it.`);
            this.stage.rest();
            return;
        }
        this.aid = this.stage.host.aids.get()?.moving(this.stage, this.nodes, this.held);
        this.stage.document.lift(this.nodes);
        this.stage.overlay.cursor = "grabbing";
        this.stage.redraw();
    }

    override leave(): void {
        this.aid?.end();
        this.stage.document.lift(null);
        this.stage.redraw();
    }

    override pointerUp(pointer: Pointer): void {
        if (pointer.id !== this.last.id) return;
        this.pointerMove(pointer);
        const { document, host } = this.stage;
        const { nodes, by, aid } = this;
        this.stage.rest();
        if ((by.x === 0 && by.y === 0) || aid?.dropped(by)) return;
        host.perform(`Move ${nodesName(document, host.catalogue, nodes)}`, document.moving(nodes, by.x, by.y));
    }

    override documentChanged(): void {
        const { document, host } = this.stage;
        const left = this.nodes.filter(id => document.node(id)?.locked === false);
        if (left.length === this.nodes.length) return;
        const gone = this.nodes.filter(id => document.node(id) === null);
        this.nodes = left;
        if (left.includes(this.held)) {
            document.lift(left);
            document.liftBy(this.by.x, this.by.y);
            return;
        }
        this.stage.rest();
        if (!gone.includes(this.held)) host.tell(`“${this.title}” was locked by somebody else while you moved it.`);
        else if (gone.length === 1) host.tell(`“${this.title}” was deleted by somebody else while you moved it.`);
        else host.tell(`“${this.title}” and ${gone.length - 1} more were deleted by somebody else while you moved them.`);
    }

    override tellsOf(gone: NodeId): boolean {
        return this.nodes.includes(gone) && this.stage.document.node(this.held) === null;
    }

    protected follow(): void {
        const node = this.stage.document.node(this.held);
        if (!node) return;
        const place = toCanvas(this.stage.camera, this.last.at);
        const free = { x: Math.round((place.x - this.start.x) * 8), y: Math.round((place.y - this.start.y) * 8) };
        const gridded = { x: snapped(node.x + free.x) - node.x, y: snapped(node.y + free.y) - node.y };
        const meant = this.last.alt ? null : gridded;
        this.by = this.aid?.snapped(free, meant) ?? meant ?? free;
        this.stage.document.liftBy(this.by.x, this.by.y);
        this.stage.redraw();
    }
}

/** What is locked, or only shown beside a subgraph, stays where it is. */
export function canMove(document: Pick<CanvasDocument, "node" | "isOutside">, node: NodeId): boolean {
    return document.node(node)?.locked === false && !document.isOutside(node);
}

/** The nearest line of the grid. */
export function snapped(eighths: number): number {
    return Math.round(eighths / grid) * grid;
}

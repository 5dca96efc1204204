import { Box, Point, seen } from "../canvas/camera";
import type { MoveAid } from "../canvas/aids";
import type { Stage } from "../canvas/stage";
import { attempt } from "../canvas/edits";
import { nodesName } from "../canvas/words";
import { regrouping } from "../groups/holders";
import type { NodeId } from "../wasm/core";
import { ViewHead } from "../wasm/view";
import { cardsOf, viewOf } from "./cardsInView";
import { Guides } from "./guides";
import { jointOf, putInto } from "./joint";
import { Course, courseDrawing, wiresUnder } from "./wireUnder";

/** Among more cards than that in view, each is too small to be stood beside by eye, and looking at all of them would be felt. */
const mostNeighbours = 1500;
/** How near an edge of another card draws, in CSS pixels. */
const reach = 6;

/** While cards are moved: they stand with their neighbours, and a card without wires can be let go on a wire. */
export class MovingAid implements MoveAid {
    private readonly bounds: Box | null;
    private readonly single: NodeId | undefined;
    private guides: Guides | undefined;
    private camera: Stage["camera"] | undefined;
    private course: Course | undefined;

    constructor(private readonly stage: Stage, private readonly nodes: readonly NodeId[]) {
        this.bounds = stage.document.bounds(nodes);
        const [only] = nodes;
        this.single = nodes.length === 1 && only !== undefined && isFree(stage, only) ? only : undefined;
        stage.overlay.drawing = courseDrawing(() => this.course);
    }

    snapped(free: Point, gridded: Point | null): Point {
        const { bounds } = this;
        if (!bounds) return gridded ?? free;
        this.course = this.courseAt(moved(bounds, free));
        this.stage.overlay.guides = undefined;
        if (!gridded) return free;
        const guides = this.neighbours();
        const pull = guides.pull(moved(bounds, free), (reach * 8) / this.stage.camera.zoom);
        const by = {
            x: pull.x === undefined ? gridded.x : Math.round(free.x + pull.x),
            y: pull.y === undefined ? gridded.y : Math.round(free.y + pull.y),
        };
        this.stage.overlay.guides = guides.through(moved(bounds, by));
        return by;
    }

    dropped(by: Point): boolean {
        const { stage: { host }, nodes, single, course } = this;
        if (single !== undefined && course !== undefined && putInto(host, course.wire, single, by)) return true;
        const groups = regrouping(host, nodes, by);
        if (groups.length === 0) return false;
        const name = nodesName(host.core, host.catalogue, nodes);
        return attempt(host, () => [...host.core.moving(nodes, by.x, by.y), ...groups], `Move ${name}`);
    }

    end(): void {
        this.stage.overlay.drawing = undefined;
        this.stage.overlay.guides = undefined;
    }

    /** Those in view; another view has others. */
    private neighbours(): Guides {
        const { camera, document } = this.stage;
        if (this.guides && this.camera === camera) return this.guides;
        this.camera = camera;
        const { x, y, width, height } = seen(camera);
        const view = viewOf(document, { x: x * 8, y: y * 8, width: width * 8, height: height * 8 });
        const own = new Set(document.withMembers(this.nodes));
        const others = (view[ViewHead.nodeCount] ?? 0) > mostNeighbours ? [] : cardsOf(view);
        this.guides = new Guides(others.filter(({ id }) => !own.has(id)));
        return this.guides;
    }

    private courseAt(box: Box): Course | undefined {
        const { single, stage } = this;
        if (single === undefined) return undefined;
        const near = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        return wiresUnder(stage.document, box, near).find(({ wire }) => jointOf(stage.host, wire, single) !== undefined);
    }
}

function isFree(stage: Stage, node: NodeId): boolean {
    return stage.document.wiresInto(node).length + stage.document.wiresFrom(node).length === 0;
}

function moved(box: Box, by: Point): Box {
    return { ...box, x: box.x + by.x, y: box.y + by.y };
}

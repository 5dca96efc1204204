import type { NodeId, Rect } from "../../wasm/core";
import { boxToScreen, Camera, clampZoom, fitted, inPixels, Point, zoomedAt } from "../camera";
import { Flight } from "../flight";
import type { CanvasHost } from "../interface";

export interface ViewsSources {
    readonly host: CanvasHost;
    readonly camera: Camera;
    setCamera(camera: Camera): void;
    redraw(): void;
    /** Milliseconds; 0 jumps. */
    readonly motion: number;
}

/** Where fingers point, a bar lies over the surface's lower edge; so tall, in CSS pixels. */
export function foot(): number {
    return window.matchMedia("(pointer: coarse)").matches ? 36 : 0;
}

/** Where the camera goes by command: everything, the selection, closer, further; it flies there. */
export class Views {
    private flight: Flight | null = null;

    constructor(private readonly sources: ViewsSources) {}

    get isFlying(): boolean {
        return this.flight !== null;
    }

    fit(): void {
        this.showAll(this.sources.host.core.bounds());
    }

    fitSelection(): void {
        const nodes = [...this.sources.host.selection.nodes];
        if (nodes.length > 0) this.showAll(this.sources.host.core.bounds(nodes));
    }

    zoom(factor: number): void {
        const { camera } = this.sources;
        const middle = { x: camera.width / 2, y: camera.height / 2 };
        this.fly(zoomedAt(camera, middle, clampZoom((this.flight?.to ?? camera).zoom * factor)));
    }

    /** Brings a node into view; nothing happens when it is. */
    show(node: NodeId): void {
        const rect = this.sources.host.core.rectOf(node);
        const { camera } = this.sources;
        if (!rect) return;
        const card = inPixels(rect);
        const box = boxToScreen(camera, card);
        const isInside = box.x >= 0 && box.y >= 0 && box.x + box.width <= camera.width
            && box.y + box.height <= camera.height;
        if (!isInside) this.fly({ ...camera, x: card.x + card.width / 2, y: card.y + card.height / 2 });
    }

    /** A place for a new card: the middle of what is seen, or beside what stands there. */
    freePlace(): Point {
        const { camera, host } = this.sources;
        let place: Point = { x: camera.x, y: camera.y };
        for (let tries = 0; tries < 24; tries += 1) {
            const taken = host.core.nodesIn({
                x: Math.round(place.x * 8) - 832, y: Math.round(place.y * 8) - 112, width: 1664, height: 1152,
            });
            if (taken.length === 0) break;
            place = { x: place.x + 32, y: place.y + 48 };
        }
        return place;
    }

    /** The camera was set by hand: a flight under way ends. */
    stop(): void {
        this.flight = null;
    }

    /** Goes on with a flight. */
    advance(milliseconds: number): void {
        const { flight } = this;
        if (!flight) return;
        this.sources.setCamera(flight.advanced(milliseconds));
        this.flight = flight.isOver ? null : flight;
    }

    private showAll(bounds: Rect | null): void {
        if (bounds) this.fly(fitted(this.sources.camera, inPixels(bounds), foot()));
    }

    /** Goes there, or is there at once where nothing is to move.
     * @param coasting milliseconds that a view which was thrown runs on; where nothing is to move it stands still. */
    fly(to: Camera, coasting?: number): void {
        const { camera, motion } = this.sources;
        this.flight = null;
        if (motion === 0) {
            if (coasting === undefined) this.sources.setCamera(to);
            return;
        }
        this.flight = new Flight(camera, to, coasting ?? 2 * motion);
        this.sources.redraw();
    }
}

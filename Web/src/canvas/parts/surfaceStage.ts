import type { CanvasDocument, Face, NodeId } from "../../wasm/core";
import { boxToScreen, Camera, contains, inPixels, Point, toCanvas } from "../camera";
import { whenAided } from "../aids";
import { portsFrom } from "../draw/pen";
import { retryButton } from "../faces";
import type { CanvasHost } from "../interface";
import type { MenuSources } from "../menuSources";
import { AddBoxOptions, eighths, emptyOverlay, Overlay, Pointer, Popover, Stage, Target, TitleField } from "../stage";
import { Choosing } from "../states/choosing";
import { Idle } from "../states/idle";
import type { Interaction } from "../states/interaction";
import { Machine } from "../states/machine";
import { nodeName } from "../words";
import { TitleInput } from "./titleField";

export interface StageSources {
    readonly parent: HTMLElement;
    readonly host: CanvasHost;
    redraw(): void;
    cameraChanged(): void;
    /** The face of a node's card, as it was last drawn. */
    faceOf(node: NodeId): Face | undefined;
    readonly menu: MenuSources;
}

/** The real stage: interactions act on it. */
export class SurfaceStage implements Stage {
    readonly overlay: Overlay = emptyOverlay();
    readonly machine: Machine;
    isSpaceHeld = false;
    private view: Camera = { x: 0, y: 0, zoom: 1, width: 1, height: 1 };
    private titleInput: { node: NodeId; input: TitleInput } | null = null;

    constructor(private readonly sources: StageSources) {
        this.machine = new Machine(() => new Idle(this), () => this.redraw());
    }

    get host(): CanvasHost {
        return this.sources.host;
    }

    get document(): CanvasDocument {
        return this.sources.host.core;
    }

    get camera(): Camera {
        return this.view;
    }

    setCamera(camera: Camera): void {
        this.view = camera;
        this.sources.cameraChanged();
        this.redraw();
    }

    redraw(): void {
        this.sources.redraw();
    }

    go(next: Interaction): void {
        this.machine.go(next);
    }

    rest(): void {
        this.machine.rest();
    }

    after(milliseconds: number, action: () => void): () => void {
        const timer = window.setTimeout(action, milliseconds);
        return () => window.clearTimeout(timer);
    }

    target(at: Point, type: Pointer["type"]): Target | null {
        const { zoom } = this.view;
        // A finger has to meet as much whatever the zoom.
        const reach = type === "touch" ? 22 / zoom : Math.min(9 / zoom, 18);
        const place = toCanvas(this.view, at);
        const { x, y } = eighths(place);
        const hit = this.document.hit(x, y, Math.round(reach * 8));
        if (!hit) return null;
        if (hit.on === "port" && zoom < portsFrom) return { on: "node", node: hit.node, part: "body" };
        if (hit.on !== "node") return hit;
        if (this.isOnRetry(hit.node, place)) return { on: "retry", node: hit.node };
        return hit.part === "header" && this.isOnFold(hit.node, place) ? { on: "fold", node: hit.node } : hit;
    }

    openAddBox(options: AddBoxOptions): Popover {
        return whenAided(this.host.aids, aids => aids.openAddBox(this, this.sources.parent, options));
    }

    openMenu(at: Point, target: Target | null, closed: () => void): Popover {
        const { parent, menu } = this.sources;
        return whenAided(this.host.aids, aids => aids.openMenu(this, { parent, sources: menu, at, target, closed }));
    }

    /** The menu for what is under a point, which becomes the selection unless it is part of it. */
    showMenu(at: Point, target: Target | null): void {
        const { selection } = this.host;
        if (target && "wire" in target) {
            if (!selection.wires.has(target.wire)) selection.set([], [target.wire]);
        } else if (target && !selection.nodes.has(target.node)) {
            selection.set([target.node]);
        }
        this.go(new Choosing(this, closed => this.openMenu(at, target, closed)));
    }

    /** The menu for the selected card, or for the canvas, as the keyboard asks for it. */
    showMenuHere(): void {
        const [node] = this.host.selection.nodes;
        const rect = node === undefined ? null : this.document.rectOf(node);
        const box = rect && boxToScreen(this.view, inPixels(rect));
        const at = box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 }
            : { x: this.view.width / 2, y: this.view.height / 2 };
        this.showMenu(at, rect && node !== undefined ? { on: "node", node, part: "header" } : null);
    }

    openTitle(node: NodeId, ended: (title: string | null) => void): TitleField {
        const name = nodeName(this.document, this.host.catalogue, node);
        const input = new TitleInput(
            this.sources.parent, this.document.node(node)?.title ?? "", `Title of ${name}`, ended);
        this.titleInput = { node, input };
        this.placeTitle();
        input.start();
        return input;
    }

    /** The title field follows its card. */
    placeTitle(): void {
        if (this.titleInput && !this.titleInput.input.isOpen) this.titleInput = null;
        const rect = this.titleInput && this.document.rectOf(this.titleInput.node);
        if (!this.titleInput || !rect) return;
        const box = { x: rect.x / 8 + 24, y: rect.y / 8 + 3, width: rect.width / 8 - 30, height: 22 };
        this.titleInput.input.place(boxToScreen(this.view, box), this.view.zoom);
    }

    /** At the left end of the title of a frame, folded or not. */
    private isOnFold(node: NodeId, place: Point): boolean {
        const { document, host } = this;
        if (host.catalogue.kind(document.node(node)?.kind ?? "")?.holding !== "frame") return false;
        const rect = document.rectOf(node);
        return rect !== null && this.view.zoom >= portsFrom && place.x - rect.x / 8 < 28;
    }

    private isOnRetry(node: NodeId, place: Point): boolean {
        if (this.view.zoom < 0.56 || this.host.nodeState(node)?.state !== "failed") return false;
        const face = this.sources.faceOf(node);
        const button = face && retryButton(face);
        const rect = this.document.rectOf(node);
        return !!button && !!rect && contains(button, { x: place.x - rect.x / 8, y: place.y - rect.y / 8 });
    }
}

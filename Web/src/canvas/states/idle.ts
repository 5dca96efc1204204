import type { Hit } from "../../wasm/core";
import { levelOf } from "../draw/pen";
import type { Pointer, Target } from "../stage";
import { nodeName, wireName } from "../words";
import { Interaction } from "./interaction";
import { Panning } from "./panning";
import { Pressing } from "./pressing";

/** Nothing is going on: the pointer wanders, and what is under it answers. */
export class Idle extends Interaction {
    readonly name = "idle";

    override enter(): void {
        this.show(null, null);
    }

    override leave(): void {
        this.stage.overlay.hover = null;
        this.stage.overlay.label = null;
    }

    override pointerDown(pointer: Pointer): void {
        if (pointer.button === 1 || (pointer.button === 0 && this.stage.isSpaceHeld)) {
            this.stage.go(new Panning(this.stage, pointer));
        } else if (pointer.button === 0) {
            this.stage.go(new Pressing(this.stage, pointer, this.stage.target(pointer.at, pointer.type)));
        }
    }

    override pointerMove(pointer: Pointer): void {
        if (pointer.type === "touch") return;
        this.show(this.stage.target(pointer.at, pointer.type), pointer);
    }

    override pointerLost(): void {
        this.show(null, null);
    }

    override documentChanged(): void {
        const { hover } = this.stage.overlay;
        if (hover && !isThere(this.stage.document, hover)) this.show(null, null);
    }

    override cancel(): void {
        this.stage.host.selection.set([]);
    }

    /** A wire by both of its ends; a card from so far away that its own title is too small. */
    private words(target: Target): string | null {
        const { document, host, camera } = this.stage;
        if ("wire" in target) return wireName(document, host.catalogue, target.wire);
        return levelOf(camera.zoom) === "boxes" ? nodeName(document, host.catalogue, target.node) : null;
    }

    private show(target: Target | null, pointer: Pointer | null): void {
        const { overlay } = this.stage;
        const isOther = !same(overlay.hover, target);
        overlay.cursor = this.stage.isSpaceHeld ? "grab" : cursor(target);
        const hadLabel = overlay.label !== null;
        const text = target && this.words(target);
        overlay.label = text && pointer ? { at: pointer.at, text, tone: "plain" } : null;
        overlay.hover = target;
        if (isOther || hadLabel || overlay.label) this.stage.redraw();
    }
}

function cursor(target: Target | null): string {
    if (!target) return "default";
    if (target.on === "port") return "crosshair";
    if (target.on === "wireEnd") return "grab";
    if (target.on === "turn") return "move";
    if (target.on === "node" && target.part === "corner") return "nwse-resize";
    return target.on === "retry" || target.on === "fold" || target.on === "wire" ? "pointer" : "default";
}

function isThere(document: { node(id: string): unknown; wire(id: string): unknown }, target: Target): boolean {
    return "wire" in target ? document.wire(target.wire) !== null : document.node(target.node) !== null;
}

/** Whether two targets look the same. */
export function same(a: Target | null, b: Target | null): boolean {
    if (a === null || b === null || a.on !== b.on) return a === b;
    const left = a as Hit & Record<string, unknown>;
    const right = b as Hit & Record<string, unknown>;
    return Object.keys(left).every(key => left[key] === right[key]);
}

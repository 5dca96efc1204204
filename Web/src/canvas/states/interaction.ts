import type { Point } from "../camera";
import type { NodeId } from "../../wasm/core";
import type { Pointer, Stage } from "../stage";

/**
 * What a person is in the middle of doing on the surface. One at a time; each ends by going to another, and `cancel`
 * always ends in idleness with nothing changed.
 */
export abstract class Interaction {
    abstract readonly name: string;

    constructor(protected readonly stage: Stage) {}

    /** It begins. */
    enter(): void {}
    /** It ends, for whatever reason: what it put on the surface goes. */
    leave(): void {}

    pointerDown(_pointer: Pointer): void {}
    pointerMove(_pointer: Pointer): void {}
    pointerUp(_pointer: Pointer): void {}
    /** The browser took the pointer away, or it left the window. */
    pointerLost(_id: number): void {}
    /** A modifier went down or up while the pointer stood still. */
    modifiers(_held: { shift: boolean; alt: boolean }): void {}
    /** The document is another: what is being dragged may be gone. */
    documentChanged(): void {}
    /** Whether `documentChanged` is going to say of a node that is gone that it is. */
    tellsOf(_gone: NodeId): boolean {
        return false;
    }
    /** Moving time while `needsTicks`. */
    tick(_milliseconds: number): void {}
    /** Whether frames should keep coming. */
    get needsTicks(): boolean {
        return false;
    }

    /** Escape, or something else took over. */
    cancel(): void {
        this.stage.rest();
    }
}

/** How far a pointer may tremble before a press is a drag, in CSS pixels. */
export function isDrag(from: Point, to: Point, type: Pointer["type"]): boolean {
    const slack = type === "mouse" ? 3 : type === "pen" ? 5 : 8;
    return Math.hypot(to.x - from.x, to.y - from.y) > slack;
}

/**
 * What comes to the surface once the page stands: menus, the box that adds, and what helps while cards are dragged.
 * Until it has come, gestures do without it, and a menu opens as soon as it is there.
 */
import type { NodeId, WireId } from "../wasm/core";
import type { Readable } from "../ui/store";
import type { Point } from "./camera";
import type { CanvasHost } from "./interface";
import type { MenuSources } from "./menuSources";
import type { Input } from "./parts/input";
import type { KeyboardSources } from "./parts/keyboard";
import type { SurfaceStage } from "./parts/surfaceStage";
import type { AddBoxOptions, Pointer, Popover, Stage, Target } from "./stage";
import type { Interaction } from "./states/interaction";
import type { Machine } from "./states/machine";

/** Helps while cards are moved. */
export interface MoveAid {
    /** The distance that is meant, in eighths: where the hand is, and where the grid would have the cards, or null when
     * nothing is to draw them aside. */
    snapped(free: Point, gridded: Point | null): Point;
    /** Whether the cards were let go where that means more than a move, which has then been done. */
    dropped(by: Point): boolean;
    end(): void;
}

/** Helps while a new card is brought to its place. */
export interface PlaceAid {
    /** @param at the middle of its header, in canvas units; null when it is not over the surface. */
    moved(at: Point | null): void;
    /** Whether it was let go where that means more than adding it, which has then been done. */
    dropped(at: Point): boolean;
    end(): void;
}

export interface MenuOptions {
    readonly parent: HTMLElement;
    readonly sources: MenuSources;
    readonly at: Point;
    readonly target: Target | null;
    readonly closed: () => void;
}

/** What fingers act on. */
export interface TouchSources {
    readonly parent: HTMLElement;
    readonly stage: Stage;
    readonly machine: Machine;
    /** Lets the camera run on by so many CSS pixels, for so many milliseconds; not where nothing is to move. */
    coast(by: Point, milliseconds: number): void;
}

/** Understands fingers: which of them mean what. */
export interface TouchAid {
    /** @param what the pointer event's own name. */
    heard(what: string, finger: Pointer, time: number): void;
    /** A pen went down or up: beside one that is down lies a hand, which means nothing. */
    penIsDown(isDown: boolean): void;
}

export interface Aids {
    touch(sources: TouchSources): TouchAid;
    /** The keys that are the surface’s own; answers what ends it. */
    keys(element: HTMLElement, stage: SurfaceStage, input: Pick<Input, "last">, sources: KeyboardSources): () => void;
    openMenu(stage: Stage, options: MenuOptions): Popover;
    openAddBox(stage: Stage, parent: HTMLElement, options: AddBoxOptions): Popover;
    moving(stage: Stage, nodes: readonly NodeId[], held: NodeId): MoveAid;
    placing(stage: Stage, kind: string): PlaceAid;
    /** A card is given another size by its corner. */
    resizing(stage: Stage, pointer: Pointer, node: NodeId): Interaction;
    /** A point that a wire is led over is moved; null makes one where the pointer is. */
    turning(stage: Stage, pointer: Pointer, wire: WireId, place: number | null): Interaction;
    /** A double click on a wire: it gets a point there, or loses the one that was hit. */
    turn(stage: Stage, target: Target, at: Point): void;
    /** Folds a frame, or opens it. */
    fold(host: CanvasHost, node: NodeId): unknown;
}

/** Opens something with the aids, now or when they have come. */
export function whenAided(aids: Readable<Aids | undefined>, open: (aids: Aids) => Popover): Popover {
    let popover: Popover | undefined;
    const look = (): void => {
        const come = aids.get();
        if (!come || popover) return;
        stop();
        popover = open(come);
    };
    let stop = (): void => undefined;
    stop = aids.subscribe(look);
    look();
    return {
        close: () => {
            stop();
            popover?.close();
        },
    };
}

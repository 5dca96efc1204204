/** What the surface tells its painter, which works in a thread of its own, and what that answers. */
import type { PreviewPicture } from "../../live/messages";
import type { PictureSize } from "../../media/pictures";
import type { Face } from "../../wasm/core";
import type { CardContent } from "../contents";
import type { IdHalves } from "../ids";

/** A piece of the canvas, larger than what is seen, and how it is drawn. */
export interface SheetPlace {
    /** The middle, in canvas units. */
    readonly x: number;
    readonly y: number;
    readonly zoom: number;
    /** In CSS pixels. */
    readonly width: number;
    readonly height: number;
    /** Device pixels for a CSS pixel. */
    readonly ratio: number;
    /** Where the canvas's own origin is, in whole device pixels from the sheet's corner. */
    readonly originX: number;
    readonly originY: number;
}

/** What stands out now; cards go by their slots. */
export interface SceneLook {
    /** −1 for none. */
    readonly hovered: number;
    readonly hoveredWire: IdHalves | null;
    /** The wire that is being reconnected. */
    readonly hidden: IdHalves | null;
    readonly marked: { readonly slot: number; readonly place: number; readonly side: "input" | "output" } | null;
    /** Its title stands in a text field; −1 for none. */
    readonly edited: number;
    /** Their wires stand out. */
    readonly near: readonly number[];
    readonly working: readonly number[];
    readonly failing: readonly number[];
    readonly wiring: WiringLook | null;
    /** What was searched for; all others are faint. */
    readonly found: ReadonlySet<number> | undefined;
}

/** A wire is being dragged from a port. */
export interface WiringLook {
    readonly slot: number;
    readonly side: "input" | "output";
    /** By slot: a bit for each port of the other side that would take it. */
    readonly fits: ReadonlyMap<number, number>;
}

export interface PaintOrder {
    readonly is: "paint";
    readonly number: number;
    /** Which of the two sheets. */
    readonly sheet: number;
    readonly place: SheetPlace;
    /** As wasm/view.ts lays it out. */
    readonly list: Int32Array;
    readonly look: SceneLook;
    /** Milliseconds, for what moves. */
    readonly time: number;
}

export type Order =
    | { readonly is: "begin"; readonly sheets: readonly OffscreenCanvas[]; readonly types: readonly string[]; readonly kinds: readonly string[] }
    | { readonly is: "theme"; readonly tokens: Readonly<Record<string, string>> }
    | { readonly is: "faces"; readonly faces: readonly Face[] }
    | { readonly is: "contents"; readonly contents: readonly (readonly [slot: number, content: CardContent])[] }
    | { readonly is: "picture"; readonly media: string; readonly size: PictureSize; readonly picture: ImageBitmap }
    | { readonly is: "preview"; readonly node: string; readonly picture: PreviewPicture }
    | PaintOrder;

export type Answer =
    /** The list comes back, so that its memory serves again. */
    | { readonly is: "painted"; readonly number: number; readonly isMoving: boolean; readonly list: Int32Array }
    /** Pictures that it no longer keeps. */
    | { readonly is: "dropped"; readonly size: PictureSize; readonly media: string }
    | { readonly is: "fonts" };

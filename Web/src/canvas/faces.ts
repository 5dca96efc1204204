/** How large cards are and where their parts stand: told to the core once, and read back from it. */
import { filmSettings } from "../film/settings";
import type { CanvasDocument, CardFaces, Face, Rect } from "../wasm/core";
import type { Catalogue } from "../film/catalogue";
import type { Theme } from "./theme";

/** Canvas units. */
export const headerHeight = 28;
const lineHeight = 24;
const noteHeight = 96;
/** The shape of a sound's picture. */
export const wave = { width: 4, height: 1 };

/** Shots and cuts are pictures at the film's aspect, with a line below; the others tell in a line what they are. */
export function cardFaces(document: CanvasDocument, catalogue: Catalogue, theme: Theme): CardFaces {
    const { aspect } = filmSettings(document.root(), catalogue);
    const picture = { width: Math.max(1, aspect.width), height: Math.max(1, aspect.height) };
    return {
        width: theme.cardWidth, header: headerHeight, line: lineHeight,
        kinds: {
            shot: { picture, line: true }, sequence: { picture, line: true }, character: { line: true },
            scene: { line: true }, note: { body: noteHeight }, image: { picture, line: true }, video: { picture, line: true },
            audio: { picture: wave, line: true }, frame: { line: true }, subgraph: { line: true },
        },
    };
}

const stripHeight = 22;
const failedHeight = 40;
const retryWidth = 48;
const retryHeight = 20;

/** Where a card says why it failed or what it waits for: the foot of its picture. */
export function strip(face: Pick<Face, "picture">, hasFailed = false): Rect | null {
    const { picture } = face;
    if (!picture) return null;
    const height = Math.min(hasFailed ? failedHeight : stripHeight, picture.height);
    return { x: picture.x, y: picture.y + picture.height - height, width: picture.width, height };
}

/** The button in the strip of a failed card. */
export function retryButton(face: Pick<Face, "picture">): Rect | null {
    const room = strip(face, true);
    return room && {
        x: room.x + room.width - retryWidth - 6, y: room.y + (room.height - retryHeight) / 2, width: retryWidth,
        height: retryHeight,
    };
}

/** How large cards are and where their parts stand: told to the core once, and read back from it. */
import { filmSettings } from "../film/settings";
import type { CanvasDocument, CardFaces, Face, Rect } from "../wasm/core";
import type { Catalogue } from "../film/catalogue";
import type { Theme } from "./theme";

/** Canvas units. */
export const headerHeight = 28;
const lineHeight = 24;
const noteHeight = 96;

/** Shots and cuts are pictures at the film's aspect, with a line below; the others tell in a line what they are. */
export function cardFaces(document: CanvasDocument, catalogue: Catalogue, theme: Theme): CardFaces {
    const { aspect } = filmSettings(document.root(), catalogue);
    const picture = { width: Math.max(1, aspect.width), height: Math.max(1, aspect.height) };
    return {
        width: theme.cardWidth, header: headerHeight, line: lineHeight,
        kinds: {
            shot: { picture, line: true }, sequence: { picture, line: true }, character: { line: true },
            scene: { line: true }, note: { body: noteHeight },
        },
    };
}

export class Faces {
    private kept: (Face | undefined)[] = [];
    private version = -1;

    constructor(private readonly document: CanvasDocument) {}

    /** @param version that of the view which names the face. */
    at(index: number, version: number): Face {
        if (version !== this.version) {
            this.kept = [];
            this.version = version;
        }
        return (this.kept[index] ??= this.document.face(index));
    }
}

const stripHeight = 22;
const retryWidth = 48;

/** Where a card says why it failed or what it waits for: the foot of its picture. */
export function strip(face: Pick<Face, "picture">): Rect | null {
    const { picture } = face;
    if (!picture) return null;
    const height = Math.min(stripHeight, picture.height);
    return { x: picture.x, y: picture.y + picture.height - height, width: picture.width, height };
}

/** The button in the strip of a failed card. */
export function retryButton(face: Pick<Face, "picture">): Rect | null {
    const room = strip(face);
    return room && {
        x: room.x + room.width - retryWidth - 3, y: room.y + 3, width: retryWidth, height: room.height - 6,
    };
}

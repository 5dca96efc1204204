/** What kinds of assets there are, in a film crew's words. */
import type { Asset, AssetKind } from "../api/types";

interface KindWords {
    title: string;
    plural: string;
    /** What it becomes on the canvas; undefined for what stays in the library. */
    node?: string;
    /** The token of its colour. */
    colour: string;
}

/** In the order in which they are offered. */
export const kindWords: Record<AssetKind, KindWords> = {
    character: { title: "Character", plural: "Characters", node: "character", colour: "--port-character" },
    place: { title: "Place", plural: "Places", node: "scene", colour: "--port-scene" },
    prop: { title: "Prop", plural: "Props", colour: "--port-number" },
    style: { title: "Style", plural: "Styles", colour: "--port-style" },
    image: { title: "Image", plural: "Images", node: "image", colour: "--port-image" },
    video: { title: "Video", plural: "Videos", node: "video", colour: "--port-video" },
    audio: { title: "Sound", plural: "Sounds", node: "audio", colour: "--port-audio" },
    music: { title: "Music", plural: "Music", node: "audio", colour: "--port-audio" },
    lora: { title: "LoRA", plural: "LoRAs", colour: "--port-depth" },
    model: { title: "Model", plural: "Models", colour: "--port-depth" },
    lut: { title: "LUT", plural: "LUTs", colour: "--port-pose" },
    screenplay: { title: "Screenplay", plural: "Screenplays", colour: "--port-text" },
};

export const allKinds = Object.keys(kindWords) as readonly AssetKind[];

/** What needs no file. */
const imagined: readonly AssetKind[] = ["character", "place", "prop", "style"];

/** What an asset may be instead, itself among it: as its file allows, or anything without one. */
export function kindsFor({ kind, file }: Pick<Asset, "kind" | "file">): readonly AssetKind[] {
    return file ? (file.kinds ?? [kind]) : imagined.includes(kind) ? imagined : [kind];
}

/** What taking it onto the canvas is called; undefined for what stays in the library. */
export function placingWords(kind: AssetKind): string | undefined {
    if (kind === "lora") return "Give it to the selected character";
    return nodeKind(kind) === undefined ? undefined : "Put on the canvas";
}

/** The kind of node that an asset becomes; undefined for what stays in the library. */
export function nodeKind(kind: AssetKind): string | undefined {
    return kindWords[kind].node;
}

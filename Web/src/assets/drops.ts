/** What becomes of assets that are let go over the canvas: a value, made from what lies there, before anything is done. */
import type { Asset } from "../api/types";
import type { Point } from "../canvas/camera";
import { cardWidth, headerMiddle } from "../canvas/edits";
import type { Catalogue, Kind, Port } from "../film/catalogue";
import type { Rate } from "../film/values";
import { count } from "../film/words";
import type { Fields, Node, Value, WireId } from "../wasm/core";
import { framesOf } from "./facts";
import { nodeKind } from "./kinds";
import { fieldOf, referenceValue } from "./references";

/** A card that would stand there, by the middle of its header in canvas units. */
export interface Put {
    readonly asset: Asset;
    readonly kind: Kind;
    readonly at: Point;
}

/** The card under the pointer. */
export interface DropTarget {
    readonly node: string;
    readonly title: string;
    readonly kind: Kind;
    /** Canvas units. */
    readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
    /** The wire into it that is under the pointer. */
    readonly wire?: { readonly id: WireId; readonly port: string; readonly place: number; readonly from: string };
}

export interface Drop {
    readonly puts: readonly Put[];
    /** The card that takes it in: it lights up. */
    readonly target?: DropTarget;
    /** Where the new cards are wired into. */
    readonly port?: Port;
    /** The wire that they come behind, among those of the port. */
    readonly behind?: NonNullable<DropTarget["wire"]>;
    /** The look that the target is given. */
    readonly lora?: Asset;
    /** What it does, in a few words; empty when it does nothing. */
    readonly words: string;
    /** Why something stays where it is. */
    readonly remark?: string;
    /** Whose film is put here, by its upper left corner. */
    readonly screenplay?: { readonly asset: Asset; readonly at: Point };
}

/** Between the corners of new cards, in canvas units. */
const step = { x: 256, y: 232 };

/**
 * @param isFree whether a card of usual size would lie on no other with its upper left corner here; new cards go below what
 * stands beside the target.
 */
export function dropOf(
    assets: readonly Asset[], at: Point, target: DropTarget | undefined, catalogue: Catalogue,
    isFree: (corner: Point) => boolean = () => true,
): Drop {
    const loras = assets.filter(({ kind }) => kind === "lora");
    const placeable = assets.flatMap((asset) => {
        const kind = catalogue.kind(nodeKind(asset.kind) ?? "");
        return kind ? [{ asset, kind }] : [];
    });
    // A wire is no place for a look.
    const isDressed = target !== undefined && !target.wire && fieldOf(target.kind, "lora_asset") !== undefined && loras.length === 1;
    const port = target && commonPort(placeable.map(({ kind }) => kind), target, catalogue);
    const corner = port && target ? beside(target, isFree) : at;
    const columns = port ? 1 : columnsFor(placeable.length);
    const puts = placeable.map((each, index): Put => ({
        ...each, at: inGrid(corner, index, columns),
    }));
    const screenplay = assets.find(({ kind }) => kind === "screenplay");
    const rest = assets.filter((asset) => asset !== screenplay && !placeable.some((put) => put.asset === asset) && !(isDressed && asset === loras[0]));
    return {
        puts, ...(port || isDressed ? { target } : {}), ...(port ? { port } : {}), ...(port && target?.wire ? { behind: target.wire } : {}), ...(isDressed ? { lora: loras[0] } : {}),
        words: [wordsOf(puts, isDressed ? loras[0] : undefined, port, target), screenplay ? `Add the film of “${screenplay.name}”` : ""].filter(Boolean).join("; "),
        ...(rest.length > 0 ? { remark: remarkOn(rest, loras.length > 1 ? target : undefined) } : {}), ...(screenplay ? { screenplay: { asset: screenplay, at } } : {}),
    };
}

/** A few stand beneath one another, many in a square. */
export function columnsFor(cards: number): number {
    return cards <= 4 ? 1 : Math.ceil(Math.sqrt(cards));
}

/** The place of one of several new cards. */
export function inGrid(corner: Point, index: number, columns: number): Point {
    return { x: corner.x + (index % columns) * step.x, y: corner.y + Math.floor(index / columns) * step.y };
}

/** Left of a card, as far down as it must be. */
function beside({ box }: DropTarget, isFree: (corner: Point) => boolean): Point {
    let corner = { x: box.x - step.x, y: box.y };
    for (let tries = 0; tries < 32 && !isFree(corner); tries += 1) corner = { ...corner, y: corner.y + 32 };
    return { x: corner.x + cardWidth / 2, y: corner.y + headerMiddle };
}

/** An input of the target that takes what all of these cards give: theirs by type, else a picture as a standing shot. */
function commonPort(kinds: readonly Kind[], { kind: target, wire }: DropTarget, catalogue: Catalogue): Port | undefined {
    if (kinds.length === 0) return undefined;
    const inputs = target.ports.filter(({ direction, key, isRepeating }) =>
        direction === "input" && catalogue.portTypes.length > 0 && (!wire || (key === wire.port && isRepeating)));
    return inputs.find((port) => kinds.every((kind) => outputOf(kind)?.type === port.type) && (port.isRepeating || kinds.length === 1))
        ?? inputs.find((port) => port.type === "video" && port.isRepeating
            && kinds.every((kind) => ["video", "image"].includes(outputOf(kind)?.type ?? "")));
}

export function outputOf(kind: Kind): Port | undefined {
    return kind.ports.find(({ direction }) => direction === "output");
}

function wordsOf(puts: readonly Put[], lora: Asset | undefined, port: Port | undefined, target: DropTarget | undefined): string {
    const [first] = puts;
    const cards = first === undefined ? "" : puts.length === 1 ? nameOf(first.asset) : count(puts.length, "card");
    const behind = target?.wire ? `, behind “${target.wire.from}”` : "";
    const parts = [
        lora && target ? `${nameOf(lora)} for “${target.title}”` : "",
        first === undefined ? "" : port && target ? `${cards} into “${target.title}”, ${port.title}${behind}` : `Add ${cards}`,
    ];
    return parts.filter(Boolean).join("; ");
}

/** Files that are still over the page are known by their kind alone, and have no id. */
function nameOf({ id, name }: Asset): string {
    if (id !== "") return `“${name}”`;
    return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name === "LoRA" ? name : name.toLowerCase()}`;
}

/** Why these stay in the library. */
function remarkOn(rest: readonly Asset[], crowded: DropTarget | undefined): string {
    const [first] = rest;
    if (rest.some(({ kind }) => kind === "screenplay")) return "One screenplay at a time: the others stay in the library.";
    if (crowded) return `“${crowded.title}” takes one LoRA. Drop a single one.`;
    const what = rest.length === 1 ? `“${first?.name ?? ""}” stays` : `${count(rest.length, "asset")} stay`;
    return `${what} in the library until something on the canvas reads ${rest.length === 1 ? "it" : "them"}.`
        + (rest.some(({ kind }) => kind === "lora") ? " Drop a LoRA onto a character." : "");
}

/** The fields of a card that stands for an asset. */
export function fieldsOf(asset: Asset, kind: Kind, rate: Rate): Fields {
    const fields: Record<string, Value> = {};
    const set = (key: string, value: Value | undefined): void => {
        if (value !== undefined && fieldOf(kind, key)) fields[key] = value;
    };
    for (const [key, value] of Object.entries(asset.fields)) set(key, value as Value);
    set("asset", referenceValue(fieldOf(kind, "asset"), { asset: asset.id }));
    set("follows", { bool: true });
    if (!asset.file) return fields;
    set("file", referenceValue(fieldOf(kind, "file"), { media: asset.file.hash }));
    const { duration } = asset.file.facts;
    if (duration !== undefined && asset.kind !== "image") set("length", { frames: framesOf(duration, rate) });
    return fields;
}

/** What a character is given with a trained look. */
export function loraFields(asset: Asset, kind: Kind | undefined): Fields {
    return {
        lora: { text: asset.name }, lora_asset: referenceValue(fieldOf(kind, "lora_asset"), { asset: asset.id }),
        lora_strength: { decimal: "1" }, trigger_word: { text: (asset.file?.facts.triggers ?? []).join(", ") },
    };
}

export function nodeOf({ asset, kind, at }: Put, id: string, rate: Rate): Node {
    const snapped = (pixels: number): number => Math.round(pixels / 8) * 64;
    return {
        id, kind: kind.key, kindVersion: kind.version, title: asset.name, parent: null, x: snapped(at.x - cardWidth / 2),
        y: snapped(at.y - headerMiddle), fields: fieldsOf(asset, kind, rate), bypassed: false, muted: false, locked: false,
    };
}

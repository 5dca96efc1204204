/** The library's types, as the studio's contract has them; to be replaced by those made from its schemas. */
import type { Cursor, Hash, Id, Moment, Value } from "./types";

export type AssetKind =
    | "character" | "place" | "prop" | "style" | "image" | "video" | "audio" | "music" | "lora" | "model" | "lut" | "screenplay";

/** What a film is made of, kept to be used again: a file with what is known of it, or a look without one. */
export interface Asset {
    readonly id: Id;
    /** Null: of the whole studio. */
    readonly project: Id | null;
    readonly kind: AssetKind;
    readonly name: string;
    readonly tags: readonly string[];
    readonly notes: string;
    /** 0 for none, else 1…5. */
    readonly rating: number;
    readonly licence: string;
    readonly owner: { readonly id: Id; readonly name: string };
    readonly file: AssetFile | null;
    /** What a node that is made of it takes over. */
    readonly fields: { readonly [field: string]: Value };
    readonly pictures: AssetPictures;
    /** Nodes on canvases that stand for it. */
    readonly uses: number;
    /** Grows with every change of it. */
    readonly revision: number;
    readonly created: Moment;
    readonly changed: Moment;
    readonly deleted: boolean;
}

export interface AssetFile {
    readonly hash: Hash;
    readonly byteCount: number;
    /** Such as “PNG image”. */
    readonly format: string;
    readonly mediaType: string;
    /** What it may be filed under. */
    readonly kinds?: readonly AssetKind[];
    readonly facts: AssetFacts;
}

export interface AssetFacts {
    readonly width?: number;
    readonly height?: number;
    /** Microseconds. */
    readonly duration?: number;
    readonly rate?: { readonly numerator: number; readonly denominator: number };
    readonly codec?: string;
    readonly hasPicture?: boolean;
    readonly hasSound?: boolean;
    readonly channels?: number;
    readonly sampleRate?: number;
    readonly tensors?: number;
    readonly parameters?: number;
    readonly rank?: number;
    readonly baseModel?: string;
    readonly triggers?: readonly string[];
    /** Of a colour table: colours along an edge. */
    readonly size?: number;
    readonly scenes?: number;
    readonly title?: string;
}

export interface AssetPictures {
    /** At most 320 × 320. */
    readonly thumbnail: Hash | null;
    /** Twelve frames side by side, each 160 pixels wide. */
    readonly filmstrip: Hash | null;
    /** 640 × 96, white on nothing. */
    readonly waveform: Hash | null;
    /** At most 480 lines. */
    readonly proxy: Hash | null;
    /** Some are still being made. */
    readonly working: boolean;
}

export interface AssetList {
    readonly items: readonly Asset[];
    readonly next: Cursor | null;
    readonly total: number;
}

export interface AssetDraft {
    readonly project: Id | null;
    readonly kind: "character" | "place" | "prop" | "style";
    readonly name: string;
    readonly tags?: readonly string[];
    readonly notes?: string;
    readonly licence?: string;
    readonly fields?: { readonly [field: string]: Value };
}

/** What is absent stays as it is. */
export interface AssetChange {
    readonly name?: string;
    readonly kind?: AssetKind;
    readonly tags?: readonly string[];
    readonly notes?: string;
    readonly rating?: number;
    readonly licence?: string;
    readonly fields?: { readonly [field: string]: Value };
    /** Null makes it the whole studio's. */
    readonly project?: Id | null;
    readonly deleted?: boolean;
}

export interface AssetUse {
    readonly project: Id;
    readonly projectTitle: string;
    readonly node: Id;
    readonly nodeTitle: string;
    readonly nodeKind: string;
    readonly follows: boolean;
    readonly shots: number;
}

export interface AssetUses {
    readonly items: readonly AssetUse[];
    readonly shots: number;
}

/** What a saved search asks for. */
export interface AssetSearch {
    readonly text?: string;
    readonly kinds?: readonly AssetKind[];
    readonly tag?: string;
    readonly rating?: number;
}

export interface AssetFolder {
    readonly id: Id;
    readonly project: Id | null;
    readonly name: string;
    readonly query: AssetSearch;
}

export interface AssetFolderList {
    readonly items: readonly AssetFolder[];
    readonly next: Cursor | null;
}

export type UploadOutcome = "new" | "known" | "restored";

/** A file on its way, as the studio sees it. */
export interface Upload {
    readonly id: Id;
    readonly name: string;
    readonly state: "receiving" | "checking" | "done" | "refused";
    readonly received: number;
    readonly byteCount: number;
    readonly asset: Id | null;
    readonly outcome: UploadOutcome | null;
    readonly message: string | null;
}

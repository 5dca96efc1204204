/** What a file seems to be before anybody has looked into it: by what the browser says, and by its name. */
import type { Asset, AssetKind } from "../api/types";
import { kindWords } from "./kinds";

const byType: readonly (readonly [RegExp, AssetKind])[] = [[/^image\//, "image"], [/^video\//, "video"], [/^audio\//, "audio"]];
const byName: readonly (readonly [RegExp, AssetKind])[] = [
    [/\.(png|jpe?g|webp|gif|bmp|tiff?|exr)$/i, "image"], [/\.(mp4|mov|mkv|webm|avi|mxf|m4v)$/i, "video"],
    [/\.(wav|mp3|flac|ogg|opus|m4a|aac|aiff?)$/i, "audio"], [/\.safetensors$/i, "lora"], [/\.cube$/i, "lut"],
    [/\.(fountain|spmd)$/i, "screenplay"],
];

/** Undefined when only its content can tell. */
export function guessOf({ type, name = "" }: { readonly type: string; readonly name?: string }): AssetKind | undefined {
    return [...byType.map(([form, kind]) => form.test(type) && kind), ...byName.map(([form, kind]) => form.test(name) && kind)]
        .find((kind): kind is AssetKind => kind !== false);
}

/** What would stand for a file of a kind, without id and file, to see what would become of it. */
export function standIn(kind: AssetKind): Asset {
    return {
        id: "", kind, name: kindWords[kind].title, fields: {}, file: null, pictures: {}, tags: [],
    } as unknown as Asset;
}

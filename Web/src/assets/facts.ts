/** What is known of an asset, in words. */
import type { Asset, AssetFacts } from "../api/types";
import { shortTimecode } from "../film/timecode";
import type { Rate } from "../film/values";
import { count, size } from "../film/words";
import { choiceOf } from "../film/settings";

export interface Fact {
    title: string;
    words: string;
    /** More of it, for a tooltip. */
    tip?: string;
}

/** How many frames of the film something of so many microseconds fills; a part of a frame does not count. */
export function framesOf(microseconds: number, rate: Rate): number {
    // A moment is rounded to whole microseconds: one more is never a frame too many.
    const exact = BigInt(Math.max(0, Math.round(microseconds)) + 1) * BigInt(rate.numerator);
    return Math.max(1, Number(exact / (BigInt(rate.denominator) * 1_000_000n)));
}

/** Everything that stands in the details, in the order of its worth. */
export function factsOf(asset: Asset, rate: Rate): Fact[] {
    const { file } = asset;
    if (!file) return [];
    const facts = file.facts;
    const all: (Fact | false | undefined)[] = [
        { title: "File", words: `${file.format}, ${size(file.byteCount)}`, tip: count(file.byteCount, "byte") },
        facts.width !== undefined && facts.height !== undefined && { title: "Picture", words: `${facts.width} × ${facts.height}` },
        facts.duration !== undefined && lengthOf(facts.duration, rate),
        facts.rate && { title: "Rate", words: `${rateWords(facts.rate)} frames a second` },
        facts.codec !== undefined && facts.codec !== "" && { title: "Codec", words: facts.codec },
        soundOf(asset),
        facts.baseModel !== undefined && facts.baseModel !== "" && { title: "For", words: facts.baseModel },
        facts.rank !== undefined && { title: "Rank", words: String(facts.rank) },
        facts.triggers !== undefined && facts.triggers.length > 0 && { title: facts.triggers.length > 1 ? "Trigger words" : "Trigger word", words: facts.triggers.join(", ") },
        facts.parameters !== undefined && { title: "Parameters", words: large(facts.parameters) },
        facts.tensors !== undefined && { title: "Tensors", words: facts.tensors.toLocaleString("en-GB") },
        facts.size !== undefined && { title: "Table", words: `${facts.size} × ${facts.size} × ${facts.size} colours` },
        facts.title !== undefined && facts.title !== "" && { title: "Title", words: facts.title },
        facts.scenes !== undefined && { title: "Scenes", words: facts.scenes.toLocaleString("en-GB") },
    ];
    return all.filter((fact): fact is Fact => Boolean(fact));
}

/** The one line under a card's name, or in its picture when it has none. */
export function glance(asset: Asset, rate: Rate): string {
    const facts: Partial<AssetFacts> = asset.file?.facts ?? {};
    switch (asset.kind) {
        case "video": case "audio": case "music":
            return facts.duration === undefined ? "" : shortTimecode(framesOf(facts.duration, rate), rate);
        case "image":
            return facts.width === undefined ? "" : `${facts.width} × ${facts.height ?? "?"}`;
        case "lora":
            return [facts.baseModel, facts.rank === undefined ? "" : `rank ${facts.rank}`].filter(Boolean).join(" · ");
        case "model":
            return [facts.baseModel, asset.file ? size(asset.file.byteCount) : ""].filter(Boolean).join(" · ");
        case "lut":
            return facts.size === undefined ? "" : `${facts.size}³ colours`;
        case "screenplay":
            return facts.scenes === undefined ? "" : count(facts.scenes, "scene");
        case "place":
            return [asset.fields["side"], asset.fields["time_of_day"]].map((value) => plain(choiceOf(value))).filter(Boolean).join(" · ");
        default:
            return "";
    }
}

function lengthOf(microseconds: number, rate: Rate): Fact {
    const frames = framesOf(microseconds, rate);
    return {
        title: "Length", words: shortTimecode(frames, rate),
        tip: `${count(frames, "frame")} of this film, ${(microseconds / 1_000_000).toLocaleString("en-GB", { maximumFractionDigits: 3 })} s`,
    };
}

function soundOf({ file }: Asset): Fact | undefined {
    const { hasSound, channels, sampleRate, hasPicture } = (file?.facts ?? {}) as Partial<AssetFacts>;
    if (hasSound === false) return hasPicture ? { title: "Sound", words: "none" } : undefined;
    const parts = [
        channels === undefined ? "" : channels === 1 ? "mono" : channels === 2 ? "stereo" : `${channels} channels`,
        sampleRate === undefined ? "" : `${(sampleRate / 1000).toLocaleString("en-GB")} kHz`,
    ].filter(Boolean);
    return parts.length > 0 ? { title: "Sound", words: parts.join(", ") } : undefined;
}

function rateWords(rate: Rate): string {
    return String(Number((rate.numerator / rate.denominator).toFixed(3)));
}

/** `2.6 billion`, `850 million`. */
function large(number: number): string {
    for (const [unit, name] of [[1e9, "billion"], [1e6, "million"], [1e3, "thousand"]] as const) {
        if (number >= unit) return `${(number / unit).toLocaleString("en-GB", { maximumFractionDigits: number < 10 * unit ? 1 : 0 })} ${name}`;
    }
    return String(number);
}

function plain(key: string | undefined): string {
    return (key ?? "").replace(/_/g, " ");
}

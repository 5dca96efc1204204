import { count } from "../film/words";
import type { Stage } from "../canvas/stage";
import { AssetDrop } from "./assetDrop";
import type { Drop } from "./drops";
import { guessOf, standIn } from "./guesses";

/** Files hover over the surface. Of them a browser tells their number and, if it knows, what they are; no names. */
export class FileDrop extends AssetDrop {
    /** Those of which only the content tells what they are; undefined when the browser tells nothing before they are let go. */
    private readonly unknown: number | undefined;

    constructor(stage: Stage, transfer: DataTransfer) {
        const types = [...transfer.items].filter(({ kind }) => kind === "file").map(({ type }) => type);
        const known = types.flatMap((type) => guessOf({ type }) ?? []).map(standIn);
        const unknown = types.length - known.length;
        // A single one over a character may be meant as its look.
        super(stage, unknown === 1 ? [...known, standIn("lora")] : known);
        this.unknown = types.length === 0 ? undefined : unknown;
    }

    protected override wordsFor({ words: told, lora }: Drop): string {
        const words = told.charAt(0).toUpperCase() + told.slice(1);
        if (this.unknown === 0) return words;
        if (lora) return `${words}, if it is one`;
        const some = this.unknown === undefined ? "the files" : count(this.unknown, words ? "other file" : "file");
        return `${words ? `${words}; bring` : "Bring"} ${some} into the library, and onto the canvas where a card can stand for ${this.unknown === 1 ? "it" : "them"}`;
    }
}

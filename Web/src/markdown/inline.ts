/** Reads the words of a paragraph: emphasis, code, links and line breaks. Every letter is looked at a bounded number of times. */
import { built, Piece, Run } from "./emphasis";
import type { Inline } from "./tree";

const escapable = /[!-/:-@[-`{-~]/;
const special = /[\\`*_~[\]<\n]|https?:\/\//g;
const destination = /\(\s{0,40}(?:<([^<>\n]{0,2000})>|([^\s()<]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500})?))(?:\s{1,40}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?\s{0,40}\)/y;
const angled = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/iy;
const bare = /https?:\/\/[^\s<>]{1,2000}/iy;
const blank = /\s/u;
const sign = /[\p{P}\p{S}]/u;

interface Bracket {
    readonly at: number;
    /** Within a link there is no other. */
    isActive: boolean;
}

export function readInline(text: string): readonly Inline[] {
    return new InlineReading(text).read();
}

class InlineReading {
    private readonly pieces: Piece[] = [];
    private readonly brackets: Bracket[] = [];
    /** Where runs of so many backticks begin, in order. */
    private readonly ticks: ReadonlyMap<number, number[]>;
    private at = 0;

    constructor(private readonly text: string) {
        this.ticks = tickRuns(text);
    }

    read(): Inline[] {
        while (this.at < this.text.length) {
            special.lastIndex = this.at;
            const next = special.exec(this.text);
            this.words(this.text.slice(this.at, next?.index ?? this.text.length));
            if (!next) break;
            this.at = next.index;
            this.take(next[0] ?? "");
        }
        return merged(built(this.pieces));
    }

    private take(found: string): void {
        switch (found) {
            case "\\": return this.escape();
            case "`": return this.code();
            case "*": case "_": case "~": return this.run(found);
            case "[":
                this.brackets.push({ at: this.pieces.length, isActive: true });
                this.words("[");
                break;
            case "]":
                if (this.link()) return;
                this.words("]");
                break;
            case "<":
                if (this.address(angled, 1)) return;
                this.words("<");
                break;
            case "\n": this.pieces.push({ is: "node", node: { is: "break" } }); break;
            default:
                if (this.address(bare, 0)) return;
                this.words(found);
        }
        this.at += found.length;
    }

    private words(text: string): void {
        if (text !== "") this.pieces.push({ is: "node", node: { is: "text", text } });
    }

    private escape(): void {
        const next = this.text[this.at + 1] ?? "";
        if (next === "\n") this.pieces.push({ is: "node", node: { is: "break" } });
        else this.words(escapable.test(next) ? next : "\\");
        this.at += next === "\n" || escapable.test(next) ? 2 : 1;
    }

    private code(): void {
        const from = this.at;
        while (this.text[this.at] === "`") this.at += 1;
        const length = this.at - from;
        const places = this.ticks.get(length);
        while (places && places.length > 0 && (places[places.length - 1] ?? 0) < this.at) places.pop();
        const end = places?.pop();
        if (end === undefined) return this.words("`".repeat(length));
        const inner = this.text.slice(this.at, end).replace(/\n/g, " ");
        const isPadded = inner.startsWith(" ") && inner.endsWith(" ") && inner.trim() !== "";
        this.pieces.push({ is: "node", node: { is: "code", text: isPadded ? inner.slice(1, -1) : inner } });
        this.at = end + length;
    }

    private run(of: string): void {
        const from = this.at;
        while (this.text[this.at] === of) this.at += 1;
        const length = this.at - from;
        if (of === "~" && length !== 2) return this.words(of.repeat(length));
        const before = this.text[from - 1] ?? " ", after = this.text[this.at] ?? " ";
        const isLeft = !blank.test(after) && (!sign.test(after) || blank.test(before) || sign.test(before));
        const isRight = !blank.test(before) && (!sign.test(before) || blank.test(after) || sign.test(after));
        const run: Run = {
            sign: of, length, left: length, closes: [], opens: [],
            canOpen: isLeft && (of !== "_" || !isRight || sign.test(before)), canClose: isRight && (of !== "_" || !isLeft || sign.test(after)),
        };
        this.pieces.push({ is: "run", run });
    }

    /** `](…)` closes a link, or an image, which here is a link to it. */
    private link(): boolean {
        const bracket = this.brackets.pop();
        if (!bracket?.isActive) return false;
        destination.lastIndex = this.at + 1;
        const found = destination.exec(this.text);
        if (!found) return false;
        const inner = this.pieces.splice(bracket.at).slice(1);
        const to = (found[1] ?? found[2] ?? "").replace(/\\([!-/:-@[-`{-~])/g, "$1");
        const children = merged(built(inner));
        if (isSafe(to)) this.pieces.push({ is: "node", node: { is: "link", to, children } });
        else this.pieces.push(...children.map((node): Piece => ({ is: "node", node })));
        for (const outer of this.brackets) outer.isActive = false;
        this.brackets.length = 0;
        this.at = destination.lastIndex;
        return true;
    }

    private address(form: RegExp, group: number): boolean {
        form.lastIndex = this.at;
        const found = form.exec(this.text);
        if (!found || (group === 0 && /[\p{L}\p{N}]/u.test(this.text[this.at - 1] ?? ""))) return false;
        const whole = found[0] ?? "";
        const to = group === 0 ? withoutEnd(whole) : (found[group] ?? "");
        this.pieces.push({ is: "node", node: { is: "link", to, children: [{ is: "text", text: to }] } });
        this.at += group === 0 ? to.length : whole.length;
        return true;
    }
}

/** What a person may be led to from a note. */
export function isSafe(to: string): boolean {
    return /^(?:https?:\/\/|mailto:)[^\s\u0000-\u001f]+$/i.test(to);
}

/** A sentence's own stop is no part of an address, nor a bracket around it. */
function withoutEnd(address: string): string {
    let end = address.length;
    let unopened = (address.match(/\)/g) ?? []).length - (address.match(/\(/g) ?? []).length;
    while (end > 9 && /[.,:;!?'"*_~)\]]/.test(address[end - 1] ?? "")) {
        if (address[end - 1] === ")" && unopened <= 0) break;
        if (address[end - 1] === ")") unopened -= 1;
        end -= 1;
    }
    return address.slice(0, end);
}

/** From the last to the first, so that what lies behind can be taken off the end. */
function tickRuns(text: string): ReadonlyMap<number, number[]> {
    const runs = new Map<number, number[]>();
    for (const found of [...text.matchAll(/`+/g)].reverse()) {
        const length = (found[0] ?? "").length;
        const places = runs.get(length);
        if (places) places.push(found.index ?? 0);
        else runs.set(length, [found.index ?? 0]);
    }
    return runs;
}

/** Words side by side are one piece of text. */
function merged(nodes: readonly Inline[]): Inline[] {
    const kept: Inline[] = [];
    let words: string[] = [];
    const put = (): void => {
        if (words.length > 0) kept.push({ is: "text", text: words.join("") });
        words = [];
    };
    for (const node of nodes) {
        if (node.is === "text") {
            words.push(node.text);
            continue;
        }
        put();
        kept.push("children" in node ? { ...node, children: merged(node.children) } : node);
    }
    put();
    return kept;
}

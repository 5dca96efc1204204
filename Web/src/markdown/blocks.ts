/** Reads Markdown into blocks, line by line. Nesting is bounded, so that a hostile text takes no longer than a plain one. */
import { readInline } from "./inline";
import type { Block, Item } from "./tree";

interface Line {
    readonly text: string;
    /** Of the source, from 0. */
    readonly number: number;
}

/** What is nested deeper is read as plain words. */
const deepest = 12;

export function readMarkdown(text: string): readonly Block[] {
    const lines = text.replace(/\r\n?/g, "\n").split("\n").map((line, number): Line => ({ text: line.replace(/\t/g, "    "), number }));
    return blocks(lines, 0);
}

const isBlank = ({ text }: Line): boolean => text.trim() === "";
const indent = (text: string): number => text.length - text.trimStart().length;

function blocks(lines: readonly Line[], depth: number): Block[] {
    const found: Block[] = [];
    let at = 0;
    while (at < lines.length) {
        const line = lines[at];
        if (!line || isBlank(line)) {
            at += 1;
            continue;
        }
        const [block, next] = blockAt(lines, at, line, depth);
        found.push(block);
        at = Math.max(next, at + 1);
    }
    return found;
}

function blockAt(lines: readonly Line[], at: number, line: Line, depth: number): readonly [Block, number] {
    const { text } = line;
    if (indent(text) >= 4) return indented(lines, at);
    const fence = fenceOf(text);
    if (fence) return fenced(lines, at, fence);
    const heading = headingOf(text);
    if (heading) return [heading, at + 1];
    if (isRule(text)) return [{ is: "rule" }, at + 1];
    if (depth < deepest && text.trimStart().startsWith(">")) return quote(lines, at, depth);
    const marker = markerOf(text);
    if (depth < deepest && marker) return list(lines, at, marker, depth);
    return paragraph(lines, at, depth);
}

/** Whether a line ends the paragraph before it. */
function begins(text: string, depth: number): boolean {
    if (indent(text) >= 4) return false;
    if (fenceOf(text) || headingOf(text) || isRule(text)) return true;
    if (depth >= deepest) return false;
    const marker = markerOf(text);
    // An ordered list that begins in the middle, or an empty item, is a line of the paragraph.
    return text.trimStart().startsWith(">") || (marker !== undefined && !marker.isEmpty && (marker.start ?? 1) === 1);
}

function paragraph(lines: readonly Line[], from: number, depth: number): readonly [Block, number] {
    const words: string[] = [lines[from]?.text.trim() ?? ""];
    let at = from + 1;
    for (; at < lines.length; at += 1) {
        const line = lines[at];
        if (!line || isBlank(line)) break;
        const under = /^ {0,3}(=+|-+) *$/.exec(line.text)?.[1];
        if (under) {
            const level = under.startsWith("=") ? 1 : 2;
            return [{ is: "heading", level, children: readInline(words.join("\n")) }, at + 1];
        }
        if (begins(line.text, depth)) break;
        words.push(line.text.trim());
    }
    return [{ is: "paragraph", children: readInline(words.join("\n")) }, at];
}

function headingOf(text: string): Block | undefined {
    const signs = /^ {0,3}(#{1,6})(?= |$)/.exec(text)?.[1];
    if (signs === undefined) return undefined;
    const words = text.slice(indent(text) + signs.length).trim();
    // Signs at the end are an ornament.
    let end = words.length;
    while (words[end - 1] === "#") end -= 1;
    const bare = end === 0 || words[end - 1] === " " ? words.slice(0, end).trim() : words;
    return { is: "heading", level: signs.length, children: readInline(bare) };
}

function isRule(text: string): boolean {
    const bare = text.replace(/ /g, "");
    return bare.length >= 3 && "-*_".includes(bare[0] ?? "") && bare === (bare[0] ?? "").repeat(bare.length);
}

interface Fence {
    readonly sign: string;
    readonly length: number;
    readonly indent: number;
}

function fenceOf(text: string): Fence | undefined {
    const found = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (!found) return undefined;
    const from = indent(text);
    if (found.startsWith("`") && text.indexOf("`", from + found.length) >= 0) return undefined;
    return { sign: found[0] ?? "`", length: found.length, indent: from };
}

function fenced(lines: readonly Line[], from: number, fence: Fence): readonly [Block, number] {
    const code: string[] = [];
    let at = from + 1;
    for (; at < lines.length; at += 1) {
        const text = lines[at]?.text ?? "";
        const end = fenceOf(text);
        if (end && end.sign === fence.sign && end.length >= fence.length && text.trim() === end.sign.repeat(end.length)) break;
        code.push(text.slice(Math.min(fence.indent, indent(text))));
    }
    return [{ is: "code", text: code.join("\n") }, at + 1];
}

function indented(lines: readonly Line[], from: number): readonly [Block, number] {
    const code: string[] = [];
    let at = from;
    for (; at < lines.length; at += 1) {
        const line = lines[at];
        if (!line || (!isBlank(line) && indent(line.text) < 4)) break;
        code.push(line.text.slice(4));
    }
    return [{ is: "code", text: code.join("\n").replace(/\n+$/, "") }, at];
}

function quote(lines: readonly Line[], from: number, depth: number): readonly [Block, number] {
    const inner: Line[] = [];
    let at = from;
    let isOpen = false;
    for (; at < lines.length; at += 1) {
        const line = lines[at];
        if (!line || isBlank(line)) break;
        const bare = line.text.trimStart();
        if (indent(line.text) < 4 && bare.startsWith(">")) {
            const text = bare.slice(bare.startsWith("> ") ? 2 : 1);
            inner.push({ text, number: line.number });
            isOpen = text.trim() !== "";
        } else if (isOpen && !begins(line.text, depth)) {
            inner.push(line);
        } else {
            break;
        }
    }
    return [{ is: "quote", children: blocks(inner, depth + 1) }, at];
}

interface Marker {
    /** `-`, `+`, `*`, `.` or `)`: another one is another list. */
    readonly sign: string;
    readonly start: number | undefined;
    /** Where what it holds begins. */
    readonly inner: number;
    readonly isEmpty: boolean;
}

function markerOf(text: string): Marker | undefined {
    const found = /^ {0,3}(?:([-+*])|(\d{1,9})([.)]))(?= |$)/.exec(text);
    if (!found || isRule(text)) return undefined;
    const before = (found[0] ?? "").length;
    const rest = text.slice(before);
    const gap = indent(rest);
    const isEmpty = rest.trim() === "";
    return {
        sign: found[1] ?? found[3] ?? "-", start: found[2] === undefined ? undefined : Number(found[2]),
        inner: before + (isEmpty || gap > 4 ? 1 : gap), isEmpty,
    };
}

function list(lines: readonly Line[], from: number, first: Marker, depth: number): readonly [Block, number] {
    const items: Item[] = [];
    let at = from;
    for (;;) {
        while (at < lines.length && isBlank(lines[at] as Line)) at += 1;
        const line = lines[at];
        const marker = line && indent(line.text) < 4 ? markerOf(line.text) : undefined;
        if (!line || marker?.sign !== first.sign) break;
        const inner: Line[] = [{ text: line.text.slice(marker.inner), number: line.number }];
        at = within(lines, at + 1, marker.inner, inner, depth);
        items.push(itemOf(inner, depth));
    }
    return [{ is: "list", start: first.start, items }, at];
}

/** Gathers the lines of an item; answers where the next begins. */
function within(lines: readonly Line[], from: number, inner: number, into: Line[], depth: number): number {
    let at = from;
    let blanks = 0;
    for (; at < lines.length; at += 1) {
        const line = lines[at];
        if (!line) break;
        if (isBlank(line)) {
            blanks += 1;
        } else if (indent(line.text) >= inner) {
            for (; blanks > 0; blanks -= 1) into.push({ text: "", number: line.number });
            into.push({ text: line.text.slice(inner), number: line.number });
        } else if (blanks > 0 || begins(line.text, depth) || markerOf(line.text)) {
            break;
        } else {
            into.push({ text: line.text.trimStart(), number: line.number });
        }
    }
    return at;
}

function itemOf(lines: readonly Line[], depth: number): Item {
    const [first, ...rest] = lines;
    const box = /^\[([ xX])\](?: |$)/.exec(first?.text ?? "");
    if (!first || !box) return { children: blocks(lines, depth + 1) };
    const words = { ...first, text: first.text.slice((box[0] ?? "").length) };
    return { children: blocks([words, ...rest], depth + 1), task: { isDone: box[1] !== " ", line: first.number } };
}

/** Lays Markdown out on a card: words in lines, and the rectangles between them. */
import type { NoteMark } from "../canvas/contents";
import { readMarkdown } from "../markdown/blocks";
import type { Block, Item } from "../markdown/tree";
import type { Inks } from "./ink";
import { lines, Measure, piecesOf, Style } from "./lines";

export interface NoteSheet {
    /** Canvas units. */
    readonly width: number;
    readonly height: number;
    readonly family: string;
    readonly strong: string;
    readonly inks: Inks;
    readonly measure: Measure;
}

const margin = { x: 10, y: 8 };
const gap = 5;
const step = 13;
/** No card shows more of a text. */
const mostLetters = 6000;
const sizes = [15, 13, 12] as const;

export function noteLayout(text: string, sheet: NoteSheet): readonly NoteMark[] {
    const layout = new Layout(sheet);
    layout.blocks(readMarkdown(text.slice(0, mostLetters)), margin.x, layout.plain);
    return layout.end();
}

class Layout {
    readonly plain: Style;
    private readonly marks: NoteMark[] = [];
    private y = margin.y;
    private readonly bottom: number;
    private isFull = false;

    constructor(private readonly sheet: NoteSheet) {
        this.plain = { size: 11, isStrong: false, isSlanted: false, isCode: false, isStruck: false, isLink: false, ink: sheet.inks.words };
        this.bottom = sheet.height - 4;
    }

    blocks(blocks: readonly Block[], x: number, style: Style): void {
        blocks.forEach((block, index) => {
            if (this.isFull) return;
            if (index > 0) this.y += gap;
            this.block(block, x, style);
        });
    }

    /** What did not fit is hinted at. */
    end(): readonly NoteMark[] {
        const { inks, width } = this.sheet;
        if (!this.isFull) return this.marks;
        return [...this.marks, { x: width - 22, y: this.bottom - 3, ink: inks.quiet, text: "…", font: this.font(this.plain) }];
    }

    /** Whether there is room for so much more; nothing follows what has none. */
    private fits(height: number): boolean {
        this.isFull ||= this.y + height > this.bottom;
        return !this.isFull;
    }

    private block(block: Block, x: number, style: Style): void {
        switch (block.is) {
            case "heading": {
                const size = sizes[block.level - 1] ?? 12;
                return this.words(block.children, x, { ...style, size, isStrong: true });
            }
            case "paragraph": return this.words(block.children, x, style);
            case "code": return this.code(block.text, x, style);
            case "rule":
                if (!this.fits(9)) return;
                this.marks.push({ x, y: this.y + 4, ink: this.sheet.inks.line, width: this.room(x), height: 1 });
                this.y += 9;
                return;
            case "quote": {
                const from = this.y;
                this.blocks(block.children, x + 9, { ...style, ink: this.sheet.inks.quiet });
                this.marks.push({ x, y: from, ink: this.sheet.inks.line, width: 2, height: Math.min(this.y, this.bottom) - from });
                return;
            }
            case "list": return this.list(block.items, block.start, x, style);
        }
    }

    private list(items: readonly Item[], start: number | undefined, x: number, style: Style): void {
        items.forEach((item, index) => {
            if (!this.fits(16)) return;
            const middle = this.y + 8;
            const sign = start === undefined ? "•" : `${start + index}.`;
            if (item.task) this.box(item.task, x, middle);
            else this.marks.push({ x, y: middle, ink: this.sheet.inks.quiet, text: sign, font: this.font(style) });
            const inner = item.task?.isDone ? { ...style, isStruck: true, ink: this.sheet.inks.quiet } : style;
            const before = this.y;
            this.blocks(item.children, x + (start === undefined ? step : step + 4), inner);
            if (this.y === before) this.y += 16;
        });
    }

    /** A task's box, and within it that it is done. */
    private box({ isDone, line }: { isDone: boolean; line: number }, x: number, middle: number): void {
        const [side, y] = [9, middle - 5];
        const ink = this.sheet.inks.words;
        this.marks.push(
            { x, y, ink, width: side, height: 1, task: line }, { x, y: y + side - 1, ink, width: side, height: 1 },
            { x, y, ink, width: 1, height: side }, { x: x + side - 1, y, ink, width: 1, height: side });
        if (isDone) this.marks.push({ x: x + 2, y: y + 2, ink, width: side - 4, height: side - 4 });
    }

    private code(text: string, x: number, style: Style): void {
        const from = this.y;
        const shade = this.marks.length;
        const mono = { ...style, isCode: true, size: 10 };
        this.y += 3;
        for (const line of text.split("\n")) {
            if (!this.fits(14)) break;
            this.marks.push({ x: x + 5, y: this.y + 7, ink: style.ink, text: this.cut(line, this.room(x) - 10, mono), font: this.font(mono) });
            this.y += 14;
        }
        this.y += 3;
        if (this.y > from + 6) this.marks.splice(shade, 0, { x, y: from, ink: this.sheet.inks.shade, width: this.room(x), height: Math.min(this.y, this.bottom) - from });
    }

    private words(inlines: Parameters<typeof piecesOf>[0], x: number, style: Style): void {
        const height = style.size > 13 ? 20 : style.size > 12 ? 18 : 16;
        for (const line of lines(piecesOf(inlines, style), this.room(x), (each, text) => this.width(each, text))) {
            if (!this.fits(height)) return;
            const middle = this.y + height / 2;
            for (const { text, style: own, x: at, width } of line) {
                const ink = own.isLink ? this.sheet.inks.link : own.ink;
                if (own.isCode) this.marks.push({ x: x + at - 2, y: middle - 7, ink: this.sheet.inks.shade, width: width + 4, height: 14 });
                this.marks.push({ x: x + at, y: middle, ink, text, font: this.font(own) });
                if (own.isLink) this.marks.push({ x: x + at, y: middle + 5, ink, width, height: 1 });
                if (own.isStruck) this.marks.push({ x: x + at, y: middle, ink, width, height: 1 });
            }
            this.y += height;
        }
    }

    private room(x: number): number {
        return Math.max(20, this.sheet.width - margin.x - x);
    }

    private cut(text: string, room: number, style: Style): string {
        let kept = text.slice(0, 300);
        while (kept.length > 1 && this.width(style, kept) > room) kept = kept.slice(0, Math.max(1, Math.floor(kept.length * 0.9)));
        return kept;
    }

    private width(style: Style, text: string): number {
        return this.sheet.measure(this.font(style), text);
    }

    private font({ size, isStrong, isSlanted, isCode }: Style): string {
        const family = isCode ? "ui-monospace, monospace" : this.sheet.family;
        return `${isSlanted ? "italic " : ""}${isStrong ? `${this.sheet.strong} ` : ""}${isCode ? size - 1 : size}px ${family}`;
    }
}

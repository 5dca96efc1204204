/**
 * Text that fits. Chromium, Gecko and WebKit keep shaped runs themselves, so what costs is measuring: widths and the
 * cut-off text are kept here, by style, text and room. Drawing always uses a font at 100 % and lets the transform scale
 * it; so a zoom shapes nothing anew.
 */
export type TextStyle = "title" | "line" | "label" | "number";

export interface FittedText {
    readonly text: string;
    readonly width: number;
}

const limit = 20_000;

export class TextFitter {
    private readonly kept = new Map<string, FittedText>();
    private readonly wrapped = new Map<string, readonly string[]>();
    private current = "";

    /** @param measurer a context that nobody else sets a font on. */
    constructor(
        private readonly measurer: Pick<CanvasRenderingContext2D, "font" | "measureText">,
        readonly fonts: Readonly<Record<TextStyle, string>>,
    ) {}

    /** The text, cut with an ellipsis where it does not fit into so many units. */
    fit(style: TextStyle, text: string, room: number): FittedText {
        const key = `${style}\u0000${Math.round(room)}\u0000${text}`;
        const found = this.kept.get(key);
        if (found) return found;
        if (this.kept.size >= limit) this.kept.clear();
        const fitted = this.measure(style, text, room);
        this.kept.set(key, fitted);
        return fitted;
    }

    /** Words in lines of so many units, at most so many lines; the last is cut where there is more. */
    wrap(style: TextStyle, text: string, room: number, most: number): readonly string[] {
        const key = `${style}\u0000${Math.round(room)}\u0000${most}\u0000${text}`;
        const found = this.wrapped.get(key);
        if (found) return found;
        if (this.wrapped.size >= 500) this.wrapped.clear();
        const lines = this.breakLines(style, text.slice(0, 2000), room, most);
        this.wrapped.set(key, lines);
        return lines;
    }

    private breakLines(style: TextStyle, text: string, room: number, most: number): string[] {
        const lines: string[] = [];
        for (const paragraph of text.split("\n")) {
            let line = "";
            for (const word of paragraph.split(" ")) {
                const longer = line === "" ? word : `${line} ${word}`;
                if (line === "" || this.width(style, longer) <= room) {
                    line = longer;
                } else {
                    lines.push(line);
                    line = word;
                }
            }
            lines.push(line);
            if (lines.length > most) break;
        }
        if (lines.length <= most) return lines;
        const kept = lines.slice(0, most);
        kept[most - 1] = this.measure(style, `${kept[most - 1] ?? ""}…`, room).text;
        return kept;
    }

    /** Forgets widths, as after a font has arrived. */
    clear(): void {
        this.kept.clear();
        this.wrapped.clear();
        this.current = "";
    }

    private measure(style: TextStyle, text: string, room: number): FittedText {
        const whole = this.width(style, text);
        if (whole <= room) return { text, width: whole };
        const letters = Array.from(text.slice(0, 400));
        let low = 0, high = letters.length;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.width(style, cut(letters, middle)) <= room) low = middle;
            else high = middle - 1;
        }
        const short = low === 0 ? "" : cut(letters, low);
        return { text: short, width: this.width(style, short) };
    }

    private width(style: TextStyle, text: string): number {
        if (text === "") return 0;
        if (this.current !== style) {
            this.measurer.font = this.fonts[style];
            this.current = style;
        }
        return this.measurer.measureText(text).width;
    }
}

function cut(letters: readonly string[], count: number): string {
    return letters.slice(0, count).join("").trimEnd() + "…";
}

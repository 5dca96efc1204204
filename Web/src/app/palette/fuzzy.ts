/** How well letters that were typed fit a text, and which of its letters they are. */
export interface Fit {
    readonly score: number;
    /** Places of the text. */
    readonly places: readonly number[];
}

const separator = /[\s_\-–—/.,:“”"'()]/;

/** Every letter has to occur, in this order. Beginnings of words, letters in a row and short texts count more. */
export function fit(text: string, typed: string): Fit | undefined {
    const wanted = typed.toLowerCase().replace(/\s+/g, "");
    if (wanted === "") return { score: 0, places: [] };
    const lower = text.toLowerCase();
    // Some letters have other lengths in lower case; then places would not be those of the text.
    if (lower.length !== text.length) return lower.includes(wanted) ? { score: 1, places: [] } : undefined;
    const whole = lower.indexOf(typed.trim().toLowerCase());
    if (whole >= 0) return { score: scored(text, whole, typed.trim().length), places: run(whole, typed.trim().length) };
    return initials(lower, typed) ?? scattered(lower, wanted);
}

function scored(text: string, at: number, length: number): number {
    const isStart = at === 0;
    const isWord = isStart || separator.test(text[at - 1] ?? " ");
    return 100 + (isStart ? 40 : isWord ? 25 : 0) + (length === text.length ? 30 : 0) - Math.min(20, text.length / 10);
}

/** First letters of words, or words begun: `sw` and `sel wh` for “Select what leads here”. A blank begins a word. */
function initials(lower: string, typed: string): Fit | undefined {
    const words = typed.trim().toLowerCase().split(/\s+/);
    const wanted = words.flatMap((word) => [...word].map((letter, index) => ({ letter, begins: index === 0 })));
    const starts = run(0, lower.length).filter((at) => at === 0 || separator.test(lower[at - 1] ?? " "));
    const inVain = new Set<string>();
    const places = (next: number, last: number): number[] | undefined => {
        const letter = wanted[next];
        if (!letter) return [];
        const key = `${next} ${last}`;
        if (inVain.has(key)) return undefined;
        const on = letter.begins && next > 0 ? [] : [last + 1];
        for (const at of [...on, ...starts.filter((start) => start > last)]) {
            const rest = lower[at] === letter.letter && (next > 0 || starts.includes(at)) ? places(next + 1, at) : undefined;
            if (rest) return [at, ...rest];
        }
        inVain.add(key);
        return undefined;
    };
    const found = places(0, -1);
    return found && { score: 70 - Math.min(20, lower.length / 10), places: found };
}

function scattered(lower: string, wanted: string): Fit | undefined {
    const places: number[] = [];
    let from = 0;
    for (const letter of wanted) {
        const at = lower.indexOf(letter, from);
        if (at < 0) return undefined;
        places.push(at);
        from = at + letter.length;
    }
    const spread = (places[places.length - 1] ?? 0) - (places[0] ?? 0) + 1 - wanted.length;
    // Letters that lie far apart were hardly meant.
    return spread > 3 * wanted.length ? undefined : { score: Math.max(1, 40 - 3 * spread - lower.length / 10), places };
}

function run(from: number, length: number): number[] {
    return Array.from({ length }, (_, index) => from + index);
}

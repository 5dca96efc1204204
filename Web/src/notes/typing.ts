/** What keys do in a text with Markdown, as text and selection. */
export interface Typed {
    readonly text: string;
    readonly from: number;
    readonly to: number;
}

const marker = /^(\s*(?:>\s?)*)(?:([-+*])|(\d{1,9})([.)]))(\s+)(\[[ xX]\]\s+)?/;

/** Enter within a list begins the next item; in an empty one it ends the list. Undefined for a plain new line. */
export function entered({ text, from, to }: Typed): Typed | undefined {
    const start = text.lastIndexOf("\n", from - 1) + 1;
    const found = marker.exec(text.slice(start, from));
    if (!found || from !== to) return undefined;
    const [whole, before = "", bullet, number, dot = ".", space = " ", box] = found;
    if (text.slice(start, from).length === whole?.length) {
        // Nothing was written behind the sign: it goes.
        return { text: text.slice(0, start) + before + text.slice(from), from: start + before.length, to: start + before.length };
    }
    const next = `\n${before}${bullet ?? `${Number(number) + 1}${dot}`}${space}${box ? "[ ] " : ""}`;
    return { text: text.slice(0, from) + next + text.slice(to), from: from + next.length, to: from + next.length };
}

/** Puts signs around what is selected, or takes them away. */
export function surrounded({ text, from, to }: Typed, sign: string): Typed {
    const length = sign.length;
    if (text.slice(from - length, from) === sign && text.slice(to, to + length) === sign) {
        return { text: text.slice(0, from - length) + text.slice(from, to) + text.slice(to + length), from: from - length, to: to - length };
    }
    return { text: text.slice(0, from) + sign + text.slice(from, to) + sign + text.slice(to), from: from + length, to: to + length };
}

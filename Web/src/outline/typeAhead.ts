/** Letters typed one soon after the other lead to the next row that begins with them. */
import type { Row } from "./rows";

/** Milliseconds after which letters begin anew. */
const pause = 700;

export class TypeAhead {
    private typed = "";
    private last = -Infinity;

    /** The row that is meant by one more letter; −1 when none is called that.
     * @param from the row to search from; the same letter again goes on to the next. */
    find(rows: readonly Row[], from: number, letter: string, now: number): number {
        this.typed = now - this.last < pause ? this.typed + letter.toLowerCase() : letter.toLowerCase();
        this.last = now;
        const isSame = [...this.typed].every((other) => other === this.typed[0]);
        const words = isSame ? this.typed.slice(0, 1) : this.typed;
        // A second letter may still mean the row that the first led to.
        const start = isSame ? from + 1 : Math.max(0, from);
        for (let step = 0; step < rows.length; step += 1) {
            const at = (start + step) % rows.length;
            if (rows[at]?.title.toLowerCase().startsWith(words)) return at;
        }
        return -1;
    }

    /** Whether letters are being typed, so that a space is one of them. */
    isTyping(now: number): boolean {
        return now - this.last < pause;
    }
}

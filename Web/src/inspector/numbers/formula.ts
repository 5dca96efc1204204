/**
 * Arithmetic as it is typed into a field: `24*2`, `1/3`, `(85+50)/2`, `1.2 m - 10 cm`. Read once from left to right; numbers
 * without a unit are in the field's own.
 */
import { add, Exact, exactOf, negative, over, times } from "./exact";
import type { Factor } from "./units";

export type Formula = { readonly is: "number"; readonly number: Exact } | { readonly is: "problem"; readonly problem: string };

/** More is no arithmetic that anybody types, and brackets are read by recursion. */
const longest = 200;

class Unreadable extends Error {}

/** @param factor what one of a typed unit is in the field's own. */
export function evaluate(text: string, factor: Factor): Formula {
    if (text.length > longest) return { is: "problem", problem: "That is too long to be a number." };
    const reading = new Reading(text.replace(/[−–]/g, "-").replace(/[×·]/g, "*").replace(/÷/g, "/"), factor);
    try {
        const number = reading.sum();
        reading.end();
        return { is: "number", number };
    } catch (error) {
        if (error instanceof Unreadable) return { is: "problem", problem: error.message };
        throw error;
    }
}

class Reading {
    private at = 0;

    constructor(private readonly text: string, private readonly factor: Factor) {}

    sum(): Exact {
        let value = this.product();
        for (;;) {
            if (this.takes("+")) value = add(value, this.product());
            else if (this.takes("-")) value = add(value, negative(this.product()));
            else return value;
        }
    }

    end(): void {
        this.blanks();
        const rest = this.text.slice(this.at);
        if (rest !== "") throw new Unreadable(`“${rest.slice(0, 12)}” is not part of a number.`);
    }

    private product(): Exact {
        let value = this.signed();
        for (;;) {
            if (this.takes("*") || this.takes("x")) {
                value = times(value, this.signed());
            } else if (this.takes("/")) {
                const quotient = over(value, this.signed());
                if (!quotient) throw new Unreadable("Nothing can be divided by 0.");
                value = quotient;
            } else {
                return value;
            }
        }
    }

    private signed(): Exact {
        if (this.takes("-")) return negative(this.signed());
        if (this.takes("+")) return this.signed();
        if (!this.takes("(")) return this.number();
        const value = this.sum();
        if (!this.takes(")")) throw new Unreadable("A bracket is not closed.");
        return this.withUnit(value);
    }

    private number(): Exact {
        this.blanks();
        const found = /^(?:\d+(?:[.,]\d*)?|[.,]\d+)/.exec(this.text.slice(this.at))?.[0];
        const value = found === undefined ? undefined : exactOf(found.replace(",", "."));
        if (found === undefined || !value) {
            const rest = this.text.slice(this.at).trim();
            throw new Unreadable(rest === "" ? "A number is missing at the end." : `“${rest.slice(0, 12)}” is not a number.`);
        }
        this.at += found.length;
        return this.withUnit(value);
    }

    private withUnit(value: Exact): Exact {
        this.blanks();
        const rest = this.text.slice(this.at);
        const typed = /^(?::\s?1|["″'′]|[a-zµ°]+)/i.exec(rest)?.[0];
        // `24x2`: the letter multiplies.
        if (typed === undefined || /^x(?=[\s\d.(]|$)/i.test(rest)) return value;
        const factor = this.factor(typed);
        if (!factor) throw new Unreadable(`“${typed}” is no unit that fits here.`);
        this.at += typed.length;
        return times(value, factor);
    }

    private takes(sign: string): boolean {
        this.blanks();
        if (this.text[this.at]?.toLowerCase() !== sign) return false;
        this.at += 1;
        return true;
    }

    private blanks(): void {
        while (/\s/.test(this.text[this.at] ?? "")) this.at += 1;
    }
}

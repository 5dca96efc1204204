/** What is typed into a number's field: a number, arithmetic, a change of what stands there, or what is wrong with it. */
import { parseTimecode } from "../../film/timecode";
import type { Rate } from "../../film/values";
import { add, compare, decimalText, Exact, exactOf, negative, over, rounded, times, zero } from "./exact";
import { evaluate } from "./formula";
import { factorOf, unitsOf } from "./units";

/** What a number's field allows. */
export interface NumberRule {
    readonly title: string;
    readonly unit: string;
    readonly lowest: Exact;
    readonly highest: Exact;
    /** Digits behind the point that are kept. */
    readonly places: number;
    /** For lengths in frames. */
    readonly rate?: Rate;
}

export type Entry =
    | { readonly is: "nothing" }
    | { readonly is: "problem"; readonly problem: string }
    /** What each value becomes; undefined where that is out of range. */
    | { readonly is: "change"; readonly isRelative: boolean; readonly of: (from: Exact) => Exact };

type Sign = "+" | "-" | "*" | "/";

const relative = /^\s*(\+=|-=|\*=|\/=|\+|\*|\/)\s*(.*)$/s;
const downwards = /^\s*-\s*(.+)$/s;

/** @param from what the field holds, or everything that several hold. */
export function readEntry(text: string, rule: NumberRule, from: readonly Exact[]): Entry {
    const bare = withoutStop(text.trim());
    if (bare === "") return { is: "nothing" };
    const change = changeOf(bare, rule);
    if (change.is !== "change") return change;
    const problem = outside(change.of, change.isRelative ? from : [zero], rule);
    return problem === undefined ? change : { is: "problem", problem };
}

/** `f/2.8` and `T2.8` are 2.8. */
function withoutStop(text: string): string {
    return text.replace(/^[ft]\/?\s*(?=[\d.(])/i, "");
}

function changeOf(text: string, rule: NumberRule): Entry {
    const timed = rule.rate ? parseTimecode(text, rule.rate) : undefined;
    if (timed !== undefined) return absolute(exactOf(String(timed)) ?? zero, rule);
    const [, sign, behind] = relative.exec(text) ?? [];
    // A field without negative numbers takes `-5` as so much less.
    const less = compare(rule.lowest, zero) >= 0 ? downwards.exec(text)?.[1] : undefined;
    const words = sign === undefined ? (less ?? text) : (behind ?? "");
    const length = rule.rate && words !== text ? parseTimecode(words, rule.rate) : undefined;
    if (length !== undefined) return stepped((sign?.[0] as Sign | undefined) ?? "-", exactOf(String(length)) ?? zero, rule);
    const formula = evaluate(words, factorOf(rule.unit, rule.rate));
    if (formula.is === "problem") return { is: "problem", problem: `${formula.problem} ${advice(rule)}` };
    if (sign === undefined && less === undefined) return absolute(formula.number, rule);
    return stepped((sign?.[0] as Sign | undefined) ?? "-", formula.number, rule);
}

function absolute(number: Exact, rule: NumberRule): Entry {
    const kept = rounded(number, rule.places);
    return { is: "change", isRelative: false, of: () => kept };
}

function stepped(sign: Sign, by: Exact, rule: NumberRule): Entry {
    if (sign === "/" && by.above === 0n) return { is: "problem", problem: "Nothing can be divided by 0." };
    const change: Record<Sign, (from: Exact) => Exact> = {
        "+": (from) => add(from, by), "-": (from) => add(from, negative(by)), "*": (from) => times(from, by),
        "/": (from) => over(from, by) ?? from,
    };
    return { is: "change", isRelative: true, of: (from) => rounded(change[sign](from), rule.places) };
}

function outside(change: (from: Exact) => Exact, from: readonly Exact[], rule: NumberRule): string | undefined {
    const wrong = from.map(change).find((number) =>
        compare(number, rule.lowest) < 0 || compare(number, rule.highest) > 0);
    if (wrong === undefined) return undefined;
    const isLow = compare(wrong, rule.lowest) < 0;
    return `${decimalText(wrong, rule.places)} is too ${isLow ? "low" : "high"}: ${rangeWords(rule)}.`;
}

/** `Focal length goes from 8 to 600 mm`. */
export function rangeWords({ title, unit, lowest, highest, places }: NumberRule): string {
    const number = (value: Exact): string => grouped(decimalText(value, places));
    return `${title} goes from ${number(lowest)} to ${number(highest)}${unit === "" ? "" : ` ${unit}`}`;
}

function advice({ unit, rate, title }: NumberRule): string {
    if (rate) return "Type 01:02:03:04, 90f, or 3.5s.";
    const units = unitsOf(unit, false);
    const examples = units.length > 1 ? `, with ${units.slice(0, -1).join(", ")} or ${units[units.length - 1]} if you like` : "";
    return `${title} takes a number such as 24, 24*2 or +5${examples}.`;
}

/** `864,000`. */
function grouped(text: string): string {
    return text.replace(/^-?\d+/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ","));
}

/** Units that people type, each by what it is in its family's own. */
import type { Rate } from "../../film/values";
import { Exact, exactOf, over, times, whole } from "./exact";

type Family = Readonly<Record<string, string>>;

const lengths: Family = {
    mm: "1", cm: "10", m: "1000", metre: "1000", metres: "1000", meter: "1000", meters: "1000", km: "1000000", in: "25.4",
    inch: "25.4", inches: "25.4", '"': "25.4", "″": "25.4", ft: "304.8", foot: "304.8", feet: "304.8", "'": "304.8", "′": "304.8",
};
const temperatures: Family = { k: "1", kelvin: "1" };
const ages: Family = { years: "1", year: "1", y: "1", yr: "1" };
const ratios: Family = { ": 1": "1", ":1": "1" };
const families: readonly Family[] = [lengths, temperatures, ages, ratios];

const seconds: Family = { s: "1", sec: "1", second: "1", seconds: "1", ms: "0.001", min: "60", minute: "60", minutes: "60", h: "3600" };
const frames: ReadonlySet<string> = new Set(["f", "fr", "frame", "frames"]);

/** How many of a field's own unit one of a typed unit is; undefined for a unit that does not fit. */
export type Factor = (typed: string) => Exact | undefined;

export function factorOf(unit: string, rate?: Rate): Factor {
    if (rate) return (typed) => framesOf(typed.toLowerCase(), rate);
    const own = unit.toLowerCase();
    const family = families.find((each) => each[own] !== undefined);
    return (typed) => {
        const name = typed.toLowerCase();
        if (name === own) return whole(1);
        const [one, other] = [family?.[name], family?.[own]].map((text) => (text === undefined ? undefined : exactOf(text)));
        return one && other ? over(one, other) : undefined;
    };
}

function framesOf(typed: string, rate: Rate): Exact | undefined {
    if (frames.has(typed)) return whole(1);
    const long = exactOf(seconds[typed] ?? "");
    const perSecond = over(whole(rate.numerator), whole(rate.denominator));
    return long && perSecond && times(long, perSecond);
}

/** What could be typed behind a number, for the sentence that says so. */
export function unitsOf(unit: string, hasRate: boolean): readonly string[] {
    if (hasRate) return ["f", "s", "min"];
    if (lengths[unit.toLowerCase()] !== undefined) return unit === "mm" ? ["mm", "cm", "in"] : ["cm", "m", "ft"];
    return unit === "" ? [] : [unit];
}

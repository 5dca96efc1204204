/** How a number's range lies along a track, and what a step is. Shares are from 0 to 1. */
import { primes, stops } from "../../film/optics";

export type StepSize = "fine" | "plain" | "coarse";

export interface Scale {
    share(number: number): number;
    /** The number at a share, on the scale's own steps. */
    at(share: number, size: StepSize): number;
    /** The next one up or down. */
    next(number: number, direction: 1 | -1, size: StepSize): number;
}

/** A step and its finer and coarser sisters. */
export interface Steps {
    readonly fine: number;
    readonly plain: number;
    readonly coarse: number;
}

const held = (number: number, lowest: number, highest: number): number => Math.max(lowest, Math.min(highest, number));
const onStep = (number: number, step: number): number => Number((Math.round(number / step) * step).toFixed(9));

/** Fine enough for the range: hundredths within a few units, whole ones within hundreds. */
export function stepsFor(lowest: number, highest: number, isWhole: boolean): Steps {
    const range = highest - lowest;
    const plain = range <= 5 ? 0.05 : range <= 50 ? 0.1 : range <= 400 ? 1 : range <= 5000 ? 5 : 50;
    if (isWhole) return { fine: 1, plain: Math.max(1, Math.round(plain)), coarse: Math.max(10, Math.round(plain) * 10) };
    return { fine: plain / 10, plain, coarse: plain * 10 };
}

/** Equal differences are equally far apart. */
export function linear(lowest: number, highest: number, steps: Steps): Scale {
    const range = highest - lowest || 1;
    return {
        share: (number) => held((number - lowest) / range, 0, 1),
        at: (share, size) => (share >= 1 ? highest : held(onStep(lowest + held(share, 0, 1) * range, steps[size]), lowest, highest)),
        next: (number, direction, size) => held(onStep(number + direction * steps[size], steps[size]), lowest, highest),
    };
}

/** Equal ratios are equally far apart; a step is a share of the number, rounded to what a person would say. */
export function logarithmic(lowest: number, highest: number, isWhole = false): Scale {
    const range = Math.log(highest / lowest);
    const share = (number: number): number => held(Math.log(Math.max(number, lowest) / lowest) / range, 0, 1);
    const size = (number: number, step: StepSize): number => {
        const tenth = 10 ** (Math.floor(Math.log10(Math.max(number, lowest))) - 1);
        const wanted = step === "fine" ? tenth / 10 : step === "coarse" ? tenth * 10 : tenth;
        return isWhole ? Math.max(1, Math.round(wanted)) : wanted;
    };
    return {
        share,
        at: (place, step) => {
            if (place <= 0 || place >= 1) return place <= 0 ? lowest : highest;
            const number = lowest * Math.exp(place * range);
            return held(onStep(number, size(number, step)), lowest, highest);
        },
        next: (number, direction, step) => held(onStep(number + direction * size(number, step), size(number, step)), lowest, highest),
    };
}

/** 0 stands at the beginning and leaves the number to something else; the rest is logarithmic. */
export function zeroOr(lowest: number, highest: number): Scale {
    const rest = logarithmic(lowest, highest);
    const room = 0.04;
    return {
        share: (number) => (number < lowest ? 0 : room + rest.share(number) * (1 - room)),
        at: (share, size) => (share < room / 2 ? 0 : rest.at((share - room) / (1 - room), size)),
        next: (number, direction, size) => {
            if (number < lowest) return direction > 0 ? lowest : 0;
            return direction < 0 && number <= lowest ? 0 : rest.next(number, direction, size);
        },
    };
}

/**
 * Detents at equal distances, such as the lenses of a case or the stops of an aperture; between them ratios. A plain step
 * goes to the next detent, a fine one does not heed them.
 */
export function detents(lowest: number, highest: number, marks: readonly number[], fine: number): Scale {
    const all = [...new Set([lowest, ...marks.filter((mark) => mark > lowest && mark < highest), highest])];
    const last = all.length - 1;
    const at = (share: number, size: StepSize): number => {
        const place = held(share, 0, 1) * last;
        const index = Math.min(last - 1, Math.floor(place));
        const [from, to] = [all[index] ?? lowest, all[index + 1] ?? highest];
        const near = Math.round(place);
        if (size === "coarse" || (size === "plain" && Math.abs(place - near) < 0.3)) return all[near] ?? from;
        return held(onStep(from * (to / from) ** (place - index), fine), lowest, highest);
    };
    return {
        share: (number) => {
            const index = Math.min(last - 1, Math.max(0, all.findIndex((mark) => mark > number) - 1));
            if (number >= highest) return 1;
            const [from, to] = [all[index] ?? lowest, all[index + 1] ?? highest];
            return held((index + Math.log(Math.max(number, lowest) / from) / Math.log(to / from)) / last, 0, 1);
        },
        at,
        next: (number, direction, size) => {
            if (size === "fine") return held(onStep(number + direction * fine, fine), lowest, highest);
            const inOrder = direction > 0 ? all : [...all].reverse();
            const wanted = inOrder.filter((mark) => (mark - number) * direction > 1e-9);
            return wanted[size === "coarse" ? Math.min(2, wanted.length - 1) : 0] ?? number;
        },
    };
}

/** The scale of a field's numbers. */
export function scaleFor(key: string, lowest: number, highest: number, isWhole: boolean): Scale {
    switch (key) {
        case "focal_length": return detents(lowest, highest, primes, 0.5);
        case "aperture": return detents(lowest, highest, stops, 0.1);
        case "focus_distance": return zeroOr(0.1, highest);
        case "colour_temperature": return logarithmic(lowest, highest);
        case "key_to_fill": return logarithmic(lowest, highest);
        case "duration": case "length": return logarithmic(lowest, highest, true);
        default: return linear(lowest, highest, stepsFor(lowest, highest, isWhole));
    }
}

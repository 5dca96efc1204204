/** Exact numbers, so that what is typed is what is written: a third stays a third until it is rounded once, at the end. */
export interface Exact {
    /** In lowest terms, with the sign above. */
    readonly above: bigint;
    readonly below: bigint;
}

export const zero: Exact = { above: 0n, below: 1n };

function greatestDivisor(a: bigint, b: bigint): bigint {
    let [x, y] = [a < 0n ? -a : a, b];
    while (y !== 0n) [x, y] = [y, x % y];
    return x;
}

function exact(above: bigint, below: bigint): Exact {
    const sign = below < 0n ? -1n : 1n;
    const divisor = greatestDivisor(above, below < 0n ? -below : below) || 1n;
    return { above: (sign * above) / divisor, below: (sign * below) / divisor };
}

/** `12`, `-0.5`, `.25`; undefined for anything else. */
export function exactOf(text: string): Exact | undefined {
    const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text);
    const [, sign = "", whole = "", behind = ""] = match ?? [];
    if (!match || whole + behind === "") return undefined;
    return exact(BigInt(`${whole}${behind}`) * (sign === "-" ? -1n : 1n), 10n ** BigInt(behind.length));
}

export const whole = (number: number): Exact => ({ above: BigInt(number), below: 1n });

/** The number of the browser, digit for digit as it is written. */
export function nearest(number: number): Exact {
    return exactOf(number.toFixed(12)) ?? zero;
}

export const add = (a: Exact, b: Exact): Exact => exact(a.above * b.below + b.above * a.below, a.below * b.below);
export const negative = (a: Exact): Exact => ({ above: -a.above, below: a.below });
export const times = (a: Exact, b: Exact): Exact => exact(a.above * b.above, a.below * b.below);

/** Undefined when divided by nothing. */
export const over = (a: Exact, b: Exact): Exact | undefined =>
    b.above === 0n ? undefined : exact(a.above * b.below, a.below * b.above);

export function compare(a: Exact, b: Exact): number {
    const difference = a.above * b.below - b.above * a.below;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const limited = (a: Exact, lowest: Exact, highest: Exact): Exact =>
    compare(a, lowest) < 0 ? lowest : compare(a, highest) > 0 ? highest : a;

/** As near as a number of the browser can be; for drawing alone. */
export const drawn = ({ above, below }: Exact): number => Number(above) / Number(below);

/** `12.5`: rounded to so many digits behind the point, half away from zero, and without a superfluous zero. */
export function decimalText({ above, below }: Exact, places: number): string {
    const scale = 10n ** BigInt(places);
    const magnitude = above < 0n ? -above : above;
    const rounded = (2n * magnitude * scale + below) / (2n * below);
    const digits = rounded.toString().padStart(places + 1, "0");
    const behind = places === 0 ? "" : digits.slice(-places).replace(/0+$/, "");
    const text = `${places === 0 ? digits : digits.slice(0, -places)}${behind === "" ? "" : `.${behind}`}`;
    return above < 0n && rounded !== 0n ? `-${text}` : text;
}

/** Such a decimal as a number again. */
export const rounded = (a: Exact, places: number): Exact => exactOf(decimalText(a, places)) ?? zero;

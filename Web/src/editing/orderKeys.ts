/** Places among the wires of an input, as the core's `OrderKey`: digits to the base 256 behind a point, in hexadecimal. */

/** So many ascending places behind one and before another, which may be missing. */
export function placesBetween(low: string, high: string | undefined, count: number): string[] {
    const places: string[] = [];
    for (let from = low; places.length < count; from = places[places.length - 1] ?? from) places.push(halfway(from, high));
    return places;
}

/** The place of the wire with this number, from 0 on, in an input whose wires have none. */
export function placeOf(number: number): string {
    // A place never ends in zero.
    return hex([128, (number >> 15) & 255, (number >> 7) & 255, 1 + 2 * (number & 127)]);
}

function halfway(low: string, high: string | undefined): string {
    const [bottoms, tops] = [bytes(low), high === undefined ? undefined : bytes(high)];
    const digits: number[] = [];
    let isBelow = tops === undefined;
    for (;;) {
        const place = digits.length;
        const bottom = bottoms[place] ?? 0;
        const top = isBelow ? 256 : tops?.[place] ?? 0;
        if (top - bottom > 1) return hex([...digits, bottom + ((top - bottom) >> 1)]);
        digits.push(bottom);
        if (bottom < top) isBelow = true;
        // Two wires at one place have none between them: the next one behind does.
        if (!isBelow && place > bottoms.length && place > (tops?.length ?? 0)) return halfway(low, undefined);
    }
}

function bytes(key: string): number[] {
    return (key.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
}

function hex(digits: readonly number[]): string {
    return digits.map((digit) => digit.toString(16).padStart(2, "0")).join("");
}

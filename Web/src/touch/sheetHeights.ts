/** Where a sheet that is let go comes to rest. Pure. */

export const heights = ["peek", "half", "full"] as const;
export type Height = (typeof heights)[number];

/** A throw is worth so many milliseconds of its speed. */
const throwFor = 180;

/**
 * The nearest height, seen from where the throw leads; null when it is thrown, or drawn, below the least one.
 *
 * @param at the sheet's height in CSS pixels. @param speed upwards, in CSS pixels a millisecond.
 */
export function restingHeight(at: number, speed: number, places: Readonly<Record<Height, number>>): Height | null {
    const to = at + speed * throwFor;
    if (at < places.peek * 0.6 || (speed < -0.5 && at < (places.peek + places.half) / 2 && to < places.peek)) return null;
    return heights.reduce((best, each) => (Math.abs(places[each] - to) < Math.abs(places[best] - to) ? each : best));
}

/** The next one up or down; null below the least. */
export function heightBeside(height: Height, step: 1 | -1): Height | null {
    const next = heights.indexOf(height) + step;
    return next < 0 ? null : heights[Math.min(next, heights.length - 1)] ?? null;
}

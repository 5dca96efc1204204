/**
 * How a movement runs over the shot: a cubic Bézier from (0, 0) to (1, 1), time to the right and the share of the way upwards,
 * with two handles. The named easings are such curves exactly: their polynomials, written with handles.
 */
export type Ease = readonly [x1: number, y1: number, x2: number, y2: number];

const [third, thirds] = [1 / 3, 2 / 3];

export const easings: Readonly<Record<string, Ease>> = {
    linear: [third, third, thirds, thirds], ease_in: [third, 0, thirds, third], ease_out: [third, thirds, thirds, 1],
    ease_in_out: [third, 0, thirds, 1],
};

export const standardEase: Ease = [third, 0, thirds, 1];

function place(first: number, second: number, t: number): number {
    const u = 1 - t;
    return 3 * u * u * t * first + 3 * u * t * t * second + t * t * t;
}

/** The share of the way that is gone at a share of the time, both from 0 to 1. Time grows with the curve's parameter. */
export function easeShare([x1, y1, x2, y2]: Ease, time: number): number {
    if (time <= 0) return 0;
    if (time >= 1) return 1;
    let [low, high] = [0, 1];
    for (let step = 0; step < 48; step += 1) {
        const middle = (low + high) / 2;
        if (place(x1, x2, middle) < time) low = middle;
        else high = middle;
    }
    return place(y1, y2, (low + high) / 2);
}

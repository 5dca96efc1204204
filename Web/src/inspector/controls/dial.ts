/** Where things stand on the round scale of a lens: half a turn, from the left over the top to the right. */

/** CSS pixels of the drawing. */
export const dial = { width: 272, height: 142, middle: 136, foot: 128, radius: 98, labels: 116, wedge: 78 } as const;

export interface Place {
    readonly x: number;
    readonly y: number;
}

/** A share of the scale at a distance from the middle. */
export function dialPlace(share: number, radius: number): Place {
    const angle = Math.PI * (1 - share);
    return { x: dial.middle + Math.cos(angle) * radius, y: dial.foot - Math.sin(angle) * radius };
}

/** The share of the scale that a point means; below the foot the nearer end. */
export function dialShare({ x, y }: Place): number {
    const [dx, dy] = [x - dial.middle, dial.foot - y];
    if (dy <= 0) return dx < 0 ? 0 : 1;
    return 1 - Math.atan2(dy, dx) / Math.PI;
}

export function dialArc(from: number, to: number, radius: number): string {
    const [a, b] = [dialPlace(from, radius), dialPlace(to, radius)];
    return `M${a.x.toFixed(2)} ${a.y.toFixed(2)}A${radius} ${radius} 0 0 1 ${b.x.toFixed(2)} ${b.y.toFixed(2)}`;
}

/** What a camera at the foot sees, upwards, by its angle of view in degrees. */
export function wedge(degrees: number, radius: number): string {
    const half = (Math.min(degrees, 178) / 2) * (Math.PI / 180);
    const [x, y] = [Math.sin(half) * radius, Math.cos(half) * radius];
    const [left, right, top] = [dial.middle - x, dial.middle + x, dial.foot - y].map((number) => number.toFixed(2));
    return `M${dial.middle} ${dial.foot}L${left} ${top}A${radius} ${radius} 0 0 1 ${right} ${top}Z`;
}

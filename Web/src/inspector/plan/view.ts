/** The part of the set that the plan shows. */
import type { CameraPlan } from "./solve";

export interface PlanFrame {
    readonly box: string;
    /** A CSS pixel of the drawing in metres, for what keeps its size. */
    readonly unit: number;
}

/** CSS pixels. */
const [width, height] = [288, 208];
const margin = 40;
const least = 3.6;

export function frameOf({ people, camera, anchor, path }: CameraPlan): PlanFrame {
    const spots = [...people, camera, anchor, ...(path?.points ?? [])];
    const [xs, zs] = [spots.map(({ x }) => x), spots.map(({ z }) => z)];
    const [left, right, back, front] = [Math.min(...xs), Math.max(...xs), Math.min(...zs), Math.max(...zs)];
    const scale = Math.max((right - left) / (width - 2 * margin), (front - back) / (height - 2 * margin), least / height);
    const [x, z] = [(left + right) / 2 - (scale * width) / 2, (back + front) / 2 - (scale * height) / 2];
    return { box: [x, z, scale * width, scale * height].map((number) => number.toFixed(3)).join(" "), unit: scale };
}

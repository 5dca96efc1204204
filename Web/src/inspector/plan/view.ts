/** The part of the set that the plan shows. */
import { hasStations } from "./edits";
import type { CameraPlan } from "./solve";

export interface PlanFrame {
    readonly box: string;
    /** A CSS pixel of the drawing in metres, for what keeps its size. */
    readonly unit: number;
}

/** CSS pixels. */
const [width, height] = [288, 208];
const margin = 30;
const least = 3.6;

export function frameOf(plan: CameraPlan): PlanFrame {
    const { people, camera, anchor, path } = plan;
    const canTurn = hasStations(plan);
    // The camera can be taken to any side of its subject.
    const opposite = { x: 2 * anchor.x - camera.x, z: 2 * anchor.z - camera.z };
    const spots = [...people, camera, anchor, ...(canTurn ? [opposite] : []), ...(path?.points ?? [])];
    const [xs, zs] = [spots.map(({ x }) => x), spots.map(({ z }) => z)];
    const [left, right, back, front] = [Math.min(...xs), Math.max(...xs), Math.min(...zs), Math.max(...zs)];
    const scale = Math.max((right - left) / (width - 2 * margin), (front - back) / (height - 2 * margin), least / height);
    const [x, z] = [(left + right) / 2 - (scale * width) / 2, (back + front) / 2 - (scale * height) / 2];
    return { box: [x, z, scale * width, scale * height].map((number) => number.toFixed(3)).join(" "), unit: scale };
}

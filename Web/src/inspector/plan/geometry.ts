/** Directions seen from above, in radians from z towards x, as the sets and the camera count them. */
export interface Spot {
    readonly x: number;
    readonly z: number;
}

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;
export const degrees = (angle: number): number => (angle * 180) / Math.PI;
export const azimuth = (from: Spot, to: Spot): number => Math.atan2(to.x - from.x, to.z - from.z);
export const apart = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.z - b.z);
export const towards = (from: Spot, angle: number, distance: number): Spot =>
    ({ x: from.x + Math.sin(angle) * distance, z: from.z + Math.cos(angle) * distance });
export const between = (a: Spot, b: Spot): Spot => ({ x: (a.x + b.x) / 2, z: (a.z + b.z) / 2 });

/** The same angle within −π…π. */
export const wrapped = (angle: number): number => angle - Math.round(angle / (2 * Math.PI)) * 2 * Math.PI;

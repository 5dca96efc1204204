/**
 * The plans of the sets, seen from above: marks to stand or sit on, the lane that walkers take, and the room a camera has.
 * Metres, x to the right and z towards the set's open side; headings in radians from z towards x. The sets themselves have
 * the same plans (`PrevisStage/Sets`), and a test holds the two together.
 */
export interface Mark {
    readonly x: number;
    readonly z: number;
    readonly heading: number;
    /** Its height, and where its middle is; the mark itself is before it. */
    readonly seat?: { readonly x: number; readonly z: number; readonly height: number };
}

export interface StagePlan {
    readonly marks: readonly Mark[];
    readonly lane: { readonly from: readonly [x: number, z: number]; readonly to: readonly [x: number, z: number] };
    /** Between these a camera may stand. */
    readonly bounds: { readonly left: number; readonly right: number; readonly back: number; readonly front: number };
}

const quarter = Math.PI / 2;
const stand = (x: number, z: number, heading: number): Mark => ({ x, z, heading });
const seat = (x: number, z: number, heading: number, at: readonly [number, number], height: number): Mark =>
    ({ x, z, heading, seat: { x: at[0], z: at[1], height } });

const room: StagePlan = {
    marks: [
        stand(-0.66, 0.1, 0.35), stand(0.66, 0.1, -0.35), stand(0.1, 1.15, 0.1), stand(-0.1, -1.05, 0.15),
        seat(1.45, -0.9, quarter, [2.01, -1.5], 0.458), seat(4, -0.9, -quarter, [3.49, -1.5], 0.458),
        seat(-3.1, -1.6, 0.25, [-3.07, -2.27], 0.42), seat(-2.2, -1.6, -0.25, [-2.23, -2.27], 0.42),
        stand(2.5, 2.6, -0.6), stand(-2.4, 2.6, 0.6), stand(1.15, 2.6, 0), stand(-1.1, 2.6, 0),
    ],
    lane: { from: [-2.25, 2.9], to: [2.25, 2.9] }, bounds: { left: -4.38, right: 4.38, back: -2.98, front: 6.18 },
};

const street: StagePlan = {
    marks: [
        stand(-0.66, -0.7, 0.35), stand(0.66, -0.7, -0.35), stand(0, 0.4, 0.1), stand(0.1, -1.85, 0.15),
        seat(-3.82, -1.75, 0.2, [-3.82, -2.45], 0.45), seat(-2.98, -1.75, -0.2, [-2.98, -2.45], 0.45),
        stand(3.4, -1.3, -0.4), stand(4.7, -1.3, -0.6), stand(-6.4, -1.2, 0.4), stand(-7.7, -1.2, 0.5),
        stand(6.3, -1.4, -0.3), stand(7.6, -1.4, -0.3),
    ],
    lane: { from: [-50, 1.25], to: [50, 1.25] }, bounds: { left: -60, right: 60, back: -3.1, front: 28.5 },
};

const forest: StagePlan = {
    marks: [
        stand(-0.66, 0, 0.35), stand(0.66, 0, -0.35), stand(0, 1.1, 0.1), stand(0.1, -1.15, 0.1),
        seat(-3.2, -0.95, 0.25, [-3.2, -1.6], 0.44), seat(-2.2, -0.95, -0.1, [-2.2, -1.6], 0.44),
        stand(2.7, -0.8, -0.5), stand(3.5, 0.3, -0.8), stand(-3.4, 0.6, 0.8), stand(1.9, -2, -0.2),
        stand(-0.4, -2.4, 0.1), stand(2.2, 0.9, -0.4),
    ],
    lane: { from: [-16, 2.2], to: [16, 2.2] }, bounds: { left: -24, right: 24, back: -20, front: 27 },
};

const stage: StagePlan = {
    marks: [
        stand(-0.66, 0, 0.35), stand(0.66, 0, -0.35), stand(0, 1.05, 0.1), stand(0.1, -1.2, 0.1),
        seat(-3.05, -0.5, 0.25, [-3, -1.2], 0.45), seat(-2.35, -0.5, -0.1, [-2.08, -1.2], 0.45),
        stand(2.4, -0.7, -0.5), stand(3.6, -0.5, -0.6), stand(-3.9, 0.2, 0.6), stand(-1.2, -2.3, 0.1),
        stand(1.5, -2.3, -0.1), stand(3.1, 0.5, -0.3),
    ],
    lane: { from: [-4.2, 1.9], to: [4.2, 1.9] }, bounds: { left: -7.3, right: 7.3, back: -4.1, front: 15.5 },
};

export const stagePlans: Readonly<Record<string, StagePlan>> = { room, street, forest, stage };

/** The azimuth of the sun at a time of day, in degrees from z towards x. */
export const sunAzimuths: Readonly<Record<string, number>> = {
    dawn: 78, morning: 70, noon: 25, afternoon: -50, golden_hour: -72, dusk: -95, night: -55,
};

/** Where the key stands around the subject, in degrees from the camera to the key's side; setups that bring a lamp. */
export const keyAngles: Readonly<Record<string, number>> = {
    three_point: 45, high_key: 25, low_key: 72, rim: 140, back: 172, side: 90, top: 10, under: 12, silhouette: 180,
};

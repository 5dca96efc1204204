/** What a framing asks of the picture, as the previs camera solves it. */
import type { Person } from "./blocking";

/** How many heads high the picture is at the subject. */
export const headsOf: Readonly<Record<string, number>> = {
    extreme_close_up: 0.7, close_up: 1.8, medium_close_up: 2.8, over_the_shoulder: 2.8, medium: 4, two_shot: 4,
    medium_long: 5.5, full: 8.5, wide: 13, extreme_wide: 40,
};

/** Framings of one figure, the nearest first: a hand on the plan goes through them. */
export const byDistance = [
    "extreme_close_up", "close_up", "medium_close_up", "medium", "medium_long", "full", "wide", "extreme_wide",
] as const;

export interface FrameGoal {
    /** Height of what is aimed at, in metres. */
    readonly anchor: number;
    /** What the picture's height shows there, in metres. */
    readonly visibleHeight: number;
    readonly lensHeight: number;
    /** How far it gives way to the look, in shares of half the width. */
    readonly leadRoom: number;
}

export function singleGoal(person: Pick<Person, "stature" | "head" | "eyes">, heads: number, isTogether: boolean): FrameGoal {
    const unit = person.stature / 7.5;
    const tall = person.head / unit + 0.5;
    const visibleHeight = heads * unit;
    let lensHeight = person.eyes;
    let leadRoom = heads < 1 ? 0.12 : heads < 2 ? 0.26 : heads < 7 ? 0.28 : heads < 10 ? 0.2 : heads < 20 ? 0.28 : 0.3;
    if (heads >= 7 && heads < 20) {
        const room = Math.max(0.4, (heads - tall) * (heads < 10 ? 0.45 : 0.5));
        const rise = 1 - (2 * (room + 0.5)) / heads;
        lensHeight = (person.eyes + person.head - (rise * visibleHeight) / 2) / 2;
    }
    if (isTogether && heads > 5 && heads < 20) leadRoom = 0.4;
    return { anchor: person.head, visibleHeight, lensHeight, leadRoom };
}

/** Steep angles, in degrees above the subject, and the least height of the lens. */
export const elevations: Readonly<Record<string, { readonly degrees: number; readonly floor: number }>> = {
    high: { degrees: 32, floor: 0.25 }, low: { degrees: -27, floor: 0.25 }, birds_eye: { degrees: 84, floor: 0.25 },
    worms_eye: { degrees: -55, floor: 0.18 },
};

/** How a movement goes over the floor: the previs camera's amounts, led up to and away from the middle of the shot. */
import { Ease, easeShare } from "../../film/ease";
import { apart, azimuth, Spot, towards } from "./geometry";

export interface MovementFacts {
    readonly kind: string;
    readonly direction: string;
    readonly speed: string;
    readonly ease: Ease;
}

export interface Movement extends MovementFacts {
    readonly visibleHeight: number;
    readonly aspect: number;
    /** Tangent of half the horizontal angle of view. */
    readonly halfWidth: number;
}

export interface Path {
    /** Where the camera goes, from the first frame to the last; one point where it stays. */
    readonly points: readonly Spot[];
    /** How far it turns on its place to either side, from the first frame to the last, in radians. */
    readonly turn: readonly [number, number] | undefined;
    /** What cannot be seen from above. */
    readonly words: string;
}

const degree = Math.PI / 180;
const amounts: Readonly<Record<string, readonly [slow: number, medium: number, fast: number]>> = {
    pan: [0.3, 0.55, 0.9], tilt: [0.25, 0.45, 0.8], roll: [6 * degree, 12 * degree, 25 * degree], dolly: [0.15, 0.3, 0.5],
    truck: [0.2, 0.4, 0.7], pedestal: [0.15, 0.3, 0.5], zoom: [0.3, 0.65, 1.1], dolly_zoom: [0.4, 0.75, 1.2],
    orbit: [15 * degree, 30 * degree, 55 * degree], crane: [10 * degree, 20 * degree, 35 * degree],
};
const backward: ReadonlySet<string> = new Set(["left", "down", "out", "counterclockwise"]);
const speeds: Readonly<Record<string, number>> = { slow: 0, medium: 1, fast: 2 };
const steps = 24;

const unseen: Readonly<Record<string, (isBack: boolean) => string>> = {
    tilt: (isBack) => `tilts ${isBack ? "down" : "up"}`, roll: (isBack) => `rolls ${isBack ? "counterclockwise" : "clockwise"}`,
    pedestal: (isBack) => `goes straight ${isBack ? "down" : "up"}`, zoom: (isBack) => `zooms ${isBack ? "out" : "in"}`,
    crane: (isBack) => `cranes ${isBack ? "down" : "up"}`, handheld: () => "is held by hand",
};

export function movementOf(movement: Movement, camera: Spot & { aim: number; height: number }, anchor: Spot): Path | undefined {
    const isSideways = movement.direction === "left" || movement.direction === "right";
    const kind = movement.kind === "dolly" && isSideways ? "truck" : movement.kind;
    const isBack = backward.has(movement.direction);
    const words = unseen[kind]?.(isBack) ?? "";
    const amount = (amounts[kind]?.[speeds[movement.speed] ?? 1] ?? 0) * (isBack ? -1 : 1);
    if (kind === "static" || (amount === 0 && words === "")) return undefined;
    const middle = easeShare(movement.ease, 0.5);
    const way = (time: number): number => (easeShare(movement.ease, time) - middle) * amount;
    if (kind === "pan") {
        const full = 2 * Math.atan(movement.halfWidth);
        return { points: [camera], turn: [-way(0) * full, -way(1) * full], words };
    }
    const around = azimuth(anchor, camera);
    const far = apart(anchor, camera);
    const place = placeOf(kind, { camera, anchor, around, far, width: movement.visibleHeight * movement.aspect });
    const points = place ? Array.from({ length: steps + 1 }, (_, step) => place(way(step / steps))) : [camera];
    return { points, turn: undefined, words };
}

interface From {
    readonly camera: Spot & { aim: number };
    readonly anchor: Spot;
    readonly around: number;
    readonly far: number;
    readonly width: number;
}

function placeOf(kind: string, { camera, anchor, around, far, width }: From): ((way: number) => Spot) | undefined {
    switch (kind) {
        case "dolly": return (way) => towards(anchor, around, far * (1 - way));
        case "dolly_zoom": return (way) => towards(anchor, around, far * 2 ** -way);
        case "orbit": return (way) => towards(anchor, around + way, far);
        case "truck": return (way) => towards(camera, camera.aim - Math.PI / 2, way * width);
        // Its length stays, and it rises: from above it comes nearer.
        case "crane": return (way) => towards(anchor, around, far * Math.cos(Math.min(1.45, Math.abs(way))));
        default: return undefined;
    }
}

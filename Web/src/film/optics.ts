/** What of the picture is sharp, by the formulas of a thin lens. */
import { gate } from "./lens";
import type { Aspect } from "./values";

/** Lenses that stand in every case, in millimetres. */
export const primes = [14, 18, 21, 24, 28, 35, 40, 50, 65, 75, 85, 100, 135, 200] as const;

/** The f-numbers of full stops, each the root of two times the one before, as they are engraved. */
export const stops = [0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8, 11, 16, 22, 32] as const;

export interface DepthOfField {
    /** In metres; `far` is infinite from the hyperfocal distance on. */
    readonly near: number;
    readonly far: number;
    readonly hyperfocal: number;
    /** In millimetres. */
    readonly circle: number;
}

/**
 * The circle of confusion: how wide the image of a point may be and still pass for a point. A fifteen-hundredth of the
 * picture's diagonal on the sensor, the share that depth-of-field tables of lens makers for the 24 × 36 mm frame are
 * calculated with (0.029 mm); it sees every sensor's picture at the same size.
 */
export function circleOfConfusion(sensor: string, aspect: Aspect): number | undefined {
    const size = gate(sensor, aspect);
    return size && Math.hypot(size.width, size.height) / 1500;
}

/**
 * Near and far limit of what is sharp, for a thin lens focused at a distance from its plane: with f the focal length, N the
 * f-number, c the circle and s the distance, H = f²/(N·c) + f, near = s(H − f)/(H + s − 2f), far = s(H − f)/(H − s).
 *
 * @param distance in metres.
 */
export function depthOfField(
    focalLength: number, aperture: number, distance: number, sensor: string, aspect: Aspect,
): DepthOfField | undefined {
    const circle = circleOfConfusion(sensor, aspect);
    const s = distance * 1000;
    if (circle === undefined || !(focalLength > 0) || !(aperture > 0) || !(s > focalLength)) return undefined;
    const hyperfocal = (focalLength * focalLength) / (aperture * circle) + focalLength;
    const product = s * (hyperfocal - focalLength);
    return {
        near: product / (hyperfocal + s - 2 * focalLength) / 1000, far: s >= hyperfocal ? Infinity : product / (hyperfocal - s) / 1000,
        hyperfocal: hyperfocal / 1000, circle,
    };
}

/** The prime that comes next, up or down from any focal length. */
export function nextPrime(focalLength: number, direction: 1 | -1): number {
    const inOrder = direction > 0 ? [...primes] : [...primes].reverse();
    return inOrder.find((prime) => (prime - focalLength) * direction > 1e-9) ?? focalLength;
}

/** `85 cm`, `2.4 m`, `34 m`. */
export function metres(distance: number): string {
    if (!Number.isFinite(distance)) return "∞";
    if (distance < 1) return `${Math.round(distance * 100)} cm`;
    return `${distance < 10 ? distance.toFixed(1) : Math.round(distance).toLocaleString("en-GB")} m`;
}

/** What a lens sees on a sensor; the sizes are those of `SensorFormat.micrometres`. */
import type { Aspect } from "./values";

const gates: Record<string, readonly [width: number, height: number]> = {
    super35: [24.89, 18.66],
    full_frame: [36, 24],
    super16: [12.52, 7.41],
    alexa65: [54.12, 25.58],
};

/** The part of a sensor that makes the picture, in millimetres; undefined for a sensor this page does not know. */
export function gate(sensor: string, aspect: Aspect): { width: number; height: number } | undefined {
    const size = gates[sensor];
    if (!size) return undefined;
    const [width, height] = size;
    const wanted = aspect.width / aspect.height;
    return width / height <= wanted ? { width, height: width / wanted } : { width: height * wanted, height };
}

/** Angles of view at infinity focus, in degrees. */
export function fieldOfView(
    focalLength: number, sensor: string, aspect: Aspect,
): { horizontal: number; vertical: number } | undefined {
    const size = gate(sensor, aspect);
    if (!size || focalLength <= 0) return undefined;
    const angle = (side: number): number => (2 * Math.atan(side / (2 * focalLength)) * 180) / Math.PI;
    return { horizontal: angle(size.width), vertical: angle(size.height) };
}

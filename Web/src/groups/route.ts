/** The points that a wire is led over: a field of the wire, x and y in turn, in eighths of a pixel. */
import type { Point } from "../canvas/camera";
import { attempt } from "../canvas/edits";
import type { CanvasHost } from "../canvas/interface";
import { wireName } from "../canvas/words";
import type { CanvasDocument, Value, WireId } from "../wasm/core";

export const mostPoints = 32;

export function routeOf(document: Pick<CanvasDocument, "wire">, wire: WireId): Point[] {
    const value = document.wire(wire)?.fields["route"];
    const numbers = value && "list" in value ? value.list.map((part) => ("integer" in part ? Number(part.integer) : 0)) : [];
    return Array.from({ length: numbers.length >> 1 }, (_, place) =>
        ({ x: numbers[2 * place] ?? 0, y: numbers[2 * place + 1] ?? 0 }));
}

/** @param words what is done, before the wire's name. */
export function lead(host: CanvasHost, wire: WireId, points: readonly Point[], words: string): boolean {
    if (points.length > mostPoints) {
        host.tell(`A wire is led over ${mostPoints} points at most.`);
        return false;
    }
    const value: Value | null = points.length === 0 ? null
        : { list: points.flatMap(({ x, y }): Value[] => [{ integer: Math.round(x) }, { integer: Math.round(y) }]) };
    return attempt(
        host, () => [{ op: "set_field", wire, key: "route", value }],
        `${words} “${wireName(host.core, host.catalogue, wire)}”`);
}

/** Where a wire begins, the points it is led over, and where it ends, in eighths; empty where it is not seen. */
export function courseOf(document: Pick<CanvasDocument, "wire" | "portPosition">, wire: WireId): Point[] {
    const found = document.wire(wire);
    const start = found && document.portPosition({ ...found.source, side: "output" });
    const end = found && document.portPosition({ ...found.target, side: "input" });
    return start && end ? [start, ...routeOf(document, wire), end] : [];
}

/** Between which of its points a wire runs nearest to a place: a point put there is the one of that number. */
export function placeOn(course: readonly Point[], { x, y }: Point): number {
    let [best, place] = [Infinity, 0];
    for (let index = 0; index + 1 < course.length; index += 1) {
        const from = course[index], to = course[index + 1];
        if (!from || !to) continue;
        const [dx, dy] = [to.x - from.x, to.y - from.y];
        const length = dx * dx + dy * dy;
        const part = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length));
        const distance = Math.hypot(x - from.x - part * dx, y - from.y - part * dy);
        if (distance < best) [best, place] = [distance, index];
    }
    return place;
}

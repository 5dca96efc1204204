import type { Box, Point } from "./camera";

export type Direction = "left" | "right" | "up" | "down";

export interface Place {
    readonly id: string;
    readonly box: Box;
}

/** The node that lies next in a direction: near, and rather straight ahead than aside. */
export function nextIn(places: Iterable<Place>, from: Box, direction: Direction): string | null {
    const start = middle(from);
    let best: { id: string; cost: number } | null = null;
    for (const { id, box } of places) {
        const there = middle(box);
        const dx = there.x - start.x, dy = there.y - start.y;
        const [ahead, aside] = direction === "left" ? [-dx, dy] : direction === "right" ? [dx, dy]
            : direction === "up" ? [-dy, dx] : [dy, dx];
        if (ahead <= 0 || Math.abs(aside) > 2 * ahead) continue;
        const cost = ahead + 2 * Math.abs(aside);
        if (!best || cost < best.cost) best = { id, cost };
    }
    return best?.id ?? null;
}

/** The node nearest to a point. */
export function nearest(places: Iterable<Place>, point: Point): string | null {
    let best: { id: string; cost: number } | null = null;
    for (const { id, box } of places) {
        const there = middle(box);
        const cost = Math.hypot(there.x - point.x, there.y - point.y);
        if (!best || cost < best.cost) best = { id, cost };
    }
    return best?.id ?? null;
}

function middle(box: Box): Point {
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

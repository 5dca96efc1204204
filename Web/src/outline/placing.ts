/** Where a card that is added without a pointer stands: with its like, and to the right of what feeds it. */
import type { Point } from "../canvas/camera";
import { cardWidth, headerMiddle } from "../canvas/edits";
import type { CanvasDocument, PortEnd, Rect } from "../wasm/core";
import type { Kind } from "../film/catalogue";
import type { Studio } from "../studio/studio";

/** Canvas units between cards. */
const gap = 64;
const step = 48;
const eighths = 8;

/** The point of its header that a new card of a kind is held by. */
export function placeOf({ document, catalogue, canvas }: Studio, kind: Kind): Point {
    const isSource = (key: string): boolean => catalogue.kind(key)?.ports.every(({ direction, type }) =>
        direction === "output" || type === "image") ?? false;
    const nodes = document.nodes();
    const like = nodes.filter((node) => node.kind === kind.key);
    const beside = like.length > 0 ? like : isSource(kind.key) ? nodes.filter((node) => isSource(node.kind)) : [];
    const rect = beside.length > 0 ? document.bounds(beside.map(({ id }) => id)) : null;
    if (rect) return held(free(document, { x: rect.x, y: rect.y + rect.height + step * eighths }));
    const all = document.bounds();
    if (!all) return canvas?.freePlace() ?? { x: 0, y: 0 };
    return held(free(document, isSource(kind.key)
        ? { x: all.x - (cardWidth + gap) * eighths, y: all.y } : { x: all.x + all.width + gap * eighths, y: all.y }));
}

/** Beside a card, on the side of a port; the point that `addConnected` takes. */
export function placeBeside(document: CanvasDocument, from: PortEnd): Point {
    const rect: Rect = document.rectOf(from.node) ?? { x: 0, y: 0, width: 0, height: 0 };
    const isRight = from.side === "output";
    const corner = free(document, {
        x: isRight ? rect.x + rect.width + gap * eighths : rect.x - (gap + cardWidth) * eighths, y: rect.y,
    });
    const left = corner.x / eighths;
    return { x: isRight ? left : left + cardWidth, y: corner.y / eighths + headerMiddle };
}

/** Down from a corner, in eighths of a unit, to where nothing stands. */
function free(document: CanvasDocument, corner: Point): Point {
    const place = { x: Math.round(corner.x), y: Math.round(corner.y) };
    for (let tries = 0; tries < 200; tries += 1) {
        if (document.nodesIn({ ...place, width: cardWidth * eighths, height: 144 * eighths }).length === 0) break;
        place.y += step * eighths;
    }
    return place;
}

function held(corner: Point): Point {
    return { x: corner.x / eighths + cardWidth / 2, y: corner.y / eighths + headerMiddle };
}

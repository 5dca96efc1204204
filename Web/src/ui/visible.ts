/** Which rows of a long list are in sight. */

/** Rows drawn beyond the edges, so that scrolling meets no gap. */
const beyond = 6;

export interface Sight {
    /** The first row that is drawn, and the one after the last. */
    from: number;
    to: number;
}

export function inSight(top: number, height: number, row: number, total: number): Sight {
    const from = Math.max(0, Math.floor(top / row) - beyond);
    const to = Math.min(total, Math.ceil((top + height) / row) + beyond);
    return { from: Math.min(from, to), to };
}

/** Where to scroll so that a row is whole in sight; the same place when it is. */
export function scrolledTo(place: number, top: number, height: number, row: number): number {
    if (place * row < top) return place * row;
    if ((place + 1) * row > top + height) return (place + 1) * row - height;
    return top;
}

/** The gap between rows that is nearest to a point of the list, counted from the top. */
export function gapAt(y: number, row: number, total: number): number {
    return Math.max(0, Math.min(total, Math.round(y / row)));
}

/** How far to scroll in a frame while something is dragged near an edge. */
export function edgePush(y: number, height: number): number {
    const edge = 36;
    if (y < edge) return -Math.ceil((edge - Math.max(-edge, y)) / 4);
    if (y > height - edge) return Math.ceil((Math.min(height + edge, y) - height + edge) / 4);
    return 0;
}

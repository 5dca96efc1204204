/** How wide cells are. */

export const narrowest = 96;
export const widest = 480;
/** Beside a cell: what is between two, and the headers of rows. */
export const gapWidth = 8;
export function headWidth(available: number): number {
    return available < 640 ? 92 : 104;
}

/** So wide that all columns are in sight, within reason. */
export function fitting(available: number, columns: number, hasRowHeads: boolean): number {
    const room = available - (hasRowHeads ? headWidth(available) : 0) - 2 * gapWidth - 14;
    const width = Math.floor(room / Math.max(1, columns)) - gapWidth;
    return Math.max(104, Math.min(336, width));
}

/** For one axis alone: a width that fills lines evenly. */
export function flowing(available: number, total: number): { width: number; columns: number } {
    const room = available - 2 * gapWidth - 14;
    const columns = Math.max(1, Math.min(total, Math.floor(room / (200 + gapWidth))));
    return { columns, width: Math.max(128, Math.min(336, Math.floor(room / columns) - gapWidth)) };
}

/** A step of the key + or −. */
export function stepped(width: number, by: 1 | -1): number {
    return Math.round(Math.max(narrowest, Math.min(widest, width * (by > 0 ? 1.25 : 0.8))));
}

declare global {
    // TypeScript's own list of the browser's functions is older than this one.
    interface CanvasPath {
        roundRect(x: number, y: number, width: number, height: number, radii: number | number[]): void;
    }
}

/** Begins a path with a rounded rectangle; one radius, or one for each corner from the upper left clockwise. */
export function rounded(
    context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, radius: number | number[],
): void {
    context.beginPath();
    context.roundRect(x, y, width, height, radius);
}

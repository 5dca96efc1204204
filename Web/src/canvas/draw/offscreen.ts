/** What TypeScript's own list of the browser's objects, being older, does not know yet. */
export {};

declare global {
    class OffscreenCanvas {
        constructor(width: number, height: number);
        width: number;
        height: number;
        getContext(kind: "2d", options?: { alpha?: boolean }): CanvasRenderingContext2D | null;
        transferToImageBitmap(): ImageBitmap;
    }
    interface HTMLCanvasElement {
        transferControlToOffscreen(): OffscreenCanvas;
    }
}

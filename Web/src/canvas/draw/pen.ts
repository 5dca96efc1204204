import type { Theme } from "../theme";
import type { TextFitter, TextStyle } from "./text";

/** What everything that draws needs. The context is in canvas units. */
export interface Pen {
    readonly context: CanvasRenderingContext2D;
    readonly theme: Theme;
    readonly text: TextFitter;
    /** CSS pixels for a canvas unit. */
    readonly zoom: number;
    /** A CSS pixel, in canvas units. */
    readonly pixel: number;
    /** Milliseconds, for what moves. */
    readonly time: number;
}

/** How much is worth drawing at a zoom. */
export type Level = "boxes" | "titles" | "full";

export function levelOf(zoom: number): Level {
    return zoom < 0.16 ? "boxes" : zoom < 0.56 ? "titles" : "full";
}

/** From this zoom on ports are drawn, and can be taken hold of. */
export const portsFrom = 0.4;

/** Draws a line of text that fits a room, with its middle at `y`; answers its width. */
export function write(
    pen: Pen, style: TextStyle, text: string, x: number, y: number, room: number, align: CanvasTextAlign = "left",
): number {
    const fitted = pen.text.fit(style, text, room);
    if (fitted.text === "") return 0;
    const { context } = pen;
    context.font = pen.text.fonts[style];
    context.textAlign = align;
    context.fillText(fitted.text, x, y);
    return fitted.width;
}

/** The four fonts of the surface. */
export function fontsOf(theme: Theme): Record<TextStyle, string> {
    return {
        title: `${theme.weightStrong} ${theme.sizePanel}px ${theme.family}`,
        line: `${theme.sizeLabel}px ${theme.family}`,
        label: `${theme.sizeLabel}px ${theme.family}`,
        number: `${theme.weightStrong} ${theme.sizeLabel}px ${theme.family}`,
    };
}

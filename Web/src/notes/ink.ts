/** What a note is written with, on the paper it has. */
import { isNone } from "../film/colours";
import type { Theme } from "../canvas/theme";

export interface Inks {
    readonly words: string;
    /** Of quotes and what is done. */
    readonly quiet: string;
    readonly link: string;
    /** Behind code. */
    readonly shade: string;
    readonly line: string;
}

/** Relative luminance of WCAG 2.2. */
export function luminance(colour: string): number {
    const [red, green, blue] = [1, 3, 5].map((at) => {
        const level = parseInt(colour.slice(at, at + 2), 16) / 255;
        return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From here on dark words are the ones with more contrast. */
const light = 0.179;

export function inksOn(paper: string | undefined, theme: Theme): Inks {
    if (paper === undefined || isNone(paper)) {
        return { words: theme.text2, quiet: theme.text3, link: theme.info, shade: theme.background0, line: theme.hairlineStrong };
    }
    const ink = luminance(paper) > light ? theme.accentInk : theme.text;
    return { words: ink, quiet: ink, link: ink, shade: luminance(paper) > light ? "rgb(255 255 255 / 0.35)" : theme.veil, line: ink };
}

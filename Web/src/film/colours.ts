/** Colours as people pick them: hue in degrees, saturation and value from 0 to 1. */
export interface Hsv {
    readonly hue: number;
    readonly saturation: number;
    readonly value: number;
}

/** `#RRGGBBAA` of a colour that hides what is behind. */
export function hexOf({ hue, saturation, value }: Hsv): string {
    const channel = (shift: number): string => {
        const place = (shift + hue / 60) % 6;
        const level = value - value * saturation * Math.max(0, Math.min(place, 4 - place, 1));
        return Math.round(level * 255).toString(16).padStart(2, "0").toUpperCase();
    };
    return `#${channel(5)}${channel(3)}${channel(1)}FF`;
}

/** @param colour `#RRGGBB…` @param before the hue that a grey keeps, so that a picker does not jump. */
export function hsvOf(colour: string, before = 0): Hsv {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255) as [number, number, number];
    const most = Math.max(red, green, blue);
    const span = most - Math.min(red, green, blue);
    const turn = most === red ? (green - blue) / (span || 1) : most === green ? 2 + (blue - red) / span : 4 + (red - green) / span;
    return { hue: span === 0 ? before : (turn * 60 + 360) % 360, saturation: most === 0 ? 0 : span / most, value: most };
}

export type HexEntry = { readonly is: "colour"; readonly colour: string } | { readonly is: "problem"; readonly problem: string };

/** Reads `#F2A93B`, `f2a93b` or `fa3`. */
export function readHex(text: string): HexEntry {
    const digits = text.trim().replace(/^#/, "");
    const wrong = /[^0-9a-f]/i.exec(digits)?.[0];
    if (wrong !== undefined) return problem(`“${wrong}” is no digit of a colour: they go from 0 to 9 and from A to F.`);
    if (digits.length === 8) return problem("Colours here hide what is behind: leave the last two digits out.");
    if (digits.length !== 3 && digits.length !== 6) return problem("A colour has six digits, such as F2A93B, or three.");
    const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
    return { is: "colour", colour: `#${six.toUpperCase()}FF` };
}

function problem(sentence: string): HexEntry {
    return { is: "problem", problem: sentence };
}

/** Wholly transparent: none, and something else chooses. */
export const noColour = "#00000000";

export function isNone(colour: string | undefined): boolean {
    return colour === undefined || colour.slice(7, 9) === "00";
}

/** Breaks words of several styles into lines. */
import type { Inline } from "../markdown/tree";

export interface Style {
    readonly size: number;
    readonly isStrong: boolean;
    readonly isSlanted: boolean;
    readonly isCode: boolean;
    readonly isStruck: boolean;
    readonly isLink: boolean;
    readonly ink: string;
}

export interface Piece {
    readonly text: string;
    readonly style: Style;
}

/** A piece on its line. */
export interface Placed extends Piece {
    readonly x: number;
    readonly width: number;
}

/** How wide a text is in a font. */
export type Measure = (font: string, text: string) => number;

type Width = (style: Style, text: string) => number;

/** What stands between two breaks; `null` is a break. */
export function piecesOf(nodes: readonly Inline[], style: Style): (Piece | null)[] {
    return nodes.flatMap((node): (Piece | null)[] => {
        switch (node.is) {
            case "text": return [{ text: node.text, style }];
            case "break": return [null];
            case "code": return [{ text: node.text, style: { ...style, isCode: true } }];
            case "strong": return piecesOf(node.children, { ...style, isStrong: true });
            case "emphasis": return piecesOf(node.children, { ...style, isSlanted: true });
            case "strike": return piecesOf(node.children, { ...style, isStruck: true });
            case "link": return piecesOf(node.children, { ...style, isLink: true });
        }
    });
}

export function lines(pieces: readonly (Piece | null)[], room: number, width: Width): readonly (readonly Placed[])[] {
    const all: Placed[][] = [[]];
    let x = 0;
    const line = (): Placed[] => all[all.length - 1] ?? [];
    const turn = (): void => {
        all.push([]);
        x = 0;
    };
    const put = (text: string, style: Style): void => {
        const wide = width(style, text);
        const last = line()[line().length - 1];
        // Words of one style side by side are drawn at once.
        if (last && last.style === style) line()[line().length - 1] = { ...last, text: last.text + text, width: x + wide - last.x };
        else if (text.trim() !== "" || line().length > 0) line().push({ text, style, x, width: wide });
        x += wide;
    };
    for (const piece of pieces) {
        if (!piece) {
            turn();
            continue;
        }
        for (const word of piece.text.split(/(\s+)/)) {
            if (word === "") continue;
            const isGap = word.trim() === "";
            if (isGap && x === 0) continue;
            if (!isGap && x > 0 && x + width(piece.style, word) > room) turn();
            for (const part of isGap ? [" "] : broken(word, piece.style, room, width)) {
                if (x > 0 && !isGap && x + width(piece.style, part) > room) turn();
                put(part, piece.style);
            }
        }
    }
    return all;
}

/** A word that is wider than the line is broken where it has to be. */
function broken(word: string, style: Style, room: number, width: Width): readonly string[] {
    if (width(style, word) <= room) return [word];
    const parts: string[] = [];
    let part = "";
    for (const letter of word.slice(0, 2000)) {
        if (part !== "" && width(style, part + letter) > room) {
            parts.push(part);
            part = "";
        }
        part += letter;
    }
    return [...parts, part];
}

/** Who stands where in a film made up for measuring, and what is wired to what; no names and no pictures yet. */
export type BenchKind = "character" | "scene" | "shot";

export interface BenchCard {
    readonly kind: BenchKind;
    /** Counts the cards of its kind from 0. */
    readonly number: number;
    /** Canvas units. */
    readonly x: number;
    readonly y: number;
}

/** From the card at one place of the list to that at another; the source's kind names the port. */
export interface BenchWire {
    readonly source: number;
    readonly target: number;
}

export interface BenchLayout {
    readonly cards: readonly BenchCard[];
    readonly wires: readonly BenchWire[];
}

/** Two characters, two scenes and the sixteen shots they play in stand together: five columns of four. */
const group = 20;
const columns = 5;
const rows = 4;
const pitch = { x: 288, y: 208 };
const gap = { x: 96, y: 80 };
/** Some shots have a guest from so many groups before, so that some wires are long. */
const guestFrom = 6;
const guestEvery = 8;

/** Three wires for two cards, as far as there are shots that can take them. */
export function layout(count: number): BenchLayout {
    const cards = placed(count);
    return { cards, wires: wired(cards, Math.floor(1.5 * count)) };
}

function placed(count: number): BenchCard[] {
    const numbers = { character: 0, scene: 0, shot: 0 };
    const width = columns * pitch.x + gap.x, height = rows * pitch.y + gap.y;
    const groups = Math.ceil(count / group);
    // As wide as a screen is, seen as a whole.
    const across = Math.max(1, Math.round(Math.sqrt(groups * 1.65 * (height / width))));
    return Array.from({ length: count }, (_, index) => {
        const at = Math.floor(index / group), place = index % group;
        const kind = kindAt(place);
        return {
            kind, number: numbers[kind]++,
            x: (at % across) * width + Math.floor(place / rows) * pitch.x,
            y: Math.floor(at / across) * height + (place % rows) * pitch.y,
        };
    });
}

/** The first column of a group holds who plays and where. */
function kindAt(place: number): BenchKind {
    return place >= rows ? "shot" : place % 2 === 0 ? "character" : "scene";
}

function wired(cards: readonly BenchCard[], most: number): BenchWire[] {
    const shots = cards.flatMap((card, index) => (card.kind === "shot" ? [index] : []));
    const wires: BenchWire[] = [];
    for (const target of shots) {
        if (wires.length < most) wires.push({ source: own(target, target % 2 === 0 ? 1 : 3), target });
    }
    const rest = Math.min(most - wires.length, 2 * shots.length);
    shots.forEach((target, number) => {
        const due = (upTo: number): number => Math.floor((upTo * rest) / shots.length);
        for (let more = due(number + 1) - due(number); more > 0; more -= 1) {
            wires.push({ source: character(target, number, more), target });
        }
    });
    return wires;
}

function own(target: number, place: number): number {
    return target - (target % group) + place;
}

/** @param which 1 for the first character of a shot, 2 for a second one. */
function character(target: number, number: number, which: number): number {
    const base = own(target, (number + which) % 2 === 0 ? 0 : 2);
    const guest = base - guestFrom * group;
    return number % guestEvery === 0 && which === 1 && guest >= 0 ? guest : base;
}

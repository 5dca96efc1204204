/** Lines at which a card that is moved stands with others: at their edges and middles. Places are eighths of a pixel. */
import type { Box } from "../canvas/camera";
import type { GuideLine } from "../canvas/stage";

/** Something at a place of an axis, which reaches from here to there across it. */
interface Mark {
    readonly at: number;
    readonly from: number;
    readonly to: number;
}

export class Guides {
    private readonly upright: Mark[];
    private readonly level: Mark[];

    /** @param boxes the cards that stand still. */
    constructor(boxes: readonly Box[]) {
        this.upright = boxes.flatMap((box) => uprights(box)).sort((a, b) => a.at - b.at);
        this.level = boxes.flatMap((box) => levels(box)).sort((a, b) => a.at - b.at);
    }

    /** By how much further a box would have to go to stand with another, in each direction, within a reach. */
    pull(box: Box, reach: number): { x: number | undefined; y: number | undefined } {
        return {
            x: nearest(this.upright, uprights(box).map(({ at }) => at), reach),
            y: nearest(this.level, levels(box).map(({ at }) => at), reach),
        };
    }

    /** The lines on which a box stands with others, each as long as what it joins; one of each direction says enough. */
    through(box: Box): GuideLine[] {
        return [
            ...joined(this.upright, uprights(box), true).slice(0, 1), ...joined(this.level, levels(box), false).slice(0, 1),
        ];
    }
}

function uprights({ x, y, width, height }: Box): Mark[] {
    return [x, x + width, x + width / 2].map((at) => ({ at, from: y, to: y + height }));
}

function levels({ x, y, width, height }: Box): Mark[] {
    return [y, y + height, y + height / 2].map((at) => ({ at, from: x, to: x + width }));
}

function nearest(marks: readonly Mark[], places: readonly number[], reach: number): number | undefined {
    let best: number | undefined;
    for (const place of places) {
        const index = firstFrom(marks, place);
        for (const mark of [marks[index - 1], marks[index]]) {
            const by = mark ? mark.at - place : Infinity;
            if (Math.abs(by) <= reach && (best === undefined || Math.abs(by) < Math.abs(best))) best = by;
        }
    }
    return best;
}

function joined(marks: readonly Mark[], own: readonly Mark[], isUpright: boolean): GuideLine[] {
    return own.flatMap(({ at, from, to }) => {
        let [low, high] = [Infinity, -Infinity];
        for (let index = firstFrom(marks, at); marks[index]?.at === at; index += 1) {
            low = Math.min(low, marks[index]?.from ?? low);
            high = Math.max(high, marks[index]?.to ?? high);
        }
        return low > high ? [] : [{ isUpright, at, from: Math.min(low, from), to: Math.max(high, to) }];
    });
}

/** The place of the first mark that is not before. */
function firstFrom(marks: readonly Mark[], at: number): number {
    let [low, high] = [0, marks.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((marks[middle]?.at ?? Infinity) < at) low = middle + 1;
        else high = middle;
    }
    return low;
}

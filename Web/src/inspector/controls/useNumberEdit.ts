import { useRef } from "react";
import type { Value } from "../../wasm/core";
import { compare, drawn, Exact, limited, nearest } from "../numbers/exact";
import { exactNumber, NumberModel } from "../numbers/model";
import type { StepSize } from "../numbers/scale";
import { mixed } from "../subject";
import type { ControlProps } from "./Control";
import { useDraft } from "./useDraft";

type Change = (from: Exact) => Exact;

/** What is being done, and what stood there when it began. */
interface Doing {
    readonly change: Change;
    readonly from: readonly Exact[];
}

export interface NumberEdit {
    /** What it shows: the least and the greatest of what is selected. */
    readonly low: Exact | undefined;
    readonly high: Exact | undefined;
    readonly isMixed: boolean;
    /** Everything that is held, as it stood when the gesture began. */
    readonly from: readonly Exact[];
    /** Within a gesture; always from what stood there when it began. */
    change(change: Change): void;
    /** So much of the track further, each from its own place. */
    shift(share: number, size: StepSize): void;
    step(direction: 1 | -1, size: StepSize): void;
    end(): void;
    /** Steps that follow one another soon are one gesture. */
    endSoon(): void;
    giveUp(): void;
}

/** Among so many a drag is sent once it is over. */
const many = 300;
const soon = 700;

/** Edits a number, or those of many nodes at once, each from its own. */
export function useNumberEdit(props: ControlProps, model: NumberModel, pause?: number): NumberEdit {
    const { value, targets, field, onChange, onEach } = props;
    const held = numbersOf(value, props);
    const start = useRef<readonly Exact[] | undefined>(undefined);
    const steps = useRef<readonly (readonly [1 | -1, StepSize])[]>([]);
    const ending = useRef(0);
    const { rule, scale } = model;
    const draft = useDraft<Doing | undefined>(undefined, (doing, gesture) => {
        if (!doing) return;
        const become = (from: Exact): Value => model.pack(limited(doing.change(from), rule.lowest, rule.highest));
        const [only] = doing.from;
        if (targets.length > 1 && onEach) {
            onEach((own) => become(exactNumber(own) ?? exactNumber(field.defaultValue) ?? rule.lowest), gesture);
        } else if (only) {
            onChange(become(only), gesture);
        }
    }, targets.length > many ? 600_000 : pause);

    const doing = draft.shown;
    const from = start.current ?? held;
    const ends = endsOf(from);
    const shown = ends && doing
        ? endsOf(ends.map((end) => limited(doing.change(end), rule.lowest, rule.highest))) : ends;
    const change = (next: Change): void => {
        window.clearTimeout(ending.current);
        start.current ??= held;
        draft.change({ change: next, from: start.current });
    };
    const end = (): void => {
        window.clearTimeout(ending.current);
        steps.current = [];
        draft.end();
        start.current = undefined;
    };
    const walk = (number: Exact, way: readonly (readonly [1 | -1, StepSize])[]): Exact =>
        nearest(way.reduce((place, [direction, size]) => scale.next(place, direction, size), drawn(number)));
    return {
        low: shown?.[0], high: shown?.[1], isMixed: shown !== undefined && compare(shown[0], shown[1]) !== 0, from,
        change, end,
        shift: (share, size) => change((number) => (share === 0 ? number : nearest(scale.at(scale.share(drawn(number)) + share, size)))),
        step: (direction, size) => {
            const way = (steps.current = [...steps.current, [direction, size]]);
            change((number) => walk(number, way));
        },
        endSoon: () => {
            window.clearTimeout(ending.current);
            ending.current = window.setTimeout(end, soon);
        },
        giveUp: () => {
            window.clearTimeout(ending.current);
            steps.current = [];
            draft.giveUp();
            start.current = undefined;
        },
    };
}

function numbersOf(value: ControlProps["value"], { targets, field }: ControlProps): readonly Exact[] {
    if (value !== mixed) {
        const number = exactNumber(value);
        return number ? [number] : [];
    }
    const fallback = exactNumber(field.defaultValue);
    return targets.flatMap((target) => exactNumber(target.fields[field.key]) ?? fallback ?? []);
}

function endsOf(numbers: readonly Exact[]): [Exact, Exact] | undefined {
    const [first] = numbers;
    if (!first) return undefined;
    let [low, high] = [first, first];
    for (const number of numbers) {
        if (compare(number, low) < 0) low = number;
        if (compare(number, high) > 0) high = number;
    }
    return [low, high];
}

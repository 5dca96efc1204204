/** A matrix of variations: which steps of its axes a cell stands for, and how its cells lie on a contact sheet. */
import type { VariationTrack } from "../api/types";

/** What varies along an axis moves together. */
export type Axis = readonly VariationTrack[];

/** How many values a track has. */
export function trackLength(track: VariationTrack): number {
    return "tier" in track ? track.tier.length : track.field.values.length;
}

/** How many steps an axis has: those of its shortest track, of tracks that are not yet as long as each other. */
export function axisLength(axis: Axis): number {
    return axis.length === 0 ? 0 : Math.min(...axis.map(trackLength));
}

/** The product of the axes; 0 for none. */
export function cellCount(axes: readonly Axis[]): number {
    return axes.length === 0 ? 0 : axes.reduce((product, axis) => product * axisLength(axis), 1);
}

/** The step of each axis at a cell; the last axis moves fastest. */
export function stepsOf(cell: number, axes: readonly Axis[]): number[] {
    let rest = cell;
    const steps: number[] = [];
    for (const axis of [...axes].reverse()) {
        const length = Math.max(1, axisLength(axis));
        steps.unshift(rest % length);
        rest = Math.floor(rest / length);
    }
    return steps;
}

/** The cell at a step of each axis. */
export function cellAt(steps: readonly number[], axes: readonly Axis[]): number {
    return axes.reduce((cell, axis, index) => cell * axisLength(axis) + (steps[index] ?? 0), 0);
}

/** How the cells lie: columns are the last axis, rows the one before, and each combination of the others a section. */
export interface Layout {
    readonly columns: number;
    readonly rows: number;
    readonly sections: number;
    /** One axis alone: its cells flow from line to line. */
    readonly isFlow: boolean;
}

export function layoutOf(axes: readonly Axis[]): Layout {
    const lengths = axes.map(axisLength);
    const columns = lengths[lengths.length - 1] ?? 0;
    const rows = axes.length > 1 ? (lengths[lengths.length - 2] ?? 1) : 1;
    return { columns, rows, sections: lengths.slice(0, -2).reduce((product, length) => product * length, 1), isFlow: axes.length < 2 };
}

/** Where a key leads from a cell; the same cell where there is nothing further that way. */
export function walkedTo(cell: number, key: string, total: number, columns: number): number {
    const column = cell % columns;
    const target = {
        ArrowLeft: cell - 1, ArrowRight: cell + 1, ArrowUp: cell - columns, ArrowDown: cell + columns,
        Home: cell - column, End: Math.min(total - 1, cell - column + columns - 1),
    }[key];
    return target === undefined || target < 0 || target >= total ? cell : target;
}

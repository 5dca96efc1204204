import type { ReactElement } from "react";
import { Axis, cellCount, layoutOf } from "./matrix";
import { sizeWords } from "./words";

/** Units of the drawing: a cell in the shape of a picture, and what is between. */
const cell = { width: 10, height: 6 };
const gap = 2;
const between = 5;
const smallest = { width: 82, height: 35 };
/** So many cells a line where one axis alone flows, and so many are drawn at all. */
const flow = 12;
const drawn = 500;

/** The matrix as small as a hand: how many it will be, and which of them are there already. */
export function MatrixDrawing({ axes, known }: { axes: readonly Axis[]; known: ReadonlySet<number> }): ReactElement {
    const total = cellCount(axes);
    const { columns, rows, isFlow } = layoutOf(axes);
    const across = isFlow ? Math.min(flow, columns) : columns;
    const shown = Math.min(drawn, total);
    const place = (index: number): { x: number; y: number } => {
        const row = Math.floor(index / Math.max(1, across));
        const section = isFlow ? 0 : Math.floor(row / Math.max(1, rows));
        return { x: (index % Math.max(1, across)) * (cell.width + gap), y: row * (cell.height + gap) + section * between };
    };
    const last = place(Math.max(0, shown - 1));
    const [width, height] = [Math.max(1, across) * (cell.width + gap) - gap, last.y + cell.height];
    // A few cells are drawn no larger than many.
    const [left, top] = [Math.max(0, smallest.width - width) / 2, Math.max(0, smallest.height - height) / 2];
    return (
        <figure className="vary-drawing" data-large={total > drawn || undefined}>
            <svg viewBox={`${-left} ${-top} ${width + 2 * left} ${height + 2 * top}`} role="img" aria-label={`${sizeWords(axes)}: ${total}`} preserveAspectRatio="xMidYMid meet">
                {Array.from({ length: shown }, (_, index) => {
                    const { x, y } = place(index);
                    return <rect key={index} x={x} y={y} width={cell.width} height={cell.height} rx="1" data-known={known.has(index) || undefined} />;
                })}
            </svg>
            <figcaption className="number">{axes.length > 1 ? `${sizeWords(axes)} = ${total.toLocaleString("en-GB")}` : total.toLocaleString("en-GB")}</figcaption>
        </figure>
    );
}

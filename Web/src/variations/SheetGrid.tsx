import { CSSProperties, ReactElement, ReactNode, RefObject, memo, useEffect, useMemo } from "react";
import type { VariationSheet, VariationTrack } from "../api/types";
import type { Aspect } from "../film/values";
import { Store } from "../ui/store";
import { SightsContext, useSights } from "../ui/useInSight";
import { CellActions, SheetCell, cellId } from "./SheetCell";
import type { VariationDesk } from "./desk";
import { Axis, axisLength, layoutOf, stepsOf } from "./matrix";
import { Speech, axisColour, axisTitle, axisWords, cellWords, spokenCell, trackTitle, trackWords } from "./words";

export interface SheetGridProps {
    sheet: VariationSheet;
    speech: Speech;
    aspect: Aspect;
    /** How wide a cell is, and how many stand in a line where one axis flows. */
    width: number;
    flow: number;
    at: number;
    /** The take that the film uses. */
    inUse: string | undefined;
    desk: VariationDesk;
    playing: Store<ReadonlySet<number>>;
    actions: CellActions;
    region: RefObject<HTMLDivElement>;
}

/** The cells with their headers: columns above, rows at the left, and a line for each combination of what is further out. */
export const SheetGrid = memo(function SheetGrid(props: SheetGridProps): ReactElement {
    const { sheet, speech, aspect, width, flow, at, region } = props;
    const { axes } = sheet.variations;
    const layout = useMemo(() => layoutOf(axes), [axes]);
    const sights = useSights();
    useEffect(() => {
        sights.attach(region.current);
        return () => sights.attach(null);
    }, [sights, region]);
    const columns = layout.isFlow ? flow : layout.columns;
    const style = {
        "--cell": `${width}px`, "--columns": columns, "--aspect": `${aspect.width} / ${aspect.height}`,
    } as CSSProperties;
    return (
        <div
            ref={region} className="sheet-grid" role="grid" tabIndex={0} style={style} aria-activedescendant={cellId(at)}
            aria-label={`Contact sheet: ${axes.map((axis) => axisTitle(axis, speech)).join(" by ")}`}
            aria-rowcount={layout.isFlow ? Math.ceil(sheet.cells.length / columns) : layout.rows * layout.sections} aria-colcount={columns}
            data-flow={layout.isFlow || undefined} data-rows={axes.length > 1 || undefined}
        >
            <SightsContext.Provider value={sights}>
                <div className="sheet-table">
                    {layout.isFlow ? <Flow {...props} columns={columns} /> : <Table {...props} rows={layout.rows} sections={layout.sections} />}
                </div>
            </SightsContext.Provider>
        </div>
    );
});

function Flow(props: SheetGridProps & { columns: number }): ReactElement {
    const { sheet, columns } = props;
    const lines = Math.ceil(sheet.cells.length / columns);
    return (
        <>
            {Array.from({ length: lines }, (_, line) => (
                <div key={line} role="row" className="sheet-row">
                    {sheet.cells.slice(line * columns, (line + 1) * columns).map((_, column) => (
                        <Cell key={column} {...props} place={line * columns + column} row={line + 1} column={column + 1} isTitled />
                    ))}
                </div>
            ))}
        </>
    );
}

function Table(props: SheetGridProps & { rows: number; sections: number }): ReactElement {
    const { sheet, speech, rows, sections } = props;
    const { axes } = sheet.variations;
    const [across, down] = [axes[axes.length - 1] ?? [], axes[axes.length - 2] ?? []];
    const columns = axisLength(across);
    const lines: ReactNode[] = [];
    for (let section = 0; section < sections; section += 1) {
        if (sections > 1) lines.push(<Section key={`section-${section}`} axes={axes.slice(0, -2)} section={section} speech={speech} />);
        for (let row = 0; row < rows; row += 1) {
            const line = section * rows + row;
            lines.push(
                <div key={line} role="row" className="sheet-row">
                    <Head axis={down} step={row} speech={speech} role="rowheader" />
                    {Array.from({ length: columns }, (_, column) => (
                        <Cell key={column} {...props} place={line * columns + column} row={line + 1} column={column + 1} />
                    ))}
                </div>);
        }
    }
    return (
        <>
            <div role="row" className="sheet-row">
                <span className="sheet-corner" aria-hidden="true">
                    <span>→ {axisTitle(across, speech)}</span>
                    <span>↓ {axisTitle(down, speech)}</span>
                </span>
                {Array.from({ length: columns }, (_, step) => <Head key={step} axis={across} step={step} speech={speech} role="columnheader" />)}
            </div>
            {lines}
        </>
    );
}

/** What is further out, over the lines that belong to it. */
function Section({ axes, section, speech }: { axes: readonly Axis[]; section: number; speech: Speech }): ReactElement {
    const steps = stepsOf(section, axes);
    return (
        <div role="row" className="sheet-row">
            <span role="rowheader" className="sheet-section">
                <span>
                    {axes.map((axis, index) => (
                        <span key={index}>
                            {axis.map((track, place) => <Named key={place} track={track} step={steps[index] ?? 0} speech={speech} />)}
                        </span>
                    ))}
                </span>
            </span>
        </div>
    );
}

/** A value with the name of its field, unless it says that by itself. */
function Named({ track, step, speech }: { track: VariationTrack; step: number; speech: Speech }): ReactElement {
    const [title, words] = [trackTitle(track, speech), trackWords(track, step, speech)];
    const isSaid = words.startsWith(title.split(" of ")[0] ?? title);
    return <>{!isSaid && <i>{title}</i>} {words} {isSaid && title.includes(" of ") && <i>{title.slice(title.indexOf(" of ") + 1)}</i>} </>;
}

function Head({ axis, step, speech, role }: { axis: Axis; step: number; speech: Speech; role: "columnheader" | "rowheader" }): ReactElement {
    const colour = axisColour(axis, step);
    return (
        <span role={role} className={`sheet-${role}`} aria-label={`${axisTitle(axis, speech)}: ${axisWords(axis, step, speech)}`}>
            {axis.map((track, index) => <b key={index} className="number">{axisWords([track], step, speech)}</b>)}
            {colour && <i className="sheet-colour" style={{ background: colour }} />}
        </span>
    );
}

function Cell(props: SheetGridProps & { place: number; row: number; column: number; isTitled?: boolean }): ReactElement | null {
    const { sheet, speech, at, inUse, desk, playing, actions, place, row, column, isTitled } = props;
    const cell = sheet.cells[place];
    if (!cell) return null;
    const { axes } = sheet.variations;
    return (
        <SheetCell
            cell={cell} place={place} row={row} column={column} spoken={spokenCell(place, axes, speech)}
            title={isTitled ? cellWords(place, axes, speech) : undefined} isAt={place === at}
            isInUse={cell.take !== null && cell.take.id === inUse} desk={desk} playing={playing} actions={actions}
        />
    );
}

import { MouseEvent, PointerEvent, ReactElement, memo } from "react";
import type { QueueJob } from "../api/types";
import { exactly } from "../film/words";
import { useNow } from "./now";
import { clock, priorityWords } from "./words";

/** Of every row in every list of the page; what a finger has to meet is larger. */
export const rowHeight = window.matchMedia("(pointer: coarse)").matches ? 44 : 28;

export interface WaitingRowProps {
    place: number;
    row: QueueJob | undefined;
    /** The place that is shown; jobs of one film alone keep their places among all. */
    shownPlace: string;
    isMarked: boolean;
    isAt: boolean;
    onPress: (event: PointerEvent, place: number) => void;
    onRelease: (event: PointerEvent, place: number) => void;
    onMenu: (event: MouseEvent, place: number) => void;
    onOpen: (place: number) => void;
}

/** What `aria-activedescendant` names. */
export function rowId(job: string): string {
    return `row-${job}`;
}

export const WaitingRow = memo(function WaitingRow(props: WaitingRowProps): ReactElement {
    const { place, row, shownPlace, isMarked, isAt, onPress, onRelease, onMenu, onOpen } = props;
    return (
        <div
            id={row ? rowId(row.job) : undefined} className="row waiting-columns" role="row" aria-rowindex={place + 1}
            aria-selected={isMarked} data-at={isAt || undefined} data-reason={row?.wait?.reason} data-job={row?.job}
            style={{ transform: `translateY(${place * rowHeight}px)` }}
            onPointerDown={(event) => onPress(event, place)} onPointerUp={(event) => onRelease(event, place)}
            onContextMenu={(event) => onMenu(event, place)} onDoubleClick={() => onOpen(place)}
        >
            <span role="gridcell" className="number cell-place">{shownPlace}</span>
            {row ? <Cells row={row} /> : <span role="gridcell" className="cell-coming" aria-label="Coming" />}
        </div>
    );
});

function Cells({ row }: { row: QueueJob }): ReactElement {
    return (
        <>
            <span role="gridcell" className="cell-title">{row.title}</span>
            <span role="gridcell" className="cell-minor">{row.projectTitle || "Untitled"}</span>
            <span role="gridcell" className="cell-wide">{row.function}</span>
            <span role="gridcell" className="cell-wide">{row.tier}</span>
            <span role="gridcell" className="cell-minor">{row.person.name || "Somebody"}</span>
            <span role="gridcell" className="cell-minor" data-priority={row.priority}>{priorityWords[row.priority]}</span>
            <span role="gridcell" className="number cell-right" data-tip={`Asked for ${exactly(row.submitted)}`}>
                <Since moment={row.submitted} />
            </span>
            <span role="gridcell" className="cell-reason" data-tip={row.wait?.detail}>
                {row.attempts > 0 && <b className="cell-tries">Try {row.attempts + 1}</b>}
                {row.wait?.detail ?? ""}
            </span>
        </>
    );
}

export function Since({ moment }: { moment: string }): ReactElement {
    return <>{clock(moment, useNow())}</>;
}

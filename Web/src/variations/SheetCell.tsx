import { ReactElement, memo, useEffect, useRef, useSyncExternalStore } from "react";
import type { VariationCell } from "../api/types";
import { sentenceCase } from "../dock/stateWords";
import { duration } from "../film/words";
import { TakePicture } from "../media/TakePicture";
import { mediaAddress } from "../media/pictures";
import { Growing } from "../studio/Growing";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Store, useSelected } from "../ui/store";
import { useInSight } from "../ui/useInSight";
import type { VariationDesk } from "./desk";

/** What cells can be asked for. */
export interface CellActions {
    pick: (place: number) => void;
    point: (place: number | undefined) => void;
    play: (place: number) => void;
    retry: (job: string) => void;
    cancel: (job: string) => void;
    restore: (take: string) => void;
    menu: (place: number, at: { x: number; y: number }) => void;
}

export interface SheetCellProps {
    cell: VariationCell;
    place: number;
    /** Where it stands in the grid, counted from 1. */
    row: number;
    column: number;
    /** With the names of the axes, for who hears it. */
    spoken: string;
    /** What is written above it where no header says it. */
    title: string | undefined;
    isAt: boolean;
    isInUse: boolean;
    desk: VariationDesk;
    playing: Store<ReadonlySet<number>>;
    actions: CellActions;
}

export function cellId(place: number): string {
    return `variation-${place}`;
}

/** A cell: its take, or how its job stands. */
export const SheetCell = memo(function SheetCell(props: SheetCellProps): ReactElement {
    const { cell, place, row, column, spoken, title, isAt, isInUse, desk, playing, actions } = props;
    const { take, job } = cell;
    const box = useRef<HTMLDivElement>(null);
    const isNear = useInSight(box);
    const isPlaying = useSelected(playing, (all) => all.has(place));
    const shown = take && !take.deleted ? take : undefined;
    const said = shown ? `take ${shown.number}${shown.starred ? ", starred" : ""}${shown.verdict === "open" ? "" : `, ${shown.verdict}`}${isInUse ? ", in use" : ""}`
        : take ? `take ${take.number} is deleted` : stateWords(cell);
    return (
        <div
            ref={box} id={cellId(place)} className="sheet-cell" role="gridcell" aria-label={`${spoken}: ${said}`} aria-selected={isAt} aria-rowindex={row}
            aria-colindex={column} data-at={isAt || undefined} data-in-use={isInUse || undefined} data-verdict={shown?.verdict} data-state={job.state}
            onPointerDown={() => actions.pick(place)} onDoubleClick={() => actions.play(place)}
            onPointerEnter={(event) => { if (shown && event.pointerType === "mouse") actions.point(place); }}
            onPointerLeave={() => actions.point(undefined)}
            onContextMenu={(event) => {
                event.preventDefault();
                actions.pick(place);
                if (shown) actions.menu(place, { x: event.clientX, y: event.clientY });
            }}
        >
            {title !== undefined && <span className="sheet-cell-title">{title}</span>}
            <div className="sheet-picture">
                {shown && isNear && <TakePicture media={shown.media} />}
                {shown && isPlaying && <video src={mediaAddress(shown.media)} muted loop autoPlay playsInline preload="auto" aria-hidden="true" />}
                {!shown && isNear && <Standing cell={cell} desk={desk} actions={actions} />}
                {shown && (shown.starred || shown.verdict !== "open" || shown.note !== "") && (
                    <span className="sheet-said" data-tip={shown.note || undefined}>
                        {shown.starred && <Icon name="star" />}
                        {shown.verdict === "approved" && <Icon name="check" />}
                        {shown.verdict === "rejected" && <Icon name="close" />}
                        {shown.note !== "" && <i>note</i>}
                    </span>
                )}
            </div>
            <div className="sheet-line">
                {shown ? <span className="number">Take {shown.number}</span> : <span>{take ? `Take ${take.number}` : ""}</span>}
                {job.state === "cached" && shown && <span className="sheet-known" data-tip="Known already: taken over"><Icon name="lightning" /></span>}
                {isInUse && <span className="sheet-in-use"><Icon name="check" />in use</span>}
            </div>
        </div>
    );
});

/** Whether there is still something to cancel. */
export function isCancellable(state: string): boolean {
    return ["ready", "waiting", "leased", "held"].includes(state);
}

export function stateWords({ job, take }: VariationCell): string {
    switch (job.state) {
        case "leased": return "in work";
        case "failed": return `failed: ${job.message ?? ""}`;
        case "cancelled": return "cancelled";
        case "blocked": return "blocked";
        case "held": return "held back";
        case "succeeded":
        case "cached": return take ? "done" : "on its way";
        default: return "waiting";
    }
}

/** Without a take: what it waits for, how far it is, or why there is none. */
function Standing({ cell, desk, actions }: { cell: VariationCell; desk: VariationDesk; actions: CellActions }): ReactElement {
    const { job, take } = cell;
    if (take) {
        return (
            <div className="sheet-standing">
                <p>Deleted</p>
                <Button kind="quiet" icon="undo" tabIndex={-1} onClick={() => actions.restore(take.id)}>Bring back</Button>
            </div>
        );
    }
    if (job.state === "leased") return <Working job={job.id} desk={desk} />;
    if (job.state === "failed") {
        return (
            <div className="sheet-standing" data-tip={job.message ?? undefined}>
                <p className="sheet-failure"><Icon name="alert" />{job.message ?? "It failed."}</p>
                <Button kind="quiet" icon="reset" tabIndex={-1} onClick={() => actions.retry(job.id)}>Retry</Button>
            </div>
        );
    }
    if (job.state === "ready" || job.state === "waiting") return <Waiting job={job.id} desk={desk} tries={job.attempts} />;
    return <div className="sheet-standing"><p>{sentenceCase(stateWords(cell))}</p></div>;
}

function Waiting({ job, desk, tries }: { job: string; desk: VariationDesk; tries: number }): ReactElement {
    const place = useSyncExternalStore(desk.subscribe, () => desk.place(job));
    return (
        <div className="sheet-standing">
            <p className="number">{place === undefined ? "Waits" : place === 1 ? "Next" : `Place ${place}`}{tries > 0 ? `, try ${tries + 1}` : ""}</p>
        </div>
    );
}

function Working({ job, desk }: { job: string; desk: VariationDesk }): ReactElement {
    const progress = useSyncExternalStore(desk.subscribe, () => desk.progress.get(job));
    const picture = useSyncExternalStore(desk.subscribe, () => desk.previews.get(job));
    const bar = useRef<HTMLElement>(null);
    const fraction = progress?.fraction ?? 0;
    useEffect(() => {
        if (bar.current) bar.current.style.width = `${fraction * 100}%`;
    }, [fraction]);
    return (
        <div className="sheet-working">
            {picture && <Growing picture={picture} />}
            <span className="sheet-progress" role="progressbar" aria-label="This variation" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.floor(fraction * 100)}>
                <i ref={bar} />
            </span>
            <p className="number">
                {picture ? "" : `${sentenceCase(progress?.stage || "begins")} `}{Math.floor(fraction * 100)} %
                {progress?.secondsLeft != null ? ` · ${duration(progress.secondsLeft)} left` : ""}
            </p>
        </div>
    );
}

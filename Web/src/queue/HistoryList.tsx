import { MouseEvent, PointerEvent, ReactElement, memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { QueueJob } from "../api/types";
import { ago, count, exactly } from "../film/words";
import { Button } from "../ui/Button";
import { Icon, IconName } from "../ui/Icon";
import { Store, useStore } from "../ui/store";
import { JobMenu } from "./JobMenu";
import { Problem } from "./Problem";
import { VirtualRows, VirtualRowsHandle } from "./VirtualRows";
import { rowHeight, rowId } from "./WaitingRow";
import { Action, historyActions } from "./actions";
import { QueueDesk, useDesk } from "./desk";
import { Marks, Rows, carried, marked, noMarks } from "./marks";
import { useNow } from "./now";
import { useActionKeys } from "./useActionKeys";
import { pressed, useMarkKeys } from "./useMarkKeys";
import { taken } from "./words";

/** Between two looks at what has ended meanwhile, in milliseconds. */
const refreshPause = 1000;
/** So near the end, in rows, the next page is fetched. */
const nearEnd = 40;

/** What was done and what failed, newest first. */
export function HistoryList(): ReactElement {
    const desk = useDesk();
    const history = useStore(desk.history);
    const rows = useStore(history.rows);
    const problem = useStore(history.problem);
    useEffect(() => {
        void history.refresh();
        let timer = 0;
        const end = desk.watch.moved.add(() => {
            timer ||= window.setTimeout(() => {
                timer = 0;
                void history.refresh();
            }, refreshPause);
        });
        return () => {
            end();
            window.clearTimeout(timer);
        };
    }, [desk, history]);
    return (
        <section className="queue-list" aria-label="History">
            <header className="list-head">
                <h2>Done and failed</h2>
                {rows && <RetryAll rows={rows} />}
            </header>
            {rows === undefined
                ? problem === undefined ? null : <Problem error={problem} again={() => void history.refresh()} />
                : rows.length === 0 ? <p className="queue-empty">Nothing has been done yet. What is rendered is listed here.</p>
                    : <Ended rows={rows} />}
        </section>
    );
}

/** One button for each film of which something failed. */
function RetryAll({ rows }: { rows: readonly QueueJob[] }): ReactElement {
    const desk = useDesk();
    const films = new Map<string, QueueJob[]>();
    for (const row of rows) if (row.state === "failed") films.set(row.project, [...(films.get(row.project) ?? []), row]);
    return (
        <span className="list-actions">
            {[...films.values()].slice(0, 3).map(([first, ...others]) => first && (
                <Button key={first.project} kind="quiet" icon="reset" tip="Also those further down that are not listed yet"
                    onClick={() => void desk.retryProject(first)}>
                    Try {count(others.length + 1, "failure")} of “{first.projectTitle}” again
                </Button>
            ))}
        </span>
    );
}

function rowsOf(rows: readonly QueueJob[]): Rows {
    return {
        job: (place) => rows[place]?.job, total: rows.length,
        placeOf: (job) => {
            const place = rows.findIndex((row) => row.job === job);
            return place < 0 ? undefined : place;
        },
    };
}

function chosen(rows: readonly QueueJob[], marks: Marks): QueueJob[] {
    return rows.filter(({ job }) => marks.jobs.has(job));
}

function actionsFor(desk: QueueDesk, rows: readonly QueueJob[], marks: Marks): Action[][] {
    const jobs = chosen(rows, marks);
    const failed = rows.filter((row) => row.state === "failed" && row.project === jobs[0]?.project);
    return historyActions(desk, jobs, failed.length);
}

function Ended({ rows }: { rows: readonly QueueJob[] }): ReactElement {
    const desk = useDesk();
    const history = useStore(desk.history);
    const isAll = useStore(history.isAll);
    const store = useMemo(() => new Store<Marks>(noMarks), []);
    const marks = useStore(store);
    const list = useRef<VirtualRowsHandle>(null);
    const anchor = useRef<HTMLDivElement>(null);
    const newest = useRef(rows);
    newest.current = rows;
    const [menu, setMenu] = useState<{ at: { x: number; y: number }; groups: Action[][] }>();
    useEffect(() => store.update((before) => carried(before, rowsOf(rows))), [rows, store]);
    useMarkKeys({ marks: store, rows: () => rowsOf(newest.current), list });
    useActionKeys("History", actionsFor(desk, rows, marks), () => store.get().jobs.size > 0);

    const press = useCallback((event: PointerEvent, place: number) => {
        if (event.button === 0) store.set(pressed(event, place, store.get(), rowsOf(newest.current)));
    }, [store]);
    const openMenu = useCallback((event: MouseEvent, place: number) => {
        event.preventDefault();
        const all = newest.current;
        if (!store.get().jobs.has(all[place]?.job ?? "")) store.set(marked(place, rowsOf(all)));
        setMenu({ at: { x: event.clientX, y: event.clientY }, groups: actionsFor(desk, all, store.get()) });
    }, [desk, store]);
    const open = useCallback((place: number) => desk.opened.set(newest.current[place]), [desk]);
    const retry = useCallback((job: QueueJob) => void desk.retry([job]), [desk]);
    const look = useCallback((_: number, to: number) => {
        if (to > newest.current.length - nearEnd) void history.more();
    }, [history]);
    const close = useCallback(() => setMenu(undefined), []);

    return (
        <>
            <div className="history-columns column-names" aria-hidden="true">
                <span>Shot</span><span className="cell-minor">Film</span><span>Result</span><span className="cell-right">Took</span>
                <span className="cell-right cell-minor">When</span><span className="cell-minor">For</span><span className="cell-wide">Made by</span>
                <span>Message</span><span />
            </div>
            <VirtualRows
                ref={list} label={`${count(rows.length, "job")} done or failed`} total={rows.length} rowHeight={rowHeight} onLook={look}
                active={marks.job === undefined ? undefined : rowId(marks.job)}
                row={(place) => {
                    const row = rows[place];
                    return row && (
                        <HistoryRow
                            key={place} place={place} row={row} isAt={marks.at === place} isMarked={marks.jobs.has(row.job)}
                            onPress={press} onMenu={openMenu} onOpen={open} onRetry={retry}
                        />
                    );
                }}
            />
            <p className="list-foot quiet" role="status">{isAll ? count(rows.length, "job") : "More comes as you scroll"}</p>
            <div ref={anchor} tabIndex={-1} onFocus={() => list.current?.element?.focus({ preventScroll: true })} />
            {menu && <JobMenu anchor={anchor} at={menu.at} groups={menu.groups} onClose={close} label="What to do with it" />}
        </>
    );
}

interface HistoryRowProps {
    place: number;
    row: QueueJob;
    isMarked: boolean;
    isAt: boolean;
    onPress: (event: PointerEvent, place: number) => void;
    onMenu: (event: MouseEvent, place: number) => void;
    onOpen: (place: number) => void;
    onRetry: (row: QueueJob) => void;
}

const results: Partial<Record<QueueJob["state"], string>> = {
    succeeded: "Done", cached: "Taken over", failed: "Failed", cancelled: "Cancelled", blocked: "Blocked",
};

const signs: Partial<Record<QueueJob["state"], IconName>> = {
    failed: "alert", cached: "lightning", cancelled: "close", blocked: "lock",
};

const HistoryRow = memo(function HistoryRow(props: HistoryRowProps): ReactElement {
    const { place, row, isMarked, isAt, onPress, onMenu, onOpen, onRetry } = props;
    const isFailed = row.state === "failed";
    return (
        <div
            id={rowId(row.job)} className="row history-columns" role="row" aria-rowindex={place + 1} aria-selected={isMarked}
            data-at={isAt || undefined} data-state={row.state} data-job={row.job}
            style={{ transform: `translateY(${place * rowHeight}px)` }} onPointerDown={(event) => onPress(event, place)}
            onContextMenu={(event) => onMenu(event, place)} onDoubleClick={() => onOpen(place)}
        >
            <span role="gridcell" className="cell-title">{row.title}</span>
            <span role="gridcell" className="cell-minor">{row.projectTitle || "Untitled"}</span>
            <span role="gridcell" className="cell-result">
                <Icon name={signs[row.state] ?? "check"} />{results[row.state] ?? row.state}
            </span>
            <span role="gridcell" className="number cell-right">{row.seconds === null ? "" : taken(row.seconds)}</span>
            <span role="gridcell" className="cell-right cell-minor" data-tip={exactly(row.since)}><Ago moment={row.since} /></span>
            <span role="gridcell" className="cell-minor">{row.person.name || "Somebody"}</span>
            <span role="gridcell" className="cell-wide">{row.function}</span>
            <span role="gridcell" className="cell-reason" data-tip={row.message ?? undefined}>
                {row.attempts > 1 && <b className="cell-tries">{row.attempts} tries</b>}{row.message ?? ""}
            </span>
            <span role="gridcell" className="cell-right">
                {isFailed && <Button kind="quiet" icon="reset" tip="Try again" keys="R" tabIndex={-1} onClick={() => onRetry(row)} />}
            </span>
        </div>
    );
});

function Ago({ moment }: { moment: string }): ReactElement {
    return <>{ago(moment, useNow())}</>;
}

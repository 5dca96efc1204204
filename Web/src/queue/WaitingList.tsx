import { MouseEvent, PointerEvent, ReactElement, useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "../ui/store";
import { count } from "../film/words";
import { JobMenu } from "./JobMenu";
import { VirtualRows, VirtualRowsHandle } from "./VirtualRows";
import { WaitingRow, rowHeight, rowId } from "./WaitingRow";
import { Action, markedWords, waitingActions } from "./actions";
import { useDesk } from "./desk";
import { marked } from "./marks";
import { movesBefore } from "./ordering";
import { Problem } from "./Problem";
import { useActionKeys } from "./useActionKeys";
import { pressed, useMarkKeys } from "./useMarkKeys";
import { useRowDrag } from "./useRowDrag";

/** All jobs that wait, in the order in which they will be given out. */
export function WaitingList(): ReactElement {
    const desk = useDesk();
    const windows = useStore(desk.waiting);
    const total = useStore(windows.total);
    const problem = useStore(windows.problem);
    const project = useStore(desk.project);
    const titles = useStore(desk.titles);
    useEffect(() => {
        windows.moved();
        return desk.watch.moved.add(() => windows.moved());
    }, [desk, windows]);

    const film = project === undefined ? "" : ` of “${titles.get(project) ?? "this film"}”`;
    return (
        <section className="queue-list" aria-label="Waiting">
            <header className="list-head">
                <h2>Waiting{film}</h2>
                {total !== undefined && total > 0 && <span className="number">{total.toLocaleString("en-GB")}</span>}
                <Marked />
            </header>
            {total === undefined && problem !== undefined
                ? <Problem error={problem} again={() => windows.moved()} />
                : total === 0 ? <Nothing film={film} /> : <Rows total={total ?? 0} />}
        </section>
    );
}

/** How many are marked; of one its place is spoken, since moving it changes nothing else. */
function Marked(): ReactElement {
    const desk = useDesk();
    const { at, jobs } = useStore(desk.marks);
    const { total } = desk.rows();
    return jobs.size === 1
        ? <span className="spoken" role="status">Place {at + 1} of {total}</span>
        : <span className="quiet" role="status">{markedWords(jobs.size)}</span>;
}

function Nothing({ film }: { film: string }): ReactElement {
    return (
        <div className="queue-empty">
            <p>Nothing{film} waits.</p>
            <p className="quiet">
                Press Run in a film: each shot that has to wait for a free place stands here, in its turn and with the reason.
            </p>
        </div>
    );
}

function Rows({ total }: { total: number }): ReactElement {
    const desk = useDesk();
    const windows = useStore(desk.waiting);
    useStore(windows.version);
    const marks = useStore(desk.marks);
    const isFiltered = useStore(desk.project) !== undefined;
    const list = useRef<VirtualRowsHandle>(null);
    const anchor = useRef<HTMLDivElement>(null);
    const [menu, setMenu] = useState<{ at: { x: number; y: number }; groups: Action[][] }>();
    const rows = useCallback(() => desk.rows(), [desk]);
    useMarkKeys({ marks: desk.marks, rows, list });
    useActionKeys("Waiting jobs", waitingActions(desk, desk.marked()), () => desk.marks.get().jobs.size > 0);
    useEffect(() => {
        if (document.activeElement === document.body) list.current?.element?.focus({ preventScroll: true });
    }, []);

    const drag = useRowDrag({
        list, rowHeight, total: () => rows().total, isAllowed: desk.mayOperate,
        drop: (gap) => desk.move(movesBefore(gap, desk.placed(), rows().job, rows().total)),
    });
    const { begin } = drag;
    /** A press on one of several marked rows takes hold of all of them, and marks it alone when nothing is dragged. */
    const press = useCallback((event: PointerEvent, place: number) => {
        if (event.button !== 0) return;
        const job = rows().job(place);
        const isHeld = job !== undefined && desk.marks.get().jobs.has(job) && !event.shiftKey && !event.ctrlKey && !event.metaKey;
        if (!isHeld) desk.marks.set(pressed(event, place, desk.marks.get(), rows()));
        begin(event);
    }, [desk, rows, begin]);
    const isDragging = useRef(false);
    isDragging.current = drag.gap !== undefined;
    const release = useCallback((event: PointerEvent, place: number) => {
        const isPlain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey;
        if (isPlain && !isDragging.current) desk.marks.set(marked(place, rows()));
    }, [desk, rows]);
    const openMenu = useCallback((event: MouseEvent, place: number) => {
        event.preventDefault();
        const job = rows().job(place);
        if (job !== undefined && !desk.marks.get().jobs.has(job)) desk.marks.set(marked(place, rows()));
        setMenu({ at: { x: event.clientX, y: event.clientY }, groups: waitingActions(desk, desk.marked()) });
    }, [desk, rows]);
    const open = useCallback((place: number) => desk.opened.set(windows.row(place)), [desk, windows]);
    const look = useCallback((from: number, to: number) => windows.look(from, to), [windows]);
    const close = useCallback(() => setMenu(undefined), []);

    return (
        <>
            <ColumnNames />
            <VirtualRows
                ref={list} label={`${count(total, "job")} waiting`} total={total} rowHeight={rowHeight} onLook={look}
                active={marks.job === undefined ? undefined : rowId(marks.job)}
                row={(place) => {
                    const row = windows.row(place);
                    return (
                        <WaitingRow
                            key={place} place={place} row={row} isAt={marks.at === place}
                            isMarked={row !== undefined && marks.jobs.has(row.job)}
                            shownPlace={String(isFiltered ? (row?.position ?? "–") : place + 1)}
                            onPress={press} onRelease={release} onMenu={openMenu} onOpen={open}
                        />
                    );
                }}
            >
                {drag.gap !== undefined && (
                    <div className="drop-line" style={{ transform: `translateY(${drag.gap * rowHeight}px)` }} />
                )}
            </VirtualRows>
            <div ref={anchor} tabIndex={-1} onFocus={() => list.current?.element?.focus({ preventScroll: true })} />
            {menu && <JobMenu anchor={anchor} at={menu.at} groups={menu.groups} onClose={close} label="What to do with it" />}
        </>
    );
}

function ColumnNames(): ReactElement {
    return (
        <div className="waiting-columns column-names" aria-hidden="true">
            <span>Place</span><span>Shot</span><span className="cell-minor">Film</span><span className="cell-wide">Made by</span>
            <span className="cell-wide">Quality</span><span className="cell-minor">For</span><span className="cell-minor">Priority</span>
            <span className="cell-right">Waits</span><span>Because</span>
        </div>
    );
}

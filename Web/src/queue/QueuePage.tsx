import { MouseEvent, ReactElement, useEffect, useMemo } from "react";
import type { QueueView } from "../app/QueueEntry";
import { keysOf, useCommands } from "../app/commands";
import { connection } from "../app/connection";
import { tell } from "../app/notices";
import { leaveQueue, navigate } from "../app/router";
import { session } from "../app/session";
import { PersonMenu } from "../projects/PersonMenu";
import { ConnectionNotice } from "../studio/ConnectionNotice";
import { useLongPress } from "../touch/useLongPress";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import { useStore } from "../ui/store";
import { HistoryList } from "./HistoryList";
import { JobDetail } from "./JobDetail";
import { Lanes } from "./Lanes";
import { Problem } from "./Problem";
import { PauseSwitch, PausedStrip, Summary } from "./Summary";
import { WaitingList } from "./WaitingList";
import { DeskContext, QueueDesk, useDesk } from "./desk";
import { noMarks } from "./marks";
import { requests } from "./requests";

/** So often the minutes of the throughput are asked for, in milliseconds. */
const timeKeeping = 15_000;

/** What the machines do, what waits for them and why, and what they have done. */
export function QueuePage({ view }: { view: QueueView }): ReactElement {
    const desk = useMemo(() => {
        const who = session.get();
        return new QueueDesk({ connection, requests, tell, mayOperate: who.is === "in" && who.me.user.role === "owner" });
    }, []);
    useEffect(() => {
        document.title = "Queue – Backlot";
        void desk.load();
        const timer = window.setInterval(() => {
            if (document.visibilityState === "visible") void desk.keepTime();
        }, timeKeeping);
        return () => {
            window.clearInterval(timer);
            document.title = "Backlot";
            desk.close();
        };
    }, [desk]);
    return (
        <DeskContext.Provider value={desk}>
            <Inside view={view} />
        </DeskContext.Provider>
    );
}

function Inside({ view }: { view: QueueView }): ReactElement {
    const desk = useDesk();
    const queue = useStore(desk.watch.queue);
    const problem = useStore(desk.problem);
    const opened = useStore(desk.opened);
    usePageKeys(view);
    useLongPress();
    return (
        <div className="queue-page" data-paused={queue?.paused || undefined}>
            <header className="top-bar">
                <Button kind="quiet" icon="back" tip="Back" keys="Escape" onClick={leaveQueue} />
                <nav className="crumbs" aria-label="Where you are">
                    <Way to="/">Projects</Way>
                    <span aria-hidden="true">›</span>
                    <h1 className="crumb-here">Queue</h1>
                </nav>
                <nav className="queue-tabs" aria-label="What is shown">
                    <Way to="/queue" isHere={view === "waiting"}>Waiting</Way>
                    <Way to="/queue/history" isHere={view === "history"}>History</Way>
                </nav>
                <div className="top-bar-end">
                    <FilmFilter />
                    {queue && <PauseSwitch queue={queue} />}
                    <PersonMenu />
                </div>
            </header>
            <div className="queue-notice">
                <ConnectionNotice consequence="The queue is shown as it stood." />
            </div>
            {queue
                ? <>
                    <PausedStrip queue={queue} />
                    <Summary queue={queue} />
                    {view === "waiting" && <Lanes workers={queue.workers} isPaused={queue.paused} />}
                </>
                : problem === undefined ? null : <Problem error={problem} again={() => void desk.load()} />}
            <main className="queue-main">
                {view === "waiting" ? <WaitingList /> : <HistoryList />}
                {opened && <JobDetail job={opened} />}
            </main>
        </div>
    );
}

function Way({ to, isHere, children }: { to: string; isHere?: boolean; children: string }): ReactElement {
    const go = (event: MouseEvent): void => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(to);
    };
    return <a href={to} aria-current={isHere ? "page" : undefined} onClick={go}>{children}</a>;
}

const allFilms = "all";

function FilmFilter(): ReactElement {
    const desk = useDesk();
    const project = useStore(desk.project);
    const titles = useStore(desk.titles);
    const options = [...titles].map(([key, title]) => ({ key, title: title || "Untitled" }))
        .sort((a, b) => a.title.localeCompare(b.title));
    return (
        <Select
            label="Film" tip="Show one film alone" value={project ?? allFilms} options={[{ key: allFilms, title: "All films" }, ...options]}
            onChange={(key) => desk.filter(key === allFilms ? undefined : key)}
        />
    );
}

function usePageKeys(view: QueueView): void {
    const desk = useDesk();
    const leave = (): void => {
        if (desk.opened.get()) desk.opened.set(undefined);
        else if (desk.marks.get().jobs.size > 1) desk.marks.set(noMarks);
        else leaveQueue();
    };
    const isPaused = (): boolean => desk.watch.queue.get()?.paused ?? false;
    useCommands([
        { id: "leave", group: "Page", title: "Back to where you were", keys: ["Escape", keysOf.queue], run: leave },
        { id: "view", group: "Page", title: "Waiting, or history", keys: ["H"],
          run: () => navigate(view === "waiting" ? "/queue/history" : "/queue") },
        ...(desk.mayOperate
            ? [{ id: "pause-all", group: "Page", title: "Pause everything, or resume", keys: ["Shift+P"],
                run: () => void desk.pause({ everything: true }, !isPaused()) }] : []),
    ]);
}

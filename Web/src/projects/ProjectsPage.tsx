import { DragEvent, ReactElement, useEffect, useRef, useState } from "react";
import { QueueLink } from "../app/QueueEntry";
import { connection } from "../app/connection";
import { keyText, keysOf, useCommands } from "../app/commands";
import { warmUp } from "../studio/opening";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";
import { NewProject } from "./NewProject";
import { PersonMenu } from "./PersonMenu";
import { ProjectCard } from "./ProjectCard";
import { Listing, fits, useProjects } from "./list";
import { useCreation } from "./creation";

/** All films of the studio. */
export function ProjectsPage(): ReactElement {
    const [attempt, setAttempt] = useState(0);
    const [search, setSearch] = useState("");
    const listing = useProjects(attempt);
    const creation = useCreation();
    const field = useRef<HTMLInputElement>(null);
    const drop = useDrop(creation.importFile);
    useEffect(() => {
        document.title = "Backlot";
        warmUp();
    }, []);
    useCommands([
        { id: "search", title: "Search", group: "Projects", keys: [keysOf.search], run: () => field.current?.focus() },
        { id: "new", title: "New film", group: "Projects", keys: ["N"], run: () => void creation.blank() },
    ]);
    return (
        <div className="projects" {...drop.handlers} data-dropping={drop.isOver || undefined}>
            <header className="top-bar">
                <h1 className="brand">Backlot</h1>
                <label className="search" data-tip="Search the films" data-keys={keyText(keysOf.search)}>
                    <Icon name="search" />
                    <input
                        ref={field} type="search" placeholder="Search films and people" aria-label="Search films and people"
                        value={search} onChange={(event) => setSearch(event.target.value)}
                    />
                </label>
                <div className="top-bar-end">
                    <StudioState />
                    <QueueLink />
                    <NewProject creation={creation} />
                    <PersonMenu />
                </div>
            </header>
            <main className="projects-main">
                <Films listing={listing} search={search} again={() => setAttempt((number) => number + 1)}>
                    <FirstFilm creation={creation} />
                </Films>
            </main>
            {drop.isOver && <div className="drop-veil"><p>Let go: the screenplay becomes a film</p></div>}
        </div>
    );
}

interface FilmsProps {
    listing: Listing;
    search: string;
    again: () => void;
    children: ReactElement;
}

function Films({ listing, search, again, children }: FilmsProps): ReactElement {
    if (listing.is === "listing") {
        return (
            <div className="cards" aria-busy="true" aria-label="Listing the films">
                {[1, 2, 3].map((place) => <div key={place} className="card card-waiting" />)}
            </div>
        );
    }
    if (listing.is === "failed") {
        return (
            <div className="empty">
                <h2>The films cannot be listed</h2>
                <p>{listing.sentence}</p>
                <Button kind="primary" onClick={again}>Try again</Button>
            </div>
        );
    }
    if (listing.projects.length === 0) return children;
    const found = listing.projects.filter((project) => fits(project, search));
    if (found.length === 0) return <div className="empty"><p>No film and nobody is called “{search}”.</p></div>;
    return <div className="cards">{found.map((project) => <ProjectCard key={project.id} project={project} />)}</div>;
}

function FirstFilm({ creation }: { creation: ReturnType<typeof useCreation> }): ReactElement {
    return (
        <div className="empty">
            <div className="screen-sign"><Icon name="film" /></div>
            <h2>Your first film</h2>
            <p>
                Drop a screenplay in Fountain form (<code>.fountain</code>) anywhere on this page: it is broken down into
                scenes, cast and shots, ready to render. Or begin with an empty canvas.
            </p>
            <div className="empty-actions">
                <Button kind="primary" icon="add" disabled={creation.isBusy} onClick={creation.chooseFile}>
                    {creation.isBusy ? "Breaking it down…" : "Choose a screenplay"}
                </Button>
                <Button disabled={creation.isBusy} onClick={() => void creation.blank()}>Begin with an empty canvas</Button>
            </div>
        </div>
    );
}

function StudioState(): ReactElement | null {
    const { phase, wasLive } = useStore(connection.status);
    if (phase === "live" || !wasLive) return null;
    return (
        <span className="connection" data-state={phase} role="status" data-tip="The page tries again by itself">
            <i aria-hidden="true" />Offline
        </span>
    );
}

function useDrop(take: (file: File) => void): { isOver: boolean; handlers: Record<string, (event: DragEvent) => void> } {
    const [depth, setDepth] = useState(0);
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
    return {
        isOver: depth > 0,
        handlers: {
            onDragEnter: (event) => { if (hasFiles(event)) setDepth((number) => number + 1); },
            onDragLeave: (event) => { if (hasFiles(event)) setDepth((number) => Math.max(0, number - 1)); },
            onDragOver: (event) => { if (hasFiles(event)) event.preventDefault(); },
            onDrop: (event) => {
                event.preventDefault();
                setDepth(0);
                const [file] = [...event.dataTransfer.files];
                if (file) take(file);
            },
        },
    };
}

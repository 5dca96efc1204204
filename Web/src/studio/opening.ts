/** Opens a project: core, catalogue and document come at the same time. */
import { api, Problem } from "../api/client";
import type { Project } from "../api/types";
import { connection } from "../app/connection";
import { route } from "../app/router";
import { session as signIn } from "../app/session";
import { tell } from "../app/notices";
import { readCatalogue } from "../film/catalogue";
import { fetchJournal, Journal } from "../live/journal";
import { ProjectSession } from "../live/project";
import { startPainter } from "../canvas/draw/sheets";
import { fetchLater } from "../ui/later";
import { Store } from "../ui/store";
import { GraphModule } from "../wasm/core";
import { Studio } from "./studio";

/** The address of the compiled core; the build puts it in. */
declare const GRAPHCORE_URL: string;

export type OpeningResult = { is: "open"; studio: Studio } | { is: "closed"; reason: string };

let loadingModule: Promise<GraphModule> | undefined;

/** Compiled once for all projects; a failed attempt is not kept. */
export function graphModule(): Promise<GraphModule> {
    loadingModule ??= GraphModule.load(GRAPHCORE_URL).catch((error: unknown) => {
        loadingModule = undefined;
        throw error;
    });
    return loadingModule;
}

/** Begins with all that a canvas needs, before it is known who is there and what the project holds. */
export function hasten(): void {
    startPainter();
    void graphModule().catch(() => undefined);
    void fetchJournal().catch(() => undefined);
    void fetchLater().catch(() => undefined);
}

/** Fetches and compiles the core while nothing else is to do, so that the first project opens sooner. */
export function warmUp(): void {
    const idle = window.requestIdleCallback ?? ((callback: () => void) => window.setTimeout(callback, 500));
    idle(() => void graphModule().catch(() => undefined));
}

/** A project that is open here. */
interface Open {
    id: string;
    author: string;
    session: ProjectSession;
    studio: Studio | undefined;
    show: (result: OpeningResult) => void;
}

/** A look at the queue leaves the project as it is, with what is selected and what can be undone. */
let resting: Open | undefined;

/** Calls `show` when the project is open or closed, and `fail` when it cannot be opened; answers what ends it. */
export function openStudio(
    id: string, show: (result: OpeningResult) => void, fail: (error: unknown) => void,
): () => void {
    let isWanted = true;
    let open = takeResting(id, show);
    const start = async (journal: Promise<Journal | undefined>): Promise<void> => {
        const [module, bytes, project] = await Promise.all([graphModule(), api.encodedCatalogue(), api.project(id)]);
        if (isWanted) open = follow(module, bytes, project, journal, show);
        else void journal.then((kept) => kept?.close());
    };
    if (!open) {
        // A browser that has none does without.
        const journal = fetchJournal().then(({ openJournal }) => openJournal(author(), id)).catch(() => undefined);
        start(journal).catch((error) => {
            const isGone = error instanceof Problem && error.status === 404;
            void journal.then((kept) => (isGone ? kept?.clear() : kept?.close()));
            if (isWanted) fail(error);
        });
    }
    return () => {
        isWanted = false;
        if (!open) return;
        open.show = () => undefined;
        if (open.studio && route.get().is === "queue") {
            open.session.rest(true);
            resting = open;
        } else {
            end(open);
        }
    };
}

/** Who is signed in. */
export function author(): string {
    const who = signIn.get();
    return who.is === "in" ? who.me.user.id : "";
}

/** The project that rests, if it is this one and of the same person; any other is ended. */
function takeResting(id: string, show: (result: OpeningResult) => void): Open | undefined {
    const open = resting;
    resting = undefined;
    if (!open) return undefined;
    if (open.id !== id || open.author !== author() || !open.studio || open.session.opening.get().is === "closed") {
        end(open);
        return undefined;
    }
    open.show = show;
    open.session.rest(false);
    show({ is: "open", studio: open.studio });
    return open;
}

function end({ studio, session }: Open): void {
    studio?.close();
    session.close();
}

function follow(
    module: GraphModule, bytes: Uint8Array, project: Project, journal: Promise<Journal | undefined>,
    show: (result: OpeningResult) => void,
): Open {
    const catalogue = readCatalogue(bytes);
    const session = new ProjectSession({
        id: project.id, author: author(), module, catalogue: bytes, connection, findTake: api.take, tell, journal,
    });
    const open: Open = { id: project.id, author: author(), session, studio: undefined, show };
    const look = (): void => {
        const opening = session.opening.get();
        if (opening.is === "closed") open.show(opening);
        if (opening.is !== "open" || open.studio) return;
        open.studio = new Studio(session, opening.document, catalogue, new Store(project), tell);
        open.show({ is: "open", studio: open.studio });
    };
    session.opening.subscribe(look);
    look();
    return open;
}

/** Opens a project: core, catalogue and document come at the same time. */
import { api } from "../api/client";
import type { Project } from "../api/types";
import { connection } from "../app/connection";
import { session as signIn } from "../app/session";
import { tell } from "../app/notices";
import { readCatalogue } from "../film/catalogue";
import { ProjectSession } from "../live/project";
import { Store } from "../ui/store";
import { GraphModule } from "../wasm/core";
import { Studio } from "./studio";

/** The address of the compiled core; the build puts it in. */
declare const GRAPHCORE_URL: string;

export type OpeningResult = { is: "open"; studio: Studio } | { is: "closed"; reason: string };

let loadingModule: Promise<GraphModule> | undefined;

/** Compiled once for all projects; a failed attempt is not kept. */
function graphModule(): Promise<GraphModule> {
    loadingModule ??= GraphModule.load(GRAPHCORE_URL).catch((error: unknown) => {
        loadingModule = undefined;
        throw error;
    });
    return loadingModule;
}

/** Fetches and compiles the core while nothing else is to do, so that the first project opens sooner. */
export function warmUp(): void {
    const idle = window.requestIdleCallback ?? ((callback: () => void) => window.setTimeout(callback, 500));
    idle(() => void graphModule().catch(() => undefined));
}

/** Calls `show` when the project is open or closed, and `fail` when it cannot be opened; answers what ends it. */
export function openStudio(
    id: string, show: (result: OpeningResult) => void, fail: (error: unknown) => void,
): () => void {
    let isWanted = true;
    let end = (): void => undefined;
    const start = async (): Promise<void> => {
        const [module, bytes, project] = await Promise.all([graphModule(), api.encodedCatalogue(), api.project(id)]);
        if (isWanted) end = follow(module, bytes, project, show);
    };
    start().catch((error) => {
        if (isWanted) fail(error);
    });
    return () => {
        isWanted = false;
        end();
    };
}

function follow(
    module: GraphModule, bytes: Uint8Array, project: Project, show: (result: OpeningResult) => void,
): () => void {
    const who = signIn.get();
    const catalogue = readCatalogue(bytes);
    const session = new ProjectSession({
        id: project.id, author: who.is === "in" ? who.me.user.id : "", module, catalogue: bytes, connection,
        findTake: api.take, tell,
    });
    let studio: Studio | undefined;
    const look = (): void => {
        const opening = session.opening.get();
        if (opening.is === "closed") show(opening);
        if (opening.is !== "open" || studio) return;
        studio = new Studio(session, opening.document, catalogue, new Store(project), tell);
        show({ is: "open", studio });
    };
    session.opening.subscribe(look);
    look();
    return () => {
        studio?.close();
        session.close();
    };
}

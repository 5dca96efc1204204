/** Opens a made-up film with the parts that a real one has: the core, the session, the selection. */
import { api } from "../api/client";
import { tell } from "../app/notices";
import type { Aids } from "../canvas/aids";
import { LiveLayer } from "../canvas/draw/live";
import { deleteSelection } from "../canvas/edits";
import type { CanvasHost } from "../canvas/interface";
import { gestureAids } from "../editing/gestureAids";
import { Menu } from "../editing/menu";
import { Catalogue, readCatalogue } from "../film/catalogue";
import { ProjectSession } from "../live/project";
import { pictures, stills } from "../media/pictures";
import { author, graphModule } from "../studio/opening";
import { SharedSelection } from "../studio/selection";
import { Store } from "../ui/store";
import type { CanvasDocument } from "../wasm/core";
import { encodedFilm } from "./film";
import { layout } from "./layout";
import { Loopback } from "./loopback";
import { realTakes, statesOf } from "./shownTakes";
import { drawStandIn } from "./standIn";

export interface Bench {
    readonly session: ProjectSession;
    readonly document: CanvasDocument;
    readonly selection: SharedSelection;
    readonly host: CanvasHost;
    readonly cards: number;
    readonly wires: number;
    /** How many different takes of the studio are shown. */
    readonly takes: number;
    close(): void;
}

const project = "bench";

export async function openBench(count: number): Promise<Bench> {
    const asked = Promise.all([graphModule(), realTakes()]);
    const bytes = await api.encodedCatalogue();
    const catalogue = readCatalogue(bytes);
    const film = layout(count);
    const encoded = encodedFilm(film, catalogue);
    const [module, takes] = await asked;
    const connection = new Loopback(project, encoded, statesOf(film, takes));
    const session = new ProjectSession({
        id: project, author: author(), module, catalogue: bytes, connection, findTake: api.take, tell,
    });
    const document = await opened(session);
    const selection = new SharedSelection();
    const drawn = stills.draw;
    stills.draw = drawStandIn;
    const endings = [
        selection.subscribe(() => session.selectionChanged()),
        () => { stills.draw = drawn; },
        () => session.close(),
    ];
    return {
        session, document, selection, host: hostOf(session, document, selection, catalogue), cards: film.cards.length,
        wires: film.wires.length, takes: takes.length,
        close: () => { for (const end of endings) end(); },
    };
}

function opened(session: ProjectSession): Promise<CanvasDocument> {
    return new Promise((resolve) => {
        const look = (): void => {
            const opening = session.opening.get();
            if (opening.is !== "open") return;
            end();
            resolve(opening.document);
        };
        const end = session.opening.subscribe(look);
        look();
    });
}

/** Gestures cost here what they cost in a film. */
const aids = new Store<Aids>({
    ...gestureAids,
    openMenu: (stage, { parent, at, closed }) => {
        const { nodes, wires } = stage.host.selection;
        return new Menu(parent, at, "Canvas", [[
            { title: "Delete", isDisabled: nodes.size + wires.size === 0, run: () => void deleteSelection(stage.host) },
        ]], closed);
    },
});

/** What the surface is given; nothing of it reaches the studio but the wish for pictures. */
function hostOf(
    session: ProjectSession, document: CanvasDocument, selection: SharedSelection, catalogue: Catalogue,
): CanvasHost {
    const nothing = (): void => tell("The bench renders nothing: its film is made up.");
    return {
        core: document, catalogue, pictures, selection: selection.forCanvas, tell,
        perform: (label, operations, gesture) => session.perform(label, operations, gesture),
        nodeState: (node) => session.states.nodes.get(node),
        states: () => session.states.nodes.values(),
        shownTake: (node) => session.shownTake(node),
        still: () => undefined,
        live: async () => LiveLayer, aids,
        entries: () => [],
        progress: () => undefined,
        preview: () => undefined,
        run: nothing, plan: nothing, retry: nothing,
        open: () => undefined,
        subscribe: (listener) => session.changes.add(listener),
    };
}

import { useEffect } from "react";
import { connection } from "../app/connection";
import { keysOf, useCommands } from "../app/commands";
import { Studio, useStudio } from "../studio/studio";
import { chooseAndUpload } from "./bringing";
import { giveToCards } from "./cardPictures";
import { deskOf, searchField, showAssets, uploads } from "./context";
import { isKeepable, saveToLibrary } from "./saving";
import { showWanted } from "./showing";
import { takeFiles } from "./takeFiles";

/** What the library does whether its tab is seen or not: it stays in step, takes files, and gives cards their pictures. */
export function Library(): null {
    const studio = useStudio();
    const kept = (): string | undefined => {
        const [node] = studio.selection.get().nodes;
        return node !== undefined && isKeepable(studio, studio.document.node(node)) ? node : undefined;
    };
    useCommands([
        { id: "assets", group: "Assets", title: "Search the assets", keys: [], run: searchAssets },
        { id: "assets-here", group: "Assets", title: "Search the assets, from within them", keys: [keysOf.search], isEnabled: isInAssets, run: searchAssets },
        { id: "place-asset", group: "Assets", title: "Place from the library…", keys: ["Shift+A"], run: () => placeFromLibrary(studio) },
        { id: "upload", group: "Assets", title: "Bring files into the library", keys: ["Shift+U"], run: () => chooseAndUpload(studio) },
        { id: "save-asset", group: "Assets", title: "Save the selected card to the library", keys: ["Shift+S"],
          isEnabled: () => kept() !== undefined, run: () => void saveToLibrary(studio, kept() ?? "") },
        ...listed.map(([title, keys]) => ({ id: `assets-${keys}`, group: "Assets", title, keys: [keys], isListedOnly: true, run: () => undefined })),
    ]);
    useEffect(() => giveToCards(studio), [studio]);
    useEffect(() => followLibrary(studio), [studio]);
    useEffect(() => takeFiles(studio), [studio]);
    useEffect(() => {
        // The surface has to know how large it is before it can show a card.
        const frame = requestAnimationFrame(() => showWanted(studio));
        return () => cancelAnimationFrame(frame);
    }, [studio]);
    return null;
}

function searchAssets(): void {
    showAssets(() => searchField.input?.focus());
}

/** Whether the hands are on the assets: elsewhere the same key searches the canvas. */
function isInAssets(): boolean {
    return document.activeElement?.closest(".assets") != null;
}

/** The keys of the list of assets, for the sheet of all keys. */
const listed: readonly [string, string][] = [
    ["Details of the chosen asset", "Enter"], ["Put the chosen assets on the canvas", "C"], ["Delete the chosen assets", "Delete"],
    ["Rate the chosen assets", "0…5"],
];

/** Somebody without a pointer looks for something, goes to it with the arrows, and C puts it onto the canvas. */
function placeFromLibrary(studio: Studio): void {
    showAssets(() => searchField.input?.focus());
    studio.tell("Find it, choose it with the arrows, and press C: it stands where there is room, or goes into the selected card.");
}

/** Whatever of the library changes, here or elsewhere, is asked for again where somebody looks. */
function followLibrary(studio: Studio): () => void {
    const desk = deskOf(studio);
    const ends = [
        connection.texts.add((message) => {
            const isOurs = message.type === "events" && message.project === studio.session.id
                && message.items.some((item) => item.kind === "assets");
            if (message.type === "library" || isOurs) desk.libraryChanged();
        }),
        connection.greeted.add(desk.libraryChanged),
        uploads.arrived.add(desk.libraryChanged),
    ];
    return () => ends.forEach((end) => end());
}

window.addEventListener("beforeunload", (event) => {
    if (uploads.pending().length === 0) return;
    event.preventDefault();
    event.returnValue = "";
});

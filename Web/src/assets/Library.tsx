import { useEffect } from "react";
import { connection } from "../app/connection";
import { isTyping, keysOf, useCommands } from "../app/commands";
import { toCanvas } from "../canvas/camera";
import { Studio, useStudio } from "../studio/studio";
import { bring, bringEntries, chooseAndUpload } from "./bringing";
import { giveToCards } from "./cardPictures";
import { deskOf, dragged, searchField, showAssets, uploads } from "./context";
import { entriesOf } from "./files";
import { isKeepable, saveToLibrary } from "./saving";
import { showWanted } from "./showing";

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

/** Files that are let go anywhere over the film, or pasted, go into the library; leaving while they are sent asks first. */
function takeFiles(studio: Studio): () => void {
    const ending = new AbortController();
    const { signal } = ending;
    let depth = 0;
    // A picture of the page that is dragged by itself looks like a file.
    let isOwn = false;
    const filesOf = (event: DragEvent): DataTransfer | undefined =>
        !isOwn && event.dataTransfer?.types.includes("Files") ? event.dataTransfer : undefined;
    const over = (to: number, transfer: DataTransfer): void => {
        depth = Math.max(0, to);
        dragged.set(depth === 0 ? undefined : [...transfer.items].filter(({ kind }) => kind === "file").length);
    };
    window.addEventListener("dragstart", () => { isOwn = true; }, { signal });
    window.addEventListener("dragend", () => { isOwn = false; }, { signal });
    // No pointer moves while something is dragged: it ended where nobody was told.
    window.addEventListener("pointermove", () => {
        depth = 0;
        dragged.set(undefined);
    }, { signal });
    window.addEventListener("dragenter", (event) => {
        const transfer = filesOf(event);
        if (!transfer) return;
        if (depth === 0) showAssets();
        over(depth + 1, transfer);
    }, { signal });
    window.addEventListener("dragleave", (event) => {
        const transfer = filesOf(event);
        if (transfer) over(depth - 1, transfer);
    }, { signal });
    window.addEventListener("dragover", (event) => {
        const transfer = filesOf(event);
        if (!transfer) return;
        event.preventDefault();
        transfer.dropEffect = "copy";
    }, { signal });
    window.addEventListener("drop", (event) => {
        const transfer = filesOf(event);
        if (!transfer) return;
        event.preventDefault();
        over(0, transfer);
        const isOnCanvas = event.target instanceof Element && event.target.closest(".canvas-region") !== null;
        const { canvas } = studio;
        const at = isOnCanvas && canvas ? toCanvas(canvas.stage.camera, canvas.place(event.clientX, event.clientY)) : undefined;
        void bringEntries(studio, entriesOf(transfer), at);
    }, { signal });
    document.addEventListener("paste", (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0 || isTyping(event.target)) return;
        event.preventDefault();
        // What the clipboard says of the files in words is no part of a film.
        event.stopImmediatePropagation();
        bring(studio, files.map(named));
    }, { signal, capture: true });
    return () => ending.abort();
}

/** A picture from the clipboard is called after the moment. */
function named(file: File): File {
    if (file.name !== "image.png") return file;
    const moment = new Date().toLocaleString("sv-SE").replace(/:/g, ".");
    return new File([file], `Pasted ${moment}.png`, { type: file.type });
}

window.addEventListener("beforeunload", (event) => {
    if (uploads.pending().length === 0) return;
    event.preventDefault();
    event.returnValue = "";
});

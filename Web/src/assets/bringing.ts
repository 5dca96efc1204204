/** Bringing files into the library: chosen, dropped or pasted. */
import { tell } from "../app/notices";
import { count } from "../film/words";
import type { Studio } from "../studio/studio";
import { deskOf, showAssets, uploads } from "./context";
import { isGraphFile } from "../editing/graphFiles";
import { keepPlaces, LetGo, pasteFile } from "./arrivals";
import { inGrid } from "./drops";
import { chooseFiles, DroppedEntry, filesIn, mostFiles } from "./files";
import type { Scope } from "./query";

/** Whose the files become: the studio's where somebody looks at that alone, else the film's. */
export function targetProject(studio: Studio, scope: Scope): string | null {
    return scope === "studio" ? null : studio.session.id;
}

export function scopeWords(project: string | null): string {
    return project === null ? "the studio’s library, for all films" : "this film’s assets";
}

/** @param letGo where they were let go over the canvas: cards are made of them there. */
export function bring(studio: Studio, files: readonly File[], letGo?: LetGo): void {
    const parts = letGo ? files.filter(isGraphFile) : [];
    for (const [index, part] of parts.entries()) void pasteFile(studio, part, inGrid(letGo?.at ?? { x: 0, y: 0 }, index, 1));
    const others = files.filter((file) => !parts.includes(file));
    if (others.length === 0) return;
    if (!letGo) showAssets();
    const ids = uploads.add(others.slice(0, mostFiles), targetProject(studio, deskOf(studio).search.get().scope));
    if (letGo) keepPlaces(studio, ids, letGo);
    if (others.length > mostFiles) tell(`The first ${count(mostFiles, "file")} are taken; bring the others afterwards.`);
}

export function chooseAndUpload(studio: Studio): void {
    chooseFiles((files) => bring(studio, files));
}

/** Files and folders that were let go over the page. */
export async function bringEntries(studio: Studio, entries: readonly DroppedEntry[], letGo?: LetGo): Promise<void> {
    const { files, unread, isCut } = await filesIn(entries);
    if (files.length > 0) bring(studio, files, letGo);
    else if (unread === 0) tell("There is no file in that.");
    if (isCut) tell(`There are more than ${count(mostFiles, "file")} in that; the first are taken.`);
    if (unread > 0) tell(`${count(unread, "file")} could not be read here.`, "danger");
}

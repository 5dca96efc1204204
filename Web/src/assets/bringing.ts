/** Bringing files into the library: chosen, dropped or pasted. */
import { tell } from "../app/notices";
import { count } from "../film/words";
import type { Studio } from "../studio/studio";
import { deskOf, showAssets, uploads } from "./context";
import type { Point } from "../canvas/camera";
import { inGrid } from "./drops";
import { chooseFiles, DroppedEntry, filesIn, mostFiles } from "./files";
import { judge, perform } from "./placing";
import type { Scope } from "./query";

/** Whose the files become: the studio's where somebody looks at that alone, else the film's. */
export function targetProject(studio: Studio, scope: Scope): string | null {
    return scope === "studio" ? null : studio.session.id;
}

export function scopeWords(project: string | null): string {
    return project === null ? "the studio’s library, for all films" : "this film’s assets";
}

/** Where uploads are laid down once they have arrived, in canvas units. */
const landings = new Map<number, { studio: Studio; at: Point }>();

uploads.arrived.add(({ id, state }) => {
    const landing = landings.get(id);
    landings.delete(id);
    if (landing && state.is === "done") void land(landing.studio, state.asset, landing.at);
});

/** @param at where they were let go over the canvas, in canvas units. */
export function bring(studio: Studio, files: readonly File[], at?: Point): void {
    if (files.length === 0) return;
    showAssets();
    const ids = uploads.add(files.slice(0, mostFiles), targetProject(studio, deskOf(studio).search.get().scope));
    const columns = Math.ceil(Math.sqrt(ids.length));
    if (at) for (const [index, id] of ids.entries()) landings.set(id, { studio, at: inGrid(at, index, columns) });
    if (files.length > mostFiles) tell(`The first ${count(mostFiles, "file")} are taken; bring the others afterwards.`);
}

export function chooseAndUpload(studio: Studio): void {
    chooseFiles((files) => bring(studio, files));
}

/** The film may have been closed meanwhile: the file is in the library all the same. */
async function land(studio: Studio, id: string, at: Point): Promise<void> {
    const desk = deskOf(studio);
    const asset = await desk.attempt(() => desk.requests.asset(id));
    if (!asset || !studio.canvas) return;
    desk.cache.know([asset]);
    const { host } = studio.canvas.stage;
    perform(host, judge(host, [asset], at, host.core.hit(Math.round(at.x * 8), Math.round(at.y * 8), 0)));
}

/** Files and folders that were let go over the page. */
export async function bringEntries(studio: Studio, entries: readonly DroppedEntry[], at?: Point): Promise<void> {
    const { files, unread, isCut } = await filesIn(entries);
    if (files.length > 0) bring(studio, files, at);
    else if (unread === 0) tell("There is no file in that.");
    if (isCut) tell(`There are more than ${count(mostFiles, "file")} in that; the first are taken.`);
    if (unread > 0) tell(`${count(unread, "file")} could not be read here.`, "danger");
}

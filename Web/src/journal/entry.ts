/** What the page asks for: opening the journal of a project, and forgetting a person. It comes as a file of its own. */
import type { Journal } from "../live/journal";
import { Claim, claimPlace, claimTab } from "./claim";
import { openDatabase } from "./database";
import type { Earlier } from "./earlier";
import { ProjectJournal } from "./journal";
import type { Kept, Shelf } from "./shelf";

const nothing: Kept = { revision: 0, steps: [], changes: [], answers: [] };
/** What a closed tab has left is kept for so long, and for so many tabs of a film. */
const shelfLife = 60 * 24 * 60 * 60 * 1000;
const mostTabs = 8;

/** Tells the other tabs that somebody was forgotten. */
interface Cleared {
    user: string;
    project?: string;
}

const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("backlot-journal");

/** Opens this tab's journal of a project; it brings along what closed tabs could not send. */
export async function openJournal(user: string, project: string, coming = openDatabase()): Promise<Journal> {
    const [shelf, claim] = await Promise.all([coming, claimTab(user, project)]);
    const { place } = claim;
    const kept = shelf ? await shelf.read(place).catch(() => undefined) : undefined;
    const { left, orphans } = shelf && kept ? await takeOver(shelf, claim) : { left: [], orphans: [] };
    const journal = new ProjectJournal({ shelf: kept && shelf, claim, kept: kept ?? nothing, left, orphans });
    const listen = ({ data }: MessageEvent<Cleared>): void => {
        if (data.user === user && (data.project ?? project) === project) journal.end();
    };
    channel?.addEventListener("message", listen);
    journal.endings.push(() => channel?.removeEventListener("message", listen));
    return journal;
}

/** What tabs that are closed have left to be sent; those that nobody will open again are forgotten. */
async function takeOver(shelf: Shelf, { place: own }: Claim): Promise<{ left: Earlier[]; orphans: Claim[] }> {
    const left: Earlier[] = [];
    const orphans: Claim[] = [];
    const tabs = (await shelf.tabs(own.user, own.project)).filter(({ tab }) => tab !== own.tab);
    tabs.sort((one, other) => other.seen - one.seen);
    for (const [index, { tab, seen, hasChanges }] of tabs.entries()) {
        const isStale = index >= mostTabs || Date.now() - seen > shelfLife;
        if (!hasChanges && !isStale) continue;
        const place = { ...own, tab };
        const claim = await claimPlace(place);
        if (!claim) continue;
        if (!hasChanges) {
            await shelf.write((to) => to.forget(place));
            await claim.release();
            continue;
        }
        orphans.push(claim);
        const { changes } = await shelf.read(place);
        left.unshift(...changes.map(({ key, value }) => ({ ...value, place, key })));
    }
    return { left, orphans };
}

/** How many edits of a person this browser keeps that have not reached the studio. */
export async function waiting(user: string): Promise<number> {
    const shelf = await openDatabase();
    const count = await shelf?.waiting(user).catch(() => 0);
    shelf?.close();
    return count ?? 0;
}

/** Forgets a person, or one project of theirs, in all tabs. */
export async function clear(user: string, project?: string): Promise<void> {
    channel?.postMessage({ user, project });
    const shelf = await openDatabase();
    await shelf?.clear(user, project).catch(() => undefined);
    shelf?.close();
}

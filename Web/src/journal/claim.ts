/** Which tab this is. A reload and a reopened tab go on as the same; a duplicated tab is another. */
import type { Place } from "./shelf";

/** A place that no other tab has; `release` comes when others may have it. */
export interface Claim {
    readonly place: Place;
    release(): Promise<void>;
}

const tabKey = "backlot.tab";
/** So long does a reloaded page wait for the one before it. */
const patience = 2000;
/** Places that this page is about to leave. */
const leaving = new Map<string, Promise<void>>();
/** What this page has been called since it was loaded. */
const ownTabs = new Set<string>();

/** The place of this tab, as its own. */
export async function claimTab(user: string, project: string): Promise<Claim> {
    const known = rememberedTab();
    if (known !== undefined) {
        const place = { user, project, tab: known };
        await leaving.get(nameOf(place));
        const claim = await claimPlace(place, isReload() ? patience : 0);
        ownTabs.add(known);
        if (claim) return claim;
    }
    const place = { user, project, tab: freshTab() };
    ownTabs.add(place.tab);
    return (await claimPlace(place)) ?? { place, release: async () => undefined };
}

/** Claims a place that nobody has; undefined when somebody does. */
export async function claimPlace(place: Place, wait = 0): Promise<Claim | undefined> {
    const { locks } = navigator as { locks?: LockManager };
    // Without locks (a page that came without encryption) only a reload is known to be the same tab.
    if (!locks) {
        const isSafe = wait > 0 || ownTabs.has(place.tab) || rememberedTab() !== place.tab;
        return isSafe ? { place, release: async () => undefined } : undefined;
    }
    return (await hold(locks, place, { ifAvailable: true }))
        ?? (wait > 0 ? hold(locks, place, { signal: endingAfter(wait) }) : undefined);
}

function hold(locks: LockManager, place: Place, options: LockOptions): Promise<Claim | undefined> {
    return new Promise((resolve) => {
        let end: () => void = () => undefined;
        const held = new Promise<void>((done) => (end = done));
        const over = locks.request(nameOf(place), options, (lock) => {
            if (!lock) return resolve(undefined);
            resolve({
                place,
                release: () => {
                    end();
                    const left = Promise.resolve(over).then(() => void leaving.delete(nameOf(place)));
                    leaving.set(nameOf(place), left);
                    return left;
                },
            });
            return held;
        });
        // It was given up, or the browser refuses locks here.
        Promise.resolve(over).catch(() => resolve(undefined));
    });
}

function endingAfter(milliseconds: number): AbortSignal {
    const ending = new AbortController();
    window.setTimeout(() => ending.abort(), milliseconds);
    return ending.signal;
}

function nameOf({ user, project, tab }: Place): string {
    return `backlot-journal/${user}/${project}/${tab}`;
}

function isReload(): boolean {
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return entry?.type === "reload";
}

function rememberedTab(): string | undefined {
    try {
        return window.sessionStorage.getItem(tabKey) ?? undefined;
    } catch {
        return undefined;
    }
}

export function freshTab(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(10));
    const tab = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    try {
        window.sessionStorage.setItem(tabKey, tab);
    } catch {
        // A reload is then another tab.
    }
    return tab;
}

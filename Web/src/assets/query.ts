/** What the assets tab shows: words, kinds, scope and order. A value; saved, it is a folder. */
import type { AssetQuery } from "../api/assets";
import type { AssetFolder, AssetKind, AssetSearch } from "../api/types";

export type Scope = "all" | "project" | "studio" | "deleted";
export type Sort = "newest" | "name";

export interface Search {
    readonly text: string;
    readonly kinds: readonly AssetKind[];
    readonly tag: string;
    /** At least so many stars; 0 for any. */
    readonly rating: number;
    readonly scope: Scope;
    readonly sort: Sort;
}

export const everything: Search = { text: "", kinds: [], tag: "", rating: 0, scope: "all", sort: "newest" };

/** How many assets come at once. */
export const pageSize = 200;

/** What the studio is asked for. */
export function queryOf(search: Search, project: string, cursor?: string): AssetQuery {
    const { text, kinds, tag, rating, scope, sort } = search;
    return {
        project, text: text.trim() || undefined, kinds: kinds.length > 0 ? kinds : undefined, tag: tag || undefined,
        rating: rating || undefined, scope: scope === "deleted" ? undefined : scope, deleted: scope === "deleted" || undefined,
        sort, cursor, limit: pageSize,
    };
}

/** Whether anything is left out by what a folder can keep. */
export function isNarrowed({ text, kinds, tag, rating }: Search): boolean {
    return text.trim() !== "" || kinds.length > 0 || tag !== "" || rating > 0;
}

export function folderQuery({ text, kinds, tag, rating }: Search): AssetSearch {
    return {
        ...(text.trim() ? { text: text.trim() } : {}), ...(kinds.length > 0 ? { kinds } : {}),
        ...(tag ? { tag } : {}), ...(rating ? { rating } : {}),
    };
}

/** A folder's search; scope and order stay as they are. */
export function opened(folder: AssetFolder, search: Search): Search {
    const { text = "", kinds = [], tag = "", rating = 0 } = folder.query;
    return { ...search, text, kinds, tag, rating, scope: search.scope === "deleted" ? "all" : search.scope };
}

export function isOpen(folder: AssetFolder, search: Search): boolean {
    return canonical(folder.query) === canonical(folderQuery(search));
}

function canonical({ text = "", kinds = [], tag = "", rating = 0 }: AssetSearch): string {
    return JSON.stringify([text.trim().toLowerCase(), [...kinds].sort(), tag, rating]);
}

export function withKind(search: Search, kind: AssetKind): Search {
    const has = search.kinds.includes(kind);
    return { ...search, kinds: has ? search.kinds.filter((other) => other !== kind) : [...search.kinds, kind] };
}

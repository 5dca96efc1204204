/** The requests of the library. */
import { ask } from "./client";
import type {
    Asset, AssetChange, AssetDraft, AssetFolder, AssetFolderList, AssetKind, AssetList, AssetUses, AssetSearch,
} from "./types";

/** What a list of assets is asked for. */
export interface AssetQuery {
    /** Without one, what the whole studio has. */
    project?: string;
    scope?: "all" | "project" | "studio";
    kinds?: readonly AssetKind[];
    text?: string;
    tag?: string;
    rating?: number;
    deleted?: boolean;
    sort?: "newest" | "name";
    limit?: number;
    cursor?: string;
}

export const assetRequests = {
    list: (query: AssetQuery, signal?: AbortSignal) =>
        json<AssetList>("GET", `/api/v1/assets${queryText({ ...query, kind: query.kinds?.join(","), kinds: undefined })}`, undefined, signal),
    asset: (asset: string) => json<Asset>("GET", `/api/v1/assets/${asset}`),
    create: (draft: AssetDraft) => json<Asset>("POST", "/api/v1/assets", draft),
    change: (asset: string, change: AssetChange) => json<Asset>("PATCH", `/api/v1/assets/${asset}`, change),
    uses: (asset: string, signal?: AbortSignal) => json<AssetUses>("GET", `/api/v1/assets/${asset}/uses`, undefined, signal),
    folders: (project: string) => json<AssetFolderList>("GET", `/api/v1/asset-folders${queryText({ project })}`),
    createFolder: (project: string | null, name: string, query: AssetSearch) =>
        json<AssetFolder>("POST", "/api/v1/asset-folders", { project, name, query }),
    deleteFolder: async (folder: string): Promise<void> => void (await ask("DELETE", `/api/v1/asset-folders/${folder}`)),
};

export type AssetRequests = typeof assetRequests;

async function json<Answer>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
    return (await (await ask(method, path, { body, signal })).json()) as Answer;
}

/** `?a=1&b=2` of what is set; nothing for nothing. */
export function queryText(query: Record<string, unknown>): string {
    const text = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
        if (value !== undefined && value !== "" && value !== false) text.set(key, String(value));
    }
    return text.toString() === "" ? "" : `?${text.toString()}`;
}

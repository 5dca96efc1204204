/** The library as the page's parts find it: one desk for each open film, one list of uploads for the page. */
import { useEffect, useReducer } from "react";
import type { Asset } from "../api/types";
import { browserTransport } from "../api/transport";
import { connection } from "../app/connection";
import { regions } from "../studio/regions";
import { Studio, useStudio } from "../studio/studio";
import { Store } from "../ui/store";
import { AssetDesk } from "./desk";
import { pageUploads } from "./uploads";

const desks = new WeakMap<Studio, AssetDesk>();

export const uploads = pageUploads(browserTransport, (listener) => connection.greeted.add(listener));

/** Files are being dragged over the window; how many, if that is known. */
export const dragged = new Store<number | undefined>(undefined);

/** Where the cursor goes when somebody wants to search. `show` puts other words there, whatever was typed last. */
export const searchField: { input: HTMLInputElement | null; show: (words: string) => void } = { input: null, show: () => undefined };

export function deskOf(studio: Studio): AssetDesk {
    let desk = desks.get(studio);
    if (!desk) desks.set(studio, (desk = new AssetDesk({ project: studio.session.id })));
    return desk;
}

export function useDesk(): AssetDesk {
    return deskOf(useStudio());
}

/** An asset by its id, kept true while it is shown; undefined while it is not known. */
export function useAsset(id: string | undefined): Asset | undefined {
    const { cache } = useDesk();
    const [, again] = useReducer((number: number) => number + 1, 0);
    useEffect(() => {
        if (id === undefined) return undefined;
        const endWatch = cache.watch(id);
        const endChanges = cache.changed.add((ids) => {
            if (ids.has(id)) again();
        });
        return () => {
            endWatch();
            endChanges();
        };
    }, [cache, id]);
    return id === undefined ? undefined : cache.get(id);
}

/** Opens the tab, and once it is there does something in it. */
export function showAssets(then?: () => void): void {
    regions.left.set(true);
    regions.leftTab.set("assets");
    if (then) window.requestAnimationFrame(() => window.requestAnimationFrame(then));
}

/** Which assets are chosen: by id, since places change while somebody looks. A value, never changed. */

export interface Choice {
    /** The one that keys start from; undefined before anybody has chosen. */
    readonly at: string | undefined;
    /** Where Shift extends from. */
    readonly anchor: string | undefined;
    readonly assets: ReadonlySet<string>;
}

/** The list that is chosen from. */
export interface Places {
    at(place: number): { readonly id: string } | undefined;
    placeOf(asset: string): number | undefined;
    readonly total: number;
}

export const nothing: Choice = { at: undefined, anchor: undefined, assets: new Set() };

/** So many can be chosen at once. */
export const mostChosen = 500;

export function only(asset: string): Choice {
    return { at: asset, anchor: asset, assets: new Set([asset]) };
}

export function toggled(choice: Choice, asset: string): Choice {
    const assets = new Set(choice.assets);
    if (!assets.delete(asset)) assets.add(asset);
    return { at: asset, anchor: asset, assets };
}

/** Everything between the anchor and one, as far as it is known. */
export function extended(choice: Choice, asset: string, places: Places): Choice {
    const from = places.placeOf(choice.anchor ?? asset) ?? 0;
    const to = places.placeOf(asset) ?? from;
    const assets = new Set<string>();
    const step = to < from ? -1 : 1;
    for (let place = from; assets.size < mostChosen; place += step) {
        const found = places.at(place);
        if (found) assets.add(found.id);
        if (place === to) break;
    }
    return { at: asset, anchor: choice.anchor ?? asset, assets };
}

/** By so many places, kept within the list; from nothing it is the first. */
export function walked(choice: Choice, by: number, places: Places, isExtending: boolean): Choice {
    const from = choice.at === undefined ? undefined : places.placeOf(choice.at);
    const to = from === undefined ? 0 : Math.max(0, Math.min(places.total - 1, from + by));
    const found = places.at(to);
    if (!found) return choice;
    return isExtending ? extended(choice, found.id, places) : only(found.id);
}

/** What is gone from the list is no longer chosen. */
export function carried(choice: Choice, places: Places): Choice {
    const kept = [...choice.assets].filter((asset) => places.placeOf(asset) !== undefined);
    if (kept.length === choice.assets.size) return choice;
    const at = choice.at !== undefined && places.placeOf(choice.at) !== undefined ? choice.at : kept[0];
    return { at, anchor: at, assets: new Set(kept) };
}

/** The last set-up of each kind of node, remembered by the browser for each film. */
import type { Tier, Value, VariationTrack } from "../api/types";
import type { Catalogue } from "../film/catalogue";
import { Reading, ownersOf } from "./fields";
import type { SetUp } from "./setup";

/** A track without its node: whose field it is says the kind of the owner, and which of several it is. */
type Kept = { readonly tier: readonly Tier[] } | {
    readonly kind: string; readonly place: number; readonly key: string; readonly values: readonly Value[];
};

export type Storage = Pick<globalThis.Storage, "getItem" | "setItem">;

/** Owners by kind, so that another shot's scene is found as this one's is. */
function placesOf(node: string, document: Reading, catalogue: Catalogue): { id: string; kind: string; place: number }[] {
    const seen = new Map<string, number>();
    return ownersOf(node, document, catalogue).map((id) => {
        const kind = id === node ? "" : (document.node(id)?.kind ?? "");
        const place = seen.get(kind) ?? 0;
        seen.set(kind, place + 1);
        return { id, kind, place };
    });
}

function nameOf(project: string, kind: string): string {
    return `backlot.variations.${project}.${kind}`;
}

export function remember(setUp: SetUp, node: string, project: string, document: Reading, catalogue: Catalogue, storage: Storage): void {
    const places = placesOf(node, document, catalogue);
    const axes = setUp.map((axis) => axis.flatMap(({ track }): Kept[] => {
        if ("tier" in track) return [track];
        const owner = places.find(({ id }) => id === track.field.node);
        return owner ? [{ kind: owner.kind, place: owner.place, key: track.field.key, values: track.field.values }] : [];
    }));
    try {
        storage.setItem(nameOf(project, document.node(node)?.kind ?? ""), JSON.stringify(axes));
    } catch {
        // Not remembered, then.
    }
}

/** The axes for another node of the kind; undefined when nothing is remembered, or nothing of it fits. */
export function recalled(
    node: string, project: string, document: Reading, catalogue: Catalogue, storage: Storage,
): readonly (readonly VariationTrack[])[] | undefined {
    const places = placesOf(node, document, catalogue);
    try {
        const kept = JSON.parse(storage.getItem(nameOf(project, document.node(node)?.kind ?? "")) ?? "[]") as readonly (readonly Kept[])[];
        const axes = kept.map((axis) => axis.flatMap((each): VariationTrack[] => {
            if ("tier" in each) return [{ tier: each.tier }];
            const owner = places.find(({ kind, place }) => kind === each.kind && place === each.place);
            return owner && Array.isArray(each.values) ? [{ field: { node: owner.id, key: each.key, values: each.values } }] : [];
        })).filter((axis) => axis.length > 0);
        return axes.length > 0 ? axes : undefined;
    } catch {
        // Storage is closed to this page, or holds what another version wrote.
        return undefined;
    }
}

/** Characters and scenes of the canvas kept in the library, and the library's own changed from a card. */
import type { Asset } from "../api/types";
import { tell } from "../app/notices";
import type { Studio } from "../studio/studio";
import type { Fields, Node, Operation } from "../wasm/core";
import { deskOf } from "./context";
import { showInLibrary } from "./showing";
import { assetIn, fieldOf, referenceValue } from "./references";

const assetKinds: Record<string, "character" | "place"> = { character: "character", scene: "place" };
/** What says which card this is, and nothing of what it shows. */
const own: ReadonlySet<string> = new Set(["asset", "follows", "take", "file"]);

/** Whether a card's kind can be kept in the library. */
export function isKeepable(studio: Studio, node: Node | null): node is Node {
    return node !== null && assetKinds[node.kind] !== undefined && fieldOf(studio.catalogue.kind(node.kind), "asset") !== undefined;
}

export function lookOf(fields: Fields): Fields {
    return Object.fromEntries(Object.entries(fields).filter(([key]) => !own.has(key)));
}

/** Makes an asset of a card, which then stands for it and follows it. */
export async function saveToLibrary(studio: Studio, id: string): Promise<void> {
    const desk = deskOf(studio);
    const node = studio.document.node(id);
    if (!isKeepable(studio, node)) return;
    const kind = studio.catalogue.kind(node.kind);
    const name = node.title || (kind?.title ?? "Untitled");
    const asset = await desk.attempt(() => desk.requests.create({
        project: studio.session.id, kind: assetKinds[node.kind] as "character" | "place", name, fields: lookOf(node.fields),
    }));
    if (!asset) return;
    desk.cache.know([asset]);
    desk.libraryChanged();
    if (!studio.document.node(id)) return;
    const operations: Operation[] = [
        { op: "set_field", node: id, key: "asset", value: referenceValue(fieldOf(kind, "asset"), { asset: asset.id }) },
        { op: "set_field", node: id, key: "follows", value: { bool: true } },
    ];
    studio.session.perform(`Save “${name}” to the library`, operations);
    tell(`“${name}” is in the library; this card follows it.`, "success", { title: "Show it", run: () => void showInLibrary(desk, asset.id) });
}

/** Gives the library's character or place what this card has; every card that follows it changes with it. */
export async function updateLibrary(studio: Studio, id: string): Promise<void> {
    const desk = deskOf(studio);
    const node = studio.document.node(id);
    const asset = node && assetIn(node.fields);
    if (!node || !asset) return;
    await studio.session.settled();
    const before = desk.cache.get(asset);
    const changed = await desk.attempt(() => desk.requests.change(asset, { fields: lookOf(node.fields) }));
    if (!changed) return;
    desk.cache.know([changed]);
    tell(updatedWords(changed), "success", before && {
        title: "Undo", run: () => void desk.attempt(() => desk.requests.change(asset, { fields: before.fields })),
    });
}

function updatedWords({ name, uses }: Asset): string {
    return uses > 1 ? `“${name}” is updated, and with it the cards that follow it.` : `“${name}” is updated.`;
}

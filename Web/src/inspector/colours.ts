/** The colours that a film's cards have, the most used first. */
import { isNone } from "../film/colours";
import type { Catalogue } from "../film/catalogue";
import type { CanvasDocument } from "../wasm/core";

const most = 16;
/** More cards are not looked through while a sheet opens. */
const mostCards = 4000;

export function coloursOf(document: Pick<CanvasDocument, "nodes" | "node">, catalogue: Catalogue): readonly string[] {
    const keys = new Map(catalogue.kinds.map((kind) =>
        [kind.key, kind.fields.filter(({ type }) => type.is === "colour").map(({ key }) => key)]));
    const counts = new Map<string, number>();
    const cards = document.nodes().filter(({ kind }) => (keys.get(kind)?.length ?? 0) > 0).slice(0, mostCards);
    for (const { id, kind } of cards) {
        const fields = document.node(id)?.fields ?? {};
        for (const key of keys.get(kind) ?? []) {
            const value = fields[key];
            if (value && "colour" in value && !isNone(value.colour)) counts.set(value.colour, (counts.get(value.colour) ?? 0) + 1);
        }
    }
    return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, most).map(([colour]) => colour);
}

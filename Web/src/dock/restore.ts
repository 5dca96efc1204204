/** A shot's fields, set back to what they were when a take was made. */
import { call } from "../api/client";
import type { Recipe, Take } from "../api/types";
import { isSame } from "../film/settings";
import { count } from "../film/words";
import { sentenceOf } from "../studio/runs";
import type { Studio } from "../studio/studio";
import type { Fields, NodeId, Operation } from "../wasm/values";

/** What takes a node from some fields to others. The pin says which take is shown, not how a take is made: it stays. */
export function fieldChanges(node: NodeId, now: Fields, then: Fields): Operation[] {
    const keys = [...new Set([...Object.keys(now), ...Object.keys(then)])].filter((key) => key !== "take").sort();
    return keys.filter((key) => !isSame(now[key], then[key])).map((key) => (
        { op: "set_field", node, key, value: then[key] ?? null }
    ));
}

/** What a variation supposed of the nodes that feed its own, as far as they are there. */
function variedChanges({ document }: Studio, own: NodeId, varied: Recipe["varied"]): Operation[] {
    return (varied ?? []).flatMap((track): Operation[] => {
        const value = "field" in track && track.field.node !== own ? track.field.values[0] : undefined;
        const fields = "field" in track ? document.node(track.field.node)?.fields : undefined;
        if (!("field" in track) || value === undefined || !fields || isSame(fields[track.field.key], value)) return [];
        return [{ op: "set_field", node: track.field.node, key: track.field.key, value }];
    });
}

/** Sets them back as one change, and says how many there were. */
export async function restoreFields(studio: Studio, take: Take): Promise<void> {
    const { document, session, tell } = studio;
    const gone = `What take ${take.number} was made of is no longer in the film: undo its deletion, then restore.`;
    if (!document.node(take.node)) return tell(gone, "danger");
    try {
        const { fields, varied } = await call("takeRecipe", { path: { take: take.id } });
        const node = document.node(take.node);
        if (!node || !fields) return tell(gone, "danger");
        const changes = [...fieldChanges(take.node, node.fields, fields), ...variedChanges(studio, take.node, varied)];
        const title = node.title || (studio.catalogue.kind(node.kind)?.title ?? "");
        if (changes.length === 0) return tell(`Nothing differs: ${title} is as it was at take ${take.number}.`);
        if (!session.perform(`Restore the fields of take ${take.number}`, changes)) return undefined;
        return tell(`${count(changes.length, "field")} of ${title} ${changes.length === 1 ? "is" : "are"} as at take ${take.number} again.`);
    } catch (error) {
        return tell(sentenceOf(error), "danger");
    }
}

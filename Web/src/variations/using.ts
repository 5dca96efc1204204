/** “Use this”: a cell's fields on their nodes, and its take pinned, as one change. */
import type { Operation, Take, Variations } from "../api/types";
import type { Catalogue } from "../film/catalogue";
import { isSame } from "../film/settings";
import { count, joined } from "../film/words";
import type { Studio } from "../studio/studio";
import { Reading, currentValue, fieldOf, titleOf } from "./fields";
import { stepsOf } from "./matrix";

/** What has to be changed; nothing where the film is as the cell says. */
export function usingOperations(
    cell: number, take: string, variations: Variations, document: Pick<Reading, "node">, catalogue: Catalogue,
): Operation[] {
    const steps = stepsOf(cell, variations.axes);
    const operations: Operation[] = [];
    variations.axes.forEach((axis, index) => axis.forEach((track) => {
        const value = "field" in track ? track.field.values[steps[index] ?? 0] : undefined;
        if (!("field" in track) || value === undefined) return;
        const { node, key } = track.field;
        if (isSame(value, currentValue(node, key, document, catalogue))) return;
        const isDefault = isSame(value, fieldOf(node, key, document, catalogue)?.defaultValue);
        operations.push({ op: "set_field", node, key, value: isDefault ? null : value });
    }));
    const pin = { list: [{ reference: { asset: take } }] };
    if (fieldOf(variations.node, "take", document, catalogue) && !isSame(document.node(variations.node)?.fields["take"], pin)) {
        operations.push({ op: "set_field", node: variations.node, key: "take", value: pin });
    }
    return operations;
}

/** What varies and is no longer in the film. */
export function goneOwners(variations: Variations, document: Pick<Reading, "node">): boolean {
    const owners = variations.axes.flat().map((track) => ("field" in track ? track.field.node : variations.node));
    return [variations.node, ...owners].some((node) => !document.node(node));
}

/** Uses a cell's take, and says what became of it and of what shares its inputs. */
export async function useCell(studio: Studio, cell: number, take: Take, variations: Variations): Promise<void> {
    const { document, catalogue, session, tell } = studio;
    if (goneOwners(variations, document)) return tell("Something of these variations is no longer in the film: undo its deletion, then use this.", "danger");
    const operations = usingOperations(cell, take.id, variations, document, catalogue);
    const title = titleOf(variations.node, document, catalogue);
    if (operations.length === 0) return tell(`Take ${take.number} of ${title} is in use already.`);
    const before = new Set(document.staleNodes());
    if (!session.perform(`Use variation ${cell + 1} of ${title}`, operations)) return undefined;
    // Which take is shown, and what is stale, follows in the next turn.
    await new Promise((resolve) => window.setTimeout(resolve, 0));
    const stale = new Set(document.staleNodes());
    const owners = operations.flatMap((operation) => ("node" in operation && typeof operation.node === "string" ? [operation.node] : []));
    const shared = new Set(owners.filter((owner) => owner !== variations.node).flatMap((owner) =>
        document.wiresFrom(owner).map((wire) => wire.target.node)));
    shared.delete(variations.node);
    const others = [...shared].filter((node) => stale.has(node) && !before.has(node)).map((node) => titleOf(node, document, catalogue));
    const words = [`Take ${take.number} of ${title} is in use, with its fields.`];
    if (stale.has(variations.node)) words.push("It stays stale: something else of it has changed since it was made.");
    if (others.length > 0) words.push(`${named(others)} ${others.length === 1 ? "shares" : "share"} what was set and ${others.length === 1 ? "is" : "are"} stale now.`);
    return tell(words.join(" "));
}

function named(titles: readonly string[]): string {
    return titles.length > 4 ? `${titles.slice(0, 3).join(", ")} and ${count(titles.length - 3, "more", "more")}` : joined(titles);
}

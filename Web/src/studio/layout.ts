/** How much room there is, and whether a finger points. */
import { Readable, Store } from "../ui/store";

/** Follows some media queries; the value of the first one that holds. */
function following<Value>(answers: readonly (readonly [string, Value])[], otherwise: Value): Readable<Value> {
    const queries = answers.map(([query, value]) => [window.matchMedia(query), value] as const);
    const read = (): Value => queries.find(([query]) => query.matches)?.[1] ?? otherwise;
    const store = new Store(read());
    for (const [query] of queries) query.addEventListener("change", () => store.set(read()));
    return store;
}

/** Four regions; a canvas with sheets over it; or, on a phone, one thing at a time and no canvas. */
export const layout = following<"regions" | "sheets" | "phone">([
    ["(max-width: 640px), (max-width: 960px) and (max-height: 480px) and (pointer: coarse)", "phone"],
    ["(max-width: 1180px), (pointer: coarse)", "sheets"],
], "regions");

export const coarse = following([["(pointer: coarse)", true]], false);

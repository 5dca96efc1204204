/** What is wrong with a card, or looks so, and what can be done about it. */
import type { Operation } from "../wasm/core";

export type Severity = "error" | "warning" | "note";

/** What takes a problem away. */
export type Fix =
    /** One step of undo. */
    | { readonly is: "edit"; readonly title: string; readonly label: string; readonly operations: () => readonly Operation[] }
    | { readonly is: "retry"; readonly title: string; readonly run: string }
    | { readonly is: "render"; readonly title: string };

export interface Problem {
    /** The card and what is wrong, the same as long as it is. */
    readonly key: string;
    readonly node: string;
    readonly severity: Severity;
    readonly sentence: string;
    readonly fix?: Fix;
}

export const severities: readonly Severity[] = ["error", "warning", "note"];

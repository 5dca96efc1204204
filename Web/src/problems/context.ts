import type { Catalogue } from "../film/catalogue";
import type { FilmSettings } from "../film/settings";
import type { NodeState } from "../live/messages";
import type { CanvasDocument } from "../wasm/core";

/** What is looked at to find what is wrong. */
export interface ProblemContext {
    readonly document: Pick<CanvasDocument, "node" | "nodes" | "root" | "wiresInto" | "wiresFrom" | "connecting">;
    readonly catalogue: Catalogue;
    readonly film: FilmSettings;
    state(node: string): NodeState | undefined;
    isStale(node: string): boolean;
    hasTake(node: string): boolean;
    /** Whether the library has no such asset. */
    isMissing(asset: string): boolean;
    /** The nodes of a kind, in their order. */
    ofKind(kind: string): readonly string[];
}

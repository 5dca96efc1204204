import type { Point } from "./camera";

/** What the surface does for the menu. */
export interface MenuSources {
    fit(): void;
    fitSelection(): void;
    actualSize(): void;
    selectAll(): void;
    /** Where the pointer last was over the surface. */
    readonly pointed: Point | null;
}

/** The outline as the page's parts find it: one desk for each open film. */
import type { CanvasHost } from "../canvas/interface";
import { Studio, useStudio } from "../studio/studio";
import { OutlineDesk } from "./desk";
import { InputIndex } from "./wires";

/** A desk, and the film as the canvas's own edits want it. */
export interface Outline {
    readonly studio: Studio;
    readonly desk: OutlineDesk;
    readonly host: CanvasHost;
}

const outlines = new WeakMap<Studio, Outline>();

/** Pixels; what a finger has to meet is larger. */
const fine = { line: 28, card: 44, picture: 56 };
const coarse = { line: 44, card: 48, picture: 60 };

export function outlineOf(studio: Studio): Outline {
    let outline = outlines.get(studio);
    if (!outline) {
        const { document, catalogue, selection } = studio;
        const inputs = new InputIndex(document, catalogue);
        const source = {
            nodes: () => document.nodes(), wiresInto: (node: string) => inputs.wiresInto(node),
            subscribe: (listener: Parameters<typeof document.subscribe>[0]) => document.subscribe(listener),
        };
        const heights = window.matchMedia("(pointer: coarse)").matches ? coarse : fine;
        outline = {
            studio, host: studio.host(() => undefined),
            desk: new OutlineDesk({ document: source, catalogue, selection, heights, show: (node) => studio.canvas?.show(node) }),
        };
        outlines.set(studio, outline);
    }
    return outline;
}

export function useOutline(): Outline {
    return outlineOf(useStudio());
}

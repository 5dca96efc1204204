/** A film, or a part of it, as a template or a file. */
import { tell } from "../app/notices";
import type { CanvasHost } from "../canvas/interface";
import { nodeName } from "../canvas/words";
import type { Clip, NodeId } from "../wasm/values";

/** What is selected, or else everything that stands at the top; frames and subgraphs bring what they hold. */
export function partOf(host: CanvasHost): NodeId[] {
    const chosen = [...host.selection.nodes];
    return chosen.length > 0 ? chosen : host.core.nodes().map(({ id }) => id);
}

/** Takes are no part of a template: what was pinned belongs to the film it was made in. */
export function clipOf(host: CanvasHost, nodes: readonly NodeId[]): Clip {
    const clip = host.core.copying(nodes);
    return {
        ...clip, nodes: clip.nodes.map((node) => {
            const { take: _, ...fields } = node.fields;
            return { ...node, fields };
        }),
    };
}

/** `1A`, or the film's title. */
export function titleOf(host: CanvasHost, film: string): string {
    const [only, ...others] = host.selection.nodes;
    return only !== undefined && others.length === 0 ? nodeName(host.core, host.catalogue, only) : film || "Untitled";
}

/** A name that every system takes. */
export function fileName(title: string): string {
    const plain = title.replace(/[\\/:*?"<>|\s\u0000-\u001f\u007f]+/g, " ").replace(/^[. ]+|[. ]+$/g, "").slice(0, 80);
    return `${plain || "Untitled"}.backlot.json`;
}

export function download(title: string, clip: Clip): void {
    const address = URL.createObjectURL(new Blob([JSON.stringify(clip)], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = fileName(title);
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
    tell(`“${fileName(title)}” is saved. Let it go on a canvas, or on the list of films, to use it.`);
}

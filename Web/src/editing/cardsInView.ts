import type { Box } from "../canvas/camera";
import type { CanvasDocument, NodeId } from "../wasm/core";
import { idText } from "../wasm/core";
import { NodeFlag, ViewHead, ViewNode } from "../wasm/view";

export interface PlacedCard extends Box {
    readonly id: NodeId;
    readonly slot: number;
    /** The kind's place in the catalogue. */
    readonly kind: number;
    /** Locked, or only shown beside a subgraph. */
    readonly isLocked: boolean;
    /** An open frame. */
    readonly isFrame: boolean;
}

/** What the core says of a box of the canvas (all in eighths), copied: the core's own list lasts until its next call. */
export function viewOf(document: Pick<CanvasDocument, "view">, box: Box): Int32Array {
    return document.view(box.x, box.y, 1, box.width / 8, box.height / 8).slice();
}

/** The cards of a view. */
export function cardsOf(list: Int32Array): PlacedCard[] {
    const word = (at: number): number => list[at] ?? 0;
    const start = word(ViewHead.nodesAt);
    return Array.from({ length: word(ViewHead.nodeCount) }, (_, index) => {
        const at = start + index * ViewNode.size;
        return {
            id: idText(word(at + ViewNode.idHigh), word(at + ViewNode.idLow)), slot: word(at + ViewNode.slot),
            kind: word(at + ViewNode.kind),
            isLocked: (word(at + ViewNode.flags) & (NodeFlag.locked | NodeFlag.portal)) !== 0,
            isFrame: (word(at + ViewNode.flags) & NodeFlag.frame) !== 0,
            x: word(at + ViewNode.x), y: word(at + ViewNode.y), width: word(at + ViewNode.width), height: word(at + ViewNode.height),
        };
    });
}

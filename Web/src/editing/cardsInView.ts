import type { Box } from "../canvas/camera";
import type { CanvasDocument, NodeId } from "../wasm/core";
import { idText } from "../wasm/core";
import { ViewHead, ViewNode } from "../wasm/view";

export interface PlacedCard extends Box {
    readonly id: NodeId;
    /** The kind's place in the catalogue. */
    readonly kind: number;
}

/** The cards that a box meets, all in eighths. */
export function cardsIn(document: Pick<CanvasDocument, "view">, box: Box): PlacedCard[] {
    const list = document.view(box.x, box.y, 1, box.width / 8, box.height / 8);
    const word = (at: number): number => list[at] ?? 0;
    const start = word(ViewHead.nodesAt);
    return Array.from({ length: word(ViewHead.nodeCount) }, (_, index) => {
        const at = start + index * ViewNode.size;
        return {
            id: idText(word(at + ViewNode.idHigh), word(at + ViewNode.idLow)), kind: word(at + ViewNode.kind),
            x: word(at + ViewNode.x), y: word(at + ViewNode.y), width: word(at + ViewNode.width), height: word(at + ViewNode.height),
        };
    });
}

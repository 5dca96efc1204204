/** Walks through a list as wasm/view.ts lays it out. */
import { ViewHead, ViewNode, ViewWire } from "../../wasm/view";

export function forEachNode(list: Int32Array, action: (at: number, index: number) => void): void {
    const count = list[ViewHead.nodeCount] ?? 0;
    let at = list[ViewHead.nodesAt] ?? 0;
    for (let index = 0; index < count; index += 1, at += ViewNode.size) action(at, index);
}

export function forEachWire(list: Int32Array, action: (at: number) => void): void {
    const count = list[ViewHead.wireCount] ?? 0;
    let at = list[ViewHead.wiresAt] ?? 0;
    for (let index = 0; index < count; index += 1, at += ViewWire.size) action(at);
}

import type { Port } from "../film/catalogue";
import { nodeName } from "../canvas/words";
import type { Node } from "../wasm/core";
import type { ProblemContext } from "./context";
import type { Fix } from "./problem";

/** Wires the nearest card that fits into an empty input; undefined where there is none. */
export function wireIn(node: Node, port: Port, context: ProblemContext): Fix | undefined {
    const sources = context.catalogue.kinds.flatMap((kind) => {
        const output = kind.ports.find((each) => each.direction === "output" && each.type === port.type);
        return output ? context.ofKind(kind.key).map((id) => ({ id, port: output.key })) : [];
    });
    let nearest: { id: string; port: string; away: number } | undefined;
    for (const source of sources) {
        const other = context.document.node(source.id);
        if (!other || other.id === node.id) continue;
        const away = Math.hypot(other.x - node.x, other.y - node.y);
        if (!nearest || away < nearest.away) nearest = { ...source, away };
    }
    if (!nearest) return undefined;
    const from = { node: nearest.id, port: nearest.port };
    const name = nodeName(context.document, context.catalogue, nearest.id);
    return {
        is: "edit", title: `Wire in “${name}”`, label: `Connect “${name}”`,
        operations: () => context.document.connecting(from, { node: node.id, port: port.key }),
    };
}

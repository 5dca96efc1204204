/** What a cut takes of its shots that they do not have. */
import { ownLength } from "../canvas/quietLine";
import { nodeName } from "../canvas/words";
import { choiceOf, numberOf } from "../film/settings";
import type { Node, Operation, Wire } from "../wasm/core";
import type { ProblemContext } from "./context";
import type { Problem } from "./problem";

export function sequenceProblems(node: Node, context: ProblemContext): Problem[] {
    return context.document.wiresInto(node.id, "video").flatMap((wire, index) => wireProblems(node, wire, index, context));
}

function wireProblems(node: Node, wire: Wire, index: number, context: ProblemContext): Problem[] {
    const source = context.document.node(wire.source.node);
    const length = source ? ownLength(source, context.catalogue.kind(source.kind)) : undefined;
    if (!source || length === undefined) return [];
    const name = nodeName(context.document, context.catalogue, source.id);
    const start = numberOf(wire.fields["in"]) ?? 0;
    const end = numberOf(wire.fields["out"]) || length;
    const found: Problem[] = [];
    if (start >= length || end > length || end <= start) {
        const what = start >= length ? "begins behind its last frame" : end > length ? "ends behind its last frame" : "ends before it begins";
        found.push({
            key: `${node.id} ends ${wire.id}`, node: node.id, severity: "error", sentence: `What it uses of “${name}” ${what}.`,
            fix: { is: "edit", title: `Use all of “${name}”`, label: `Use all of “${name}”`, operations: () => whole(wire) },
        });
    }
    const kind = choiceOf(wire.fields["transition"]);
    const long = numberOf(wire.fields["transition_length"]) ?? 12;
    const used = end - start;
    if (index > 0 && kind !== undefined && kind !== "cut" && used > 0 && long > used) {
        found.push({
            key: `${node.id} transition ${wire.id}`, node: node.id, severity: "warning", sentence: `The transition to “${name}” is longer than what is used of it.`,
            fix: {
                is: "edit", title: "Make it as long", label: "Transition length",
                operations: () => [{ op: "set_field", wire: wire.id, key: "transition_length", value: { frames: Math.max(1, used) } }],
            },
        });
    }
    return found;
}

function whole(wire: Wire): readonly Operation[] {
    return ["in", "out"].filter((key) => wire.fields[key] !== undefined)
        .map((key): Operation => ({ op: "set_field", wire: wire.id, key, value: null }));
}

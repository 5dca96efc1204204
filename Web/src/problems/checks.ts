/** Looks at one card after the other; each check knows one thing that can be wrong. */
import { nodeName } from "../canvas/words";
import { count } from "../film/words";
import type { Kind } from "../film/catalogue";
import { assetIn, mediaIn } from "../assets/references";
import type { Node } from "../wasm/core";
import type { ProblemContext } from "./context";
import { sequenceProblems } from "./cutChecks";
import type { Problem } from "./problem";
import { shotProblems } from "./shotChecks";
import { wireIn } from "./wiring";

/** Everything that is wrong with a card. A bypassed or muted one is left alone: it was taken out on purpose. */
export function problemsOf(id: string, context: ProblemContext): readonly Problem[] {
    const node = context.document.node(id);
    if (!node || id === context.document.root().id) return [];
    const kind = context.catalogue.kind(node.kind);
    if (!kind) return [{ key: `${id} kind`, node: id, severity: "warning", sentence: "This studio does not know this kind of card. It is kept as it is." }];
    const found = [...jobProblems(node, context), ...missing(node, context)];
    if (node.bypassed || node.muted) return found;
    found.push(...inputs(node, kind, context), ...unused(node, kind, context));
    if (node.kind === "shot") found.push(...shotProblems(node, context));
    if (node.kind === "sequence") found.push(...sequenceProblems(node, context));
    return found;
}

/** Required inputs that nothing is wired into. */
function inputs(node: Node, kind: Kind, context: ProblemContext): Problem[] {
    return kind.ports.filter((port) => port.direction === "input" && port.isRequired).flatMap((port): Problem[] => {
        if (context.document.wiresInto(node.id, port.key).length > 0) return [];
        const fix = wireIn(node, port, context);
        return [{
            key: `${node.id} ${port.key}`, node: node.id, severity: "error",
            sentence: `Nothing is wired into ${port.title}: it cannot run.`, ...(fix && { fix }),
        }];
    });
}

/** What leads nowhere. */
function unused(node: Node, kind: Kind, context: ProblemContext): Problem[] {
    if (!["shot", "character", "scene"].includes(node.kind) || context.document.wiresFrom(node.id).length > 0) return [];
    if (node.kind !== "shot") {
        return [{ key: `${node.id} unused`, node: node.id, severity: "note", sentence: `No shot shows this ${kind.title.toLowerCase()}.` }];
    }
    const cuts = context.ofKind("sequence");
    const [cut] = cuts;
    const name = cut === undefined ? "" : nodeName(context.document, context.catalogue, cut);
    return [{
        key: `${node.id} unused`, node: node.id, severity: "warning",
        sentence: cuts.length === 0 ? "There is no cut that it could stand in." : "It stands in no cut: the film goes without it.",
        ...(cut !== undefined && cuts.length === 1 && {
            fix: {
                is: "edit", title: `Put at the end of “${name}”`, label: `Put into “${name}”`,
                operations: () => context.document.connecting({ node: node.id, port: "video" }, { node: cut, port: "video" }),
            },
        }),
    }];
}

function jobProblems(node: Node, context: ProblemContext): Problem[] {
    const state = context.state(node.id);
    if (state?.state === "failed") {
        return [{
            key: `${node.id} failed`, node: node.id, severity: "error", sentence: `Rendering failed: ${state.message ?? "nobody said why"}`,
            ...(state.run !== null && { fix: { is: "retry", title: "Retry", run: state.run } }),
        }];
    }
    if (state?.state === "blocked") {
        return [{ key: `${node.id} blocked`, node: node.id, severity: "warning", sentence: "It waits for something that failed or was cancelled." }];
    }
    if (!context.hasTake(node.id) || !context.isStale(node.id) || node.muted || node.bypassed) return [];
    return [{
        key: `${node.id} stale`, node: node.id, severity: "note", sentence: "It has changed since its take was rendered.",
        fix: { is: "render", title: "Render" },
    }];
}

/** Files and assets that are not there. */
function missing(node: Node, context: ProblemContext): Problem[] {
    const asset = assetIn(node.fields);
    if (asset !== undefined && context.isMissing(asset)) {
        return [{ key: `${node.id} asset`, node: node.id, severity: "error", sentence: "The library no longer has what this stands for." }];
    }
    const needsFile = ["image", "video", "audio"].includes(node.kind);
    if (!needsFile || asset !== undefined || mediaIn(node.fields) !== undefined) return [];
    return [{ key: `${node.id} file`, node: node.id, severity: "error", sentence: "It names no file: choose one of the library." }];
}

/** `3 errors, 1 warning`. */
export function countWords(counts: Readonly<Record<Problem["severity"], number>>): string {
    const words = [
        counts.error > 0 ? count(counts.error, "error") : "", counts.warning > 0 ? count(counts.warning, "warning") : "",
        counts.note > 0 ? count(counts.note, "note") : "",
    ];
    return words.filter((each) => each !== "").join(", ");
}

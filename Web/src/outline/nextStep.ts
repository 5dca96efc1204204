/** What a film that is only beginning needs next; each step is one button. */
import type { Structure } from "./structure";

export type NextStep =
    | { readonly is: "add"; readonly kind: string; readonly title: string; readonly why: string }
    | { readonly is: "connect"; readonly node: string; readonly title: string; readonly why: string };

/** Undefined once every shot has its scene and stands in a cut. */
export function nextStep(structure: Structure): NextStep | undefined {
    const all = [...structure.summaries.values()];
    const shots = all.filter(({ kind }) => kind === "shot");
    const has = (kind: string): boolean => all.some((node) => node.kind === kind);
    if (!has("scene")) return { is: "add", kind: "scene", title: "Add a scene", why: "A scene is where and when it happens." };
    if (!has("character") && shots.length === 0) {
        return { is: "add", kind: "character", title: "Add a character", why: "A character is who is seen." };
    }
    if (shots.length === 0) return { is: "add", kind: "shot", title: "Add a shot", why: "A shot is one run of the camera." };
    const bare = inOrder(structure).find((id) => structure.summaries.get(id)?.kind === "shot"
        && structure.inputs(id).every((wire) => wire.target.port !== "scene"));
    if (bare !== undefined) {
        const name = structure.name(bare);
        return { is: "connect", node: bare, title: `Connect ${name}`, why: `${name} has no scene yet: it cannot run.` };
    }
    if (structure.cuts.length > 0 || shots.length < 2) return undefined;
    return { is: "add", kind: "sequence", title: "Add a cut", why: "A cut puts the shots in order." };
}

/** As the outline lists them. */
function inOrder({ cuts, headings, inputs }: Structure): string[] {
    return [...cuts.flatMap((cut) => inputs(cut).map((wire) => wire.source.node)), ...headings.flatMap(({ nodes }) => nodes)];
}

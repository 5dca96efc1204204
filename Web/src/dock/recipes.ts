/** Recipes as the page tells them: those of variations say what varied, besides what stood in the film. */
import { call } from "../api/client";
import type { Recipe, Take, VariationTrack } from "../api/types";
import type { ProjectSession } from "../live/project";
import { stepsOf } from "../variations/matrix";

export interface ToldRecipe extends Recipe {
    /** What varied, each with its one value; none for takes of the film as it stood. */
    readonly varied: readonly VariationTrack[];
}

/** How a take was made. The studio gives the fields of the film's revision; what a variation supposed lies over them. */
export async function recipeOf(take: Take, session: Pick<ProjectSession, "states">): Promise<ToldRecipe> {
    const recipe = await call("takeRecipe", { path: { take: take.id } });
    const known = session.states.runs.get(recipe.run) ?? (await call("run", { path: { run: recipe.run } })).run;
    if (known.varies === null) return { ...recipe, varied: [] };
    const { cells, variations } = await call("variationSheet", { path: { run: recipe.run } });
    const place = cells.findIndex(({ job }) => job.id === take.job);
    if (place < 0) return { ...recipe, varied: [] };
    const steps = stepsOf(place, variations.axes);
    const varied = variations.axes.flatMap((axis, index) => axis.map((track) => single(track, steps[index] ?? 0)));
    return { ...recipe, varied, fields: recipe.fields && { ...recipe.fields, ...ownFields(varied, recipe.node) } };
}

/** A track with the value of one step alone. */
function single(track: VariationTrack, step: number): VariationTrack {
    if ("tier" in track) return { tier: track.tier.slice(step, step + 1) };
    return { field: { ...track.field, values: track.field.values.slice(step, step + 1) } };
}

function ownFields(varied: readonly VariationTrack[], node: string): Recipe["filmFields"] {
    return Object.fromEntries(varied.flatMap((track) => {
        const value = "field" in track && track.field.node === node ? track.field.values[0] : undefined;
        return "field" in track && value ? [[track.field.key, value] as const] : [];
    }));
}

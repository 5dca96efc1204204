/** What the made-up shots show: moving takes of this studio where it has any, else pictures drawn in this tab. */
import { call } from "../api/client";
import type { NodeState, Take } from "../api/types";
import type { BenchLayout } from "./layout";
import { cardId } from "./film";
import { standInName } from "./standIn";

/** So many films are asked, and so many takes of each: enough that neighbours differ. */
const films = 5;
const takesOfFilm = 100;

/** The newest moving takes of the films that have some. */
export async function realTakes(): Promise<Take[]> {
    const { items } = await call("projects", { query: { limit: 50 } });
    const made = items.filter((film) => film.finishedShots > 0).slice(0, films);
    const lists = await Promise.all(made.map((film) =>
        call("takes", { path: { project: film.id }, query: { limit: takesOfFilm } })));
    return lists.flatMap((list) => list.items).filter((take) => take.kind === "video" && take.frames > 1);
}

/** How the shots stand: most are done, and some look another way, as in a film under way. */
export function statesOf(layout: BenchLayout, takes: readonly Take[]): NodeState[] {
    return layout.cards.flatMap(({ kind, number }, index) =>
        (kind === "shot" ? [stateOf(cardId(index), number, takes)] : []));
}

function stateOf(node: string, number: number, takes: readonly Take[]): NodeState {
    const state = number % 41 === 40 ? "failed" : number % 17 === 16 ? "waiting" : number % 5 === 4 ? "cached" : "succeeded";
    const take = state === "failed" || state === "waiting" ? null : takeOf(node, number, takes);
    return {
        node, job: id("J", number), run: null, state, attempts: 1, cause: null,
        message: state === "failed" ? "This one failed so that a failure can be seen." : null,
        position: state === "waiting" ? Math.floor(number / 17) + 1 : null, progress: null, take,
        takes: take ? 1 : 0, reviews: 0, fingerprint: null,
    };
}

/** Written out in full: thousands of objects copied from others are slow to make. */
function takeOf(node: string, number: number, takes: readonly Take[]): Take {
    const real = takes[number % Math.max(1, takes.length)];
    return {
        id: real?.id ?? id("T", number), node, number: 1, job: id("J", number), media: real?.media ?? standInName(number),
        kind: real?.kind ?? "image", byteCount: real?.byteCount ?? 0, frames: real?.frames ?? 1, tier: "draft",
        created: real?.created ?? "2026-01-01T00:00:00.000Z",
        // Some were made from something else than the film says now: they are shown as stale.
        fingerprint: number % 23 === 22 ? "0000000000000000" : null,
        remarks: nothing, recipe: noRecipe, starred: number % 29 === 0, verdict: number % 13 === 0 ? "approved" : "open",
        note: "", deleted: false,
    };
}

const nothing: readonly string[] = [];
const noRecipe = {};

function id(letter: string, number: number): string {
    return `0${letter}${number.toString().padStart(24, "0")}`;
}

/** What somebody is setting up: axes of tracks, with what was typed for them. Every function gives the next set-up. */
import type { Tier, Value, VariationTrack, Variations } from "../api/types";
import type { Catalogue, Field } from "../film/catalogue";
import { isSame } from "../film/settings";
import type { Rate } from "../film/values";
import { Reading, currentValue, fieldOf } from "./fields";
import { isTyped, readTyped, typedText } from "./typed";

/** A track while it is set up. */
export interface Draft {
    /** Tells tracks apart while they move between axes. */
    readonly id: string;
    readonly track: VariationTrack;
    /** As it was typed; absent where values are chosen. */
    readonly text?: string;
    /** What of the text cannot be read. */
    readonly problem?: string;
}

export type DraftAxis = readonly Draft[];
export type SetUp = readonly DraftAxis[];

/** A film that a set-up is about. */
export interface Film {
    readonly document: Reading;
    readonly catalogue: Catalogue;
    readonly rate: Rate;
}

const tiers: readonly Tier[] = ["draft", "standard", "high"];

/** Names what varies: a field of a node, or the tier. */
export function trackId(track: VariationTrack): string {
    return "tier" in track ? "tier" : `${track.field.node} ${track.field.key}`;
}

function draftOf(track: VariationTrack, film: Film): Draft {
    const id = trackId(track);
    if ("tier" in track) return { id, track };
    const field = fieldOf(track.field.node, track.field.key, film.document, film.catalogue);
    return field && isTyped(field.type) ? { id, track, text: typedText(track.field.values, film.rate) } : { id, track };
}

/** A set-up from a matrix that there was; what its film no longer has is left out. */
export function setUpOf(variations: Pick<Variations, "axes">, film: Film): SetUp {
    return variations.axes.map((axis) => axis
        .filter((track) => "tier" in track || fieldOf(track.field.node, track.field.key, film.document, film.catalogue) !== undefined)
        .map((track) => draftOf(track, film))).filter((axis) => axis.length > 0);
}

/** The matrix that a set-up asks for. */
export function variationsOf(node: string, setUp: SetUp): Variations {
    return { node, axes: setUp.map((axis) => axis.map(({ track }) => track)) };
}

/** The first thing that is wrong before the studio is asked. */
export function problemOf(setUp: SetUp): string | undefined {
    return setUp.flat().find(({ problem }) => problem !== undefined)?.problem;
}

/** A field or the tier as it is now: its first and so far only value. */
export function fresh(what: { node: string; field: Field } | "tier", tier: Tier, film: Film): Draft {
    if (what === "tier") return { id: "tier", track: { tier: [tier] } };
    const value = currentValue(what.node, what.field.key, film.document, film.catalogue) ?? (what.field.defaultValue as Value);
    const values = what.field.type.is === "bool" ? [{ bool: false }, { bool: true }] : [value];
    return draftOf({ field: { node: what.node, key: what.field.key, values } }, film);
}

/** Without a track; an axis that has none goes. */
export function without(setUp: SetUp, id: string): SetUp {
    return setUp.map((axis) => axis.filter((draft) => draft.id !== id)).filter((axis) => axis.length > 0);
}

/** With an axis for what varies, before the last: the columns stay. */
export function withAxis(setUp: SetUp, draft: Draft): SetUp {
    return [...without(setUp, draft.id), [draft]];
}

/** Something varies together with another: it moves to that one's axis. */
export function together(setUp: SetUp, draft: Draft, other: string): SetUp {
    return without(setUp, draft.id).map((axis) => (axis.some(({ id }) => id === other) ? [...axis, draft] : axis));
}

/** A track of several goes to an axis of its own, behind the one it was on. */
export function alone(setUp: SetUp, id: string): SetUp {
    return setUp.flatMap((axis) => {
        const draft = axis.find((each) => each.id === id);
        return draft && axis.length > 1 ? [axis.filter((each) => each !== draft), [draft]] : [axis];
    });
}

/** An axis changes places with its neighbour. */
export function moved(setUp: SetUp, index: number, by: -1 | 1): SetUp {
    const [axis, other] = [setUp[index], setUp[index + by]];
    if (!axis || !other) return setUp;
    const next = [...setUp];
    [next[index], next[index + by]] = [other, axis];
    return next;
}

/** With other values of a field. */
export function withValues(setUp: SetUp, id: string, values: readonly Value[], film: Film): SetUp {
    return changed(setUp, id, (draft) => "tier" in draft.track
        ? draft : draftOf({ field: { ...draft.track.field, values } }, film));
}

/** With what was typed for a field; values are those of it that can be read. */
export function withText(setUp: SetUp, id: string, text: string, film: Film): SetUp {
    return changed(setUp, id, (draft) => {
        if ("tier" in draft.track) return draft;
        const { node, key } = draft.track.field;
        const field = fieldOf(node, key, film.document, film.catalogue);
        if (!field) return draft;
        const { values, problem } = readTyped(text, field, film.rate);
        return { id, text, problem, track: { field: { node, key, values } } };
    });
}

/** With a tier more or less, from coarse to fine. */
export function withTier(setUp: SetUp, tier: Tier): SetUp {
    return changed(setUp, "tier", (draft) => {
        if (!("tier" in draft.track)) return draft;
        const now = draft.track.tier;
        const next = now.includes(tier) ? now.filter((each) => each !== tier) : [...now, tier];
        return { ...draft, track: { tier: isZip(setUp, "tier") ? next : tiers.filter((each) => next.includes(each)) } };
    });
}

/** With a choice more or less: in the order of the list, or of pressing where another field moves along. */
export function withChoice(setUp: SetUp, id: string, choice: string, field: Field, film: Film): SetUp {
    const draft = setUp.flat().find((each) => each.id === id);
    if (!draft || "tier" in draft.track || field.type.is !== "choice") return setUp;
    const now = draft.track.field.values;
    const next = now.some((value) => isSame(value, { choice })) ? now.filter((value) => !isSame(value, { choice })) : [...now, { choice }];
    const order = field.type.choices.map(({ key }) => key);
    const place = (value: Value): number => ("choice" in value ? order.indexOf(value.choice) : -1);
    return withValues(setUp, id, isZip(setUp, id) ? next : [...next].sort((a, b) => place(a) - place(b)), film);
}

/** Whether something moves along with a track. */
export function isZip(setUp: SetUp, id: string): boolean {
    return setUp.some((axis) => axis.length > 1 && axis.some((draft) => draft.id === id));
}

function changed(setUp: SetUp, id: string, change: (draft: Draft) => Draft): SetUp {
    return setUp.map((axis) => axis.map((draft) => (draft.id === id ? change(draft) : draft)));
}

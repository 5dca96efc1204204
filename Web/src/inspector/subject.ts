/** What the inspector edits: one thing or several of the same shape, behind one face. */
import type { Field, Kind } from "../film/catalogue";
import { isSame } from "../film/settings";
import { count } from "../film/words";
import type { ProjectSession } from "../live/project";
import type { Operation, Value } from "../wasm/core";

/** A node or a wire whose fields are edited. */
export interface Target {
    readonly is: "node" | "wire";
    readonly id: string;
    readonly fields: { readonly [key: string]: Value };
    /** What an undo step calls it: `shot`. */
    readonly noun?: string;
    /** It refuses edits; with others it is left out. */
    readonly isLocked?: boolean;
}

/** Several values at once. */
export const mixed = Symbol("mixed");

export type Shown = Value | typeof mixed;

/** What all targets hold in a field. */
export function shownValue(targets: readonly Target[], field: Field): Shown {
    const first = targets[0]?.fields[field.key] ?? field.defaultValue;
    for (const target of targets) {
        const value = target.fields[field.key] ?? field.defaultValue;
        if (value !== first && !isSameQuickly(value, first)) return mixed;
    }
    return first;
}

/** Most values are one word or number. */
function isSameQuickly(a: Value, b: Value): boolean {
    if ("choice" in a && "choice" in b) return a.choice === b.choice;
    if ("decimal" in a && "decimal" in b) return a.decimal === b.decimal;
    if ("frames" in a && "frames" in b) return a.frames === b.frames;
    if ("text" in a && "text" in b) return a.text === b.text;
    return isSame(a, b);
}

/** Whether any target holds something of its own. */
export function isSet(targets: readonly Target[], field: Field): boolean {
    return targets.some((target) => {
        const value = target.fields[field.key];
        return value !== undefined && !isSameQuickly(value, field.defaultValue);
    });
}

/** Fields that all kinds have in the same form. */
export function commonFields(kinds: readonly Kind[]): readonly Field[] {
    const [first, ...others] = [...new Set(kinds)];
    if (!first) return [];
    return first.fields.filter((field) => others.every((kind) =>
        kind.fields.some((other) => other.key === field.key && JSON.stringify(other.type) === JSON.stringify(field.type))));
}

/** Sets a field of all targets in one step; `null` takes it away. */
export function setField(
    session: ProjectSession, targets: readonly Target[], field: Field, value: Value | null, gesture?: string,
): boolean {
    return setEach(session, targets, field, () => value, gesture);
}

/**
 * Changes a field of each target from its own value, in one step; those that would not change say nothing.
 *
 * @param isGoing the gesture has begun before: the targets stand as they were then, and each is told anew.
 */
export function setEach(
    session: ProjectSession, targets: readonly Target[], field: Field, change: (value: Value) => Value | null,
    gesture?: string, isGoing = false,
): boolean {
    const free = targets.length === 1 ? targets : targets.filter((target) => !target.isLocked);
    const operations = free.flatMap((target): Operation[] => {
        const value = change(target.fields[field.key] ?? field.defaultValue);
        const stored = value !== null && isSame(value, field.defaultValue) ? null : value;
        if (!isGoing && isSame(target.fields[field.key] ?? null, stored)) return [];
        return [target.is === "node"
            ? { op: "set_field", node: target.id, key: field.key, value: stored }
            : { op: "set_field", wire: target.id, key: field.key, value: stored }];
    });
    return session.perform(labelOf(field.title, free), operations, gesture);
}

/** `Set lens of 12 shots`. */
export function labelOf(title: string, targets: readonly Target[]): string {
    if (targets.length === 1) return title;
    const nouns = new Set(targets.map((target) => target.noun ?? "card"));
    const [noun] = nouns;
    return `Set ${title.toLowerCase()} of ${count(targets.length, nouns.size === 1 && noun !== undefined ? noun : "card")}`;
}

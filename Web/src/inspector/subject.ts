/** What the inspector edits: one thing or several of the same shape, behind one face. */
import type { Field, Kind } from "../film/catalogue";
import { isSame } from "../film/settings";
import type { ProjectSession } from "../live/project";
import type { Operation, Value } from "../wasm/core";

/** A node or a wire whose fields are edited. */
export interface Target {
    readonly is: "node" | "wire";
    readonly id: string;
    readonly fields: { readonly [key: string]: Value };
}

/** Several values at once. */
export const mixed = Symbol("mixed");

export type Shown = Value | typeof mixed;

/** What all targets hold in a field. */
export function shownValue(targets: readonly Target[], field: Field): Shown {
    const values = targets.map((target) => target.fields[field.key] ?? field.defaultValue);
    const first = values[0] ?? field.defaultValue;
    return values.every((value) => isSame(value, first)) ? first : mixed;
}

/** Whether any target holds something of its own. */
export function isSet(targets: readonly Target[], field: Field): boolean {
    return targets.some((target) => {
        const value = target.fields[field.key];
        return value !== undefined && !isSame(value, field.defaultValue);
    });
}

/** Fields that all kinds have in the same form. */
export function commonFields(kinds: readonly Kind[]): readonly Field[] {
    const [first, ...others] = kinds;
    if (!first) return [];
    return first.fields.filter((field) => others.every((kind) =>
        kind.fields.some((other) => other.key === field.key && JSON.stringify(other.type) === JSON.stringify(field.type))));
}

/** Sets a field of all targets in one step; `null` takes it away. */
export function setField(
    session: ProjectSession, targets: readonly Target[], field: Field, value: Value | null, gesture?: string,
): boolean {
    const stored = value !== null && isSame(value, field.defaultValue) ? null : value;
    const operations = targets
        .filter((target) => !isSame(target.fields[field.key] ?? null, stored))
        .map((target): Operation => target.is === "node"
            ? { op: "set_field", node: target.id, key: field.key, value: stored }
            : { op: "set_field", wire: target.id, key: field.key, value: stored });
    const label = targets.length > 1 ? `${field.title} of ${targets.length}` : field.title;
    return session.perform(label, operations, gesture);
}

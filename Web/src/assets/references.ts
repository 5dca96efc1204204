/** Fields that name something outside of the document: an asset of the library, a file by its hash. */
import type { Field, Kind } from "../film/catalogue";
import type { Fields, Reference, Value } from "../wasm/core";

/** A reference as a field takes it: by itself, or as a list of none or one. */
export function referenceValue(field: Field | undefined, reference: Reference): Value {
    return field?.type.is === "list" ? { list: [{ reference }] } : { reference };
}

export function referenceOf(value: Value | undefined): Reference | undefined {
    if (!value) return undefined;
    if ("reference" in value) return value.reference;
    return "list" in value ? referenceOf(value.list[0]) : undefined;
}

/** The asset that a field names; ids of nothing but zeros name none. */
export function assetIn(fields: Fields, key = "asset"): string | undefined {
    const reference = referenceOf(fields[key]);
    return reference && "asset" in reference && /[^0-]/.test(reference.asset) ? reference.asset : undefined;
}

export function mediaIn(fields: Fields, key = "file"): string | undefined {
    const reference = referenceOf(fields[key]);
    return reference && "media" in reference && /[^0]/.test(reference.media) ? reference.media : undefined;
}

export function follows(fields: Fields): boolean {
    const value = fields["follows"];
    return value !== undefined && "bool" in value && value.bool;
}

export function fieldOf(kind: Kind | undefined, key: string): Field | undefined {
    return kind?.fields.find((field) => field.key === key);
}

/** Whether a card is what was searched for. What it says is gathered once for each state of the card. */
import type { Catalogue, Field } from "../film/catalogue";
import { choiceOf, choiceTitle, fieldValue, numberOf } from "../film/settings";
import type { Node, Value } from "../wasm/core";
import type { Term } from "./query";

export interface MatchSources {
    readonly catalogue: Catalogue;
    /** Whether a card is in a state, by its word. */
    isIn(node: Node, state: string): boolean;
}

/** What people call fields besides their names. */
const nicknames: Readonly<Record<string, string>> = { lens: "focal_length", length: "duration", move: "movement", light: "lighting", text: "action" };

const said = new WeakMap<Node, string>();

export function matches(node: Node, terms: readonly Term[], sources: MatchSources): boolean {
    return terms.every((term) => holds(node, term, sources) !== term.isNot);
}

function holds(node: Node, { is, key, words }: Term, sources: MatchSources): boolean {
    const kind = sources.catalogue.kind(node.kind);
    switch (is) {
        case "kind": return node.kind.startsWith(words) || (kind?.title.toLowerCase().startsWith(words) ?? false);
        case "state": return sources.isIn(node, words);
        case "words": return sayings(node, sources.catalogue).includes(words);
        case "field": {
            const wanted = nicknames[key] ?? key;
            const field = kind?.fields.find((each) => each.key === wanted || each.title.toLowerCase().replace(/ /g, "_") === wanted)
                ?? kind?.fields.find((each) => each.key.startsWith(wanted));
            if (field) return isLike(fieldValue(node.fields, kind, field.key), field, words);
            // A colon may simply be written: `int: room`.
            return sayings(node, sources.catalogue).includes(`${key}:${words}`);
        }
    }
}

function isLike(value: Value | undefined, field: Field, words: string): boolean {
    const compared = /^([<>]=?|=)?\s*(-?\d+(?:\.\d+)?)$/.exec(words);
    const number = numberOf(value);
    if (number !== undefined && compared) {
        const wanted = Number(compared[2]);
        switch (compared[1]) {
            case ">": return number > wanted;
            case ">=": return number >= wanted;
            case "<": return number < wanted;
            case "<=": return number <= wanted;
            default: return number === wanted;
        }
    }
    return value !== undefined && textsIn(value, field).some((text) => text.toLowerCase().includes(words));
}

/** Everything that stands on a card or in its settings, in small letters. */
export function sayings(node: Node, catalogue: Catalogue): string {
    const known = said.get(node);
    if (known !== undefined) return known;
    const kind = catalogue.kind(node.kind);
    const parts = [node.title, kind?.title ?? node.kind];
    for (const [key, value] of Object.entries(node.fields)) {
        parts.push(...textsIn(value, kind?.fields.find((field) => field.key === key)));
    }
    const all = parts.join("\n").toLowerCase();
    said.set(node, all);
    return all;
}

function textsIn(value: Value, field: Field | undefined): string[] {
    if ("text" in value) return [value.text];
    if ("choice" in value) return [choiceTitle(field, choiceOf(value)), value.choice.replace(/_/g, " ")];
    if ("list" in value) return value.list.flatMap((each) => textsIn(each, undefined));
    if ("record" in value) return Object.values(value.record).flatMap((each) => textsIn(each, undefined));
    if ("decimal" in value) return [`${value.decimal} ${field?.unit ?? ""}`.trim()];
    return [];
}

/**
 * What a person types to find cards: words that all have to occur, `"a phrase"`, `kind:shot`, `is:stale`, a field such as
 * `framing:close` or `lens:>50`, and a minus before what must not be so.
 */
export interface Term {
    readonly isNot: boolean;
    readonly is: "words" | "kind" | "state" | "field";
    /** For fields: which. */
    readonly key: string;
    /** In small letters. */
    readonly words: string;
}

const token = /(-?)(?:([\p{L}_]+):)?(?:"([^"]*)"?|(\S+))/gu;

export function readQuery(text: string): readonly Term[] {
    return [...text.matchAll(token)].flatMap((found): Term[] => {
        const [, minus = "", key = "", phrase, word] = found;
        const words = (phrase ?? word ?? "").toLowerCase();
        const name = key.toLowerCase();
        // Half typed: nothing is meant yet.
        if (words === "" || (minus === "" && key === "" && words === "-")) return [];
        const is = name === "" ? "words" : name === "kind" ? "kind" : name === "is" ? "state" : "field";
        return [{ isNot: minus === "-", is, key: name, words }];
    });
}

/** States that can be asked for. */
export const stateWords = [
    "stale", "failed", "running", "waiting", "blocked", "done", "new", "locked", "muted", "bypassed", "selected", "wrong", "unused",
    "approved", "starred",
] as const;

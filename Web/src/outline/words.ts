/** What a row of the outline says: to who sees it in a few letters, to who hears it in full. */
import type { Take } from "../api/types";
import { CardState, stateWords } from "../canvas/cardState";
import type { QuietLine } from "../canvas/quietLine";
import { count } from "../film/words";
import type { IconName } from "../ui/Icon";
import type { Node } from "../wasm/core";
import type { Row } from "./rows";

/** How a card stands: a sign and a word, so that neither colour nor shape alone says it. */
export interface Standing {
    readonly sign: IconName;
    readonly word: string;
    readonly tone: "quiet" | "good" | "bad" | "busy";
}

/** Undefined for what is never rendered. */
export function standingOf(state: CardState, isStale: boolean, verdict: Take["verdict"] | undefined): Standing {
    switch (state.is) {
        case "waiting":
            if (state.isHeld) return { sign: "pause", word: "Held", tone: "quiet" };
            return { sign: "queue", word: state.position === null ? "Waits" : `Place ${state.position}`, tone: "busy" };
        case "running":
            return { sign: "loop", word: `${Math.floor(state.fraction * 100)} %`, tone: "busy" };
        case "failed":
            return { sign: "alert", word: "Failed", tone: "bad" };
        case "blocked":
            return { sign: "alert", word: "Blocked", tone: "bad" };
        case "idle":
            return { sign: "film", word: "No take", tone: "quiet" };
        default:
            if (isStale) return { sign: "clock", word: "Stale", tone: "quiet" };
            if (verdict === "approved") return { sign: "check", word: "Approved", tone: "good" };
            if (verdict === "rejected") return { sign: "close", word: "Rejected", tone: "bad" };
            return state.is === "cached" ? { sign: "lightning", word: "Rendered", tone: "quiet" } : { sign: "check", word: "Rendered", tone: "quiet" };
    }
}

/** What is heard of a row. */
export interface Heard {
    readonly row: Row;
    readonly kind: string;
    /** The port that an input enters. */
    readonly port: string | undefined;
    readonly line: QuietLine | undefined;
    /** In how many shots it is; empty for what is in none by its nature. */
    readonly uses: string;
    readonly node: Node | null;
    readonly state: CardState | undefined;
    readonly isStale: boolean;
    readonly verdict: Take["verdict"] | undefined;
    nameOf(node: string): string;
}

export function rowWords(heard: Heard): string {
    const { row, kind, port, line, uses, node, state, isStale, verdict, nameOf } = heard;
    if (row.is === "heading") return `${row.title}, ${count(row.holds, "card")}`;
    if (row.is === "input") return [row.title, port ?? "", ...switchWords(node)].filter(Boolean).join(", ");
    const parts = [row.title, row.title.startsWith(kind) ? "" : kind, line?.words ?? "", line?.length ?? "", uses];
    if (state) parts.push(stateWords(state, isStale, nameOf));
    if (verdict !== undefined && verdict !== "open") parts.push(verdict);
    return [...parts, ...switchWords(node)].filter((part) => part !== "").join(", ");
}

export function switchWords(node: Node | null): string[] {
    const words: string[] = [];
    if (node?.bypassed) words.push("bypassed");
    if (node?.muted) words.push("muted");
    if (node?.locked) words.push("locked");
    return words;
}

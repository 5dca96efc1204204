import { count } from "../film/words";
import { mintId } from "../wasm/core";
import { textBytes } from "../wasm/ids";
import type { Node, NodeId } from "../wasm/values";
import { isRecord, Kinds, limits } from "./fragment";
import { readFields, Room } from "./fragmentFields";
import type { LeftOut } from "./leftOut";

/** As far from the middle of the canvas as a card may come, in eighths of a pixel. */
const farthest = 2 ** 26;
const longestTitle = 300;

/** Reads the cards of a part of a film, each by itself. */
export class CardReading {
    /** The ids that the cards get here, by those they had: any text names a card. */
    private readonly ids = new Map<string, NodeId>();

    constructor(
        private readonly kinds: Kinds, private readonly leftOut: LeftOut, private readonly room: Room,
    ) {}

    read(list: readonly unknown[]): Node[] {
        const nodes: Node[] = [];
        let at = 0;
        for (; at < list.length && nodes.length < limits.cards && this.room.bytes > 0; at += 1) {
            const node = this.card(list[at]);
            if (node) nodes.push(node);
        }
        const rest = list.length - at;
        if (rest > 0) {
            this.leftOut.add(`One paste takes ${count(limits.cards, "card")}, or ${limits.bytes / 1e6} MB of them.`, rest);
        }
        return nodes.map((node) => ({ ...node, parent: this.id(node.parent) }));
    }

    /** The id that a card has here; one that is not in this part keeps its own, if it is one at all. */
    id(name: unknown): NodeId | null {
        const known = this.ids.get(String(name));
        if (known !== undefined) return known;
        return typeof name === "string" && textBytes(name, 8) ? name : null;
    }

    has(name: unknown): boolean {
        return this.ids.has(String(name));
    }

    private card(raw: unknown): Node | undefined {
        if (!isRecord(raw)) {
            this.leftOut.add("Something in the list of cards is no card.");
            return undefined;
        }
        const kind = this.kind(raw);
        if (kind === undefined) return undefined;
        const title = readTitle(raw["title"]);
        const id = this.mint(raw["id"], title || kind.key);
        if (id === undefined) return undefined;
        return {
            id, kind: kind.key, kindVersion: kind.version, title, parent: (raw["parent"] as NodeId | undefined) ?? null,
            x: readPlace(raw["x"]), y: readPlace(raw["y"]),
            fields: readFields(raw["fields"], title || kind.key, this.leftOut, this.room),
            bypassed: raw["bypassed"] === true, muted: raw["muted"] === true, locked: raw["locked"] === true,
        };
    }

    private kind(raw: Record<string, unknown>): { key: string; version: number } | undefined {
        const key = raw["kind"];
        const known = typeof key === "string" ? this.kinds.catalogue.kind(key) : undefined;
        // A whole document brings its film along; this one has its own.
        if (known?.isRoot) return undefined;
        const version = Number.isSafeInteger(raw["kindVersion"]) ? Number(raw["kindVersion"]) : known?.version ?? 1;
        if (typeof key !== "string" || (!known && !this.kinds.isOnCanvas(key))) {
            this.leftOut.add(`There is no kind of card called “${shown(key)}” here.`);
        } else if (version < 0 || version > (known?.version ?? 2 ** 16 - 1)) {
            this.leftOut.add(`Cards of kind “${known?.title ?? shown(key)}” in it are of another version of Backlot.`);
        } else {
            return { key, version };
        }
        return undefined;
    }

    private mint(name: unknown, title: string): NodeId | undefined {
        if (name === undefined || name === null) return mintId();
        const text = String(name);
        if (this.ids.has(text)) {
            this.leftOut.add(`“${shown(title)}” has the id of another card.`);
            return undefined;
        }
        const id = typeof name === "string" && textBytes(name, 8) ? name : mintId();
        this.ids.set(text, id);
        return id;
    }
}

function readPlace(value: unknown): number {
    if (typeof value !== "number" || !Number.isFinite(value)) return 0;
    return Math.round(Math.max(-farthest, Math.min(farthest, value)));
}

/** Without what would turn the writing around or cannot be seen, and no longer than a card's title can be. */
function readTitle(value: unknown): string {
    if (typeof value !== "string") return "";
    const visible = value.slice(0, 4 * longestTitle).replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ");
    return [...visible.trim()].slice(0, longestTitle).join("");
}

/** Somebody else's word in a sentence. */
export function shown(value: unknown): string {
    const text = readTitle(typeof value === "string" ? value : value === undefined ? "" : typeof value);
    return text.length > 60 ? `${[...text].slice(0, 60).join("")}…` : text;
}

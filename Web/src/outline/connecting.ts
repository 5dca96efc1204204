/** What a card could be connected to: each other card with the port that is meant, or why it does not fit. */
import type { Catalogue, Port } from "../film/catalogue";
import type { FittingKind, PortEnd, PortReference, Verdict } from "../wasm/core";
import { found } from "./finding";
import { Structure, sortKey } from "./structure";

export interface Meeting {
    readonly node: string;
    readonly title: string;
    readonly kind: string;
    readonly source: PortReference;
    readonly target: PortReference;
    /** `into Cast`, `as Scene`. */
    readonly port: string;
    /** `instead of INT. ROOM`, or that it is converted; empty when there is nothing to say. */
    readonly note: string;
    /** Why it does not fit; undefined when it does. */
    readonly reason: string | undefined;
}

export interface ConnectSources {
    readonly catalogue: Catalogue;
    readonly structure: Structure;
    verdict(source: PortReference, target: PortReference): Verdict;
    kindsThatFit(from: PortEnd): readonly FittingKind[];
    /** The name of what a wire brings. */
    sourceOf(wire: string): string;
}

export interface Meetings {
    /** Those that fit first. */
    readonly found: readonly Meeting[];
    /** How many more there are that nobody has looked at. */
    readonly more: number;
}

/** So many are judged at a time: further letters lead to the rest. */
const looked = { fitting: 200, others: 60 };

export function meetings(sources: ConnectSources, node: string, query: string): Meetings {
    const { catalogue, structure } = sources;
    const ports = catalogue.kind(structure.summaries.get(node)?.kind ?? "")?.ports ?? [];
    const kinds = new Set(ports.flatMap((port) => sources.kindsThatFit(end(node, port)).map(({ kind }) => kind)));
    const named = [...structure.summaries.values()].filter(({ id }) => id !== node).map(({ id, kind }) => ({
        id, kind, title: structure.name(id), words: catalogue.kind(kind)?.title ?? "",
    }));
    const wanted = query.trim() === "" ? inReadingOrder(named) : found(named, query);
    const likely = wanted.filter(({ kind }) => kinds.has(kind));
    const others = wanted.filter(({ kind }) => !kinds.has(kind) && (catalogue.kind(kind)?.ports.length ?? 0) > 0);
    const judged = [...likely.slice(0, looked.fitting), ...others.slice(0, looked.others)]
        .flatMap((other) => judge(sources, node, ports, other));
    return {
        found: [...judged.filter(({ reason }) => reason === undefined), ...judged.filter(({ reason }) => reason !== undefined)],
        more: Math.max(0, likely.length - looked.fitting) + Math.max(0, others.length - looked.others),
    };
}

/** All ways in which two cards meet; when there is none, the reason that is nearest to the point. */
function judge(
    sources: ConnectSources, node: string, ports: readonly Port[], other: { id: string; kind: string; title: string },
): Meeting[] {
    const theirs = sources.catalogue.kind(other.kind)?.ports ?? [];
    const all: { meeting: Meeting; isSameType: boolean }[] = [];
    for (const mine of ports) {
        for (const their of theirs) {
            if (mine.direction === their.direction) continue;
            const [here, there] = [{ node, port: mine.key }, { node: other.id, port: their.key }];
            const isSource = mine.direction === "output";
            const [source, target] = isSource ? [here, there] : [there, here];
            const verdict = sources.verdict(source, target);
            const meeting: Meeting = {
                node: other.id, title: other.title, kind: other.kind, source, target,
                port: isSource ? `into ${their.title}` : `as ${mine.title}`, note: noteOf(verdict, sources),
                reason: verdict.verdict === "refused" ? verdict.reason : undefined,
            };
            all.push({ meeting, isSameType: mine.type === their.type });
        }
    }
    const fitting = all.filter(({ meeting }) => meeting.reason === undefined);
    if (fitting.length > 0) return fitting.map(({ meeting }) => meeting);
    const nearest = all.find(({ isSameType }) => isSameType) ?? all[0];
    return nearest ? [nearest.meeting] : [];
}

function noteOf(verdict: Verdict, sources: ConnectSources): string {
    if (verdict.verdict === "converts") return "is converted";
    return verdict.verdict === "replaces" ? `instead of ${sources.sourceOf(verdict.wire)}` : "";
}

export function end(node: string, port: Port): PortEnd {
    return { node, port: port.key, side: port.direction };
}

function inReadingOrder<Item extends { readonly title: string }>(items: readonly Item[]): Item[] {
    const keyed = items.map((item) => ({ item, key: sortKey(item.title) }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item);
}

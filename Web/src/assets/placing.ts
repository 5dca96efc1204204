/** Puts assets on the canvas, as a drop says: one step of undo. */
import { api } from "../api/client";
import type { Asset } from "../api/types";
import { tell } from "../app/notices";
import { navigate } from "../app/router";
import { attempt, cardWidth, headerMiddle } from "../canvas/edits";
import { pasteGraph } from "../editing/pasting";
import { inPixels, Point } from "../canvas/camera";
import type { Canvas, CanvasHost } from "../canvas/interface";
import type { Target } from "../canvas/stage";
import { nodeName } from "../canvas/words";
import { filmSettings } from "../film/settings";
import { mediaAddress } from "../media/pictures";
import { sentenceOf } from "../studio/runs";
import { mintId, Operation } from "../wasm/core";
import { Drop, DropTarget, dropOf, loraFields, nodeOf, outputOf } from "./drops";

/** Around a new card, and how high it is or nearly, in canvas units. */
const room = 12;
const usualHeight = 180;

/** What the surface finds, or a card by its id. */
type Under = Target | string | null | undefined;

/** The card with an id, as something that assets can be let go over. */
export function targetAt(host: CanvasHost, node: string): DropTarget | undefined {
    const found = host.core.node(node);
    const kind = host.catalogue.kind(found?.kind ?? "");
    const rect = host.core.rectOf(node);
    return kind && rect ? { node, kind, title: nodeName(host.core, host.catalogue, node), box: inPixels(rect) } : undefined;
}

/** What lies under the pointer, as something that assets can be let go over: a card, or the card that a wire leads into. */
export function targetUnder(host: CanvasHost, under: Under): DropTarget | undefined {
    if (typeof under === "string") return targetAt(host, under);
    if (!under) return undefined;
    if ("node" in under) {
        // What is let go on an open frame's title stands in it.
        const isGround = host.core.standIn(under.node)?.node === under.node && under.on !== "port"
            && host.catalogue.kind(host.core.node(under.node)?.kind ?? "")?.holding === "frame";
        return isGround ? undefined : targetAt(host, under.node);
    }
    const wire = host.core.wire(under.wire);
    const target = wire && targetAt(host, wire.target.node);
    if (!wire || !target) return undefined;
    const place = host.core.wiresInto(wire.target.node, wire.target.port).findIndex(({ id }) => id === wire.id);
    const from = nodeName(host.core, host.catalogue, wire.source.node);
    return { ...target, wire: { id: wire.id, port: wire.target.port, place, from } };
}

/** What becomes of assets let go at a place; what is beside the target is not covered. */
export function judge(host: CanvasHost, assets: readonly Asset[], at: Point, under: Under): Drop {
    return judgeFor(host, assets, at, targetUnder(host, under));
}

export function judgeFor(host: CanvasHost, assets: readonly Asset[], at: Point, target: DropTarget | undefined): Drop {
    return dropOf(assets, at, target, host.catalogue, ({ x, y }) => host.core.nodesIn({
        x: Math.round((x - room) * 8), y: Math.round((y - room) * 8), width: (cardWidth + 2 * room) * 8, height: (usualHeight + 2 * room) * 8,
    }).length === 0);
}

/** Does what a drop says; answers whether anything on the canvas is another. */
export function perform(host: CanvasHost, drop: Drop): boolean {
    const cards = put(host, drop, { label: labelOf(drop), gesture: mintId() });
    if (cards) host.selection.set(cards.length > 0 ? cards : [drop.target?.node ?? ""]);
    return cards !== undefined || drop.screenplay !== undefined;
}

/** Does what a drop says as a part of a gesture; answers the new cards, or undefined when the document is what it was. */
export function put(host: CanvasHost, drop: Drop, { label, gesture }: { label: string; gesture: string }): string[] | undefined {
    const { rate } = filmSettings(host.core.root(), host.catalogue);
    const { target, port, lora, behind } = drop;
    const nodes = drop.puts.map((each) => {
        const node = nodeOf(each, mintId(), rate);
        return { ...node, parent: host.core.holderAt(node.x + cardWidth * 4, node.y + headerMiddle * 8) };
    });
    const operations: Operation[] = nodes.map((node) => ({ op: "add_node", node }));
    if (lora && target) {
        for (const [key, value] of Object.entries(loraFields(lora, target.kind))) {
            operations.push({ op: "set_field", node: target.node, key, value });
        }
    }
    if (drop.remark) tell(drop.remark);
    if (drop.screenplay) void putFilm(host, drop.screenplay.asset, drop.screenplay.at);
    if (operations.length === 0 || !host.perform(label, operations, gesture)) return undefined;
    for (const [index, node] of nodes.entries()) {
        const output = outputOf((drop.puts[index] as Drop["puts"][number]).kind);
        if (!port || !target || !output) continue;
        const [source, end] = [{ node: node.id, port: output.key }, { node: target.node, port: port.key }];
        attempt(host, () => host.core.connecting(source, end), label, gesture);
        const wire = host.core.wiresFrom(node.id)[0];
        if (behind && wire) attempt(host, () => host.core.placing(wire.id, behind.place + 1 + index), label, gesture);
    }
    return nodes.map(({ id }) => id);
}

/** Puts assets where there is room, or into the one selected card that takes them. */
export function putOnCanvas(canvas: Canvas | undefined, assets: readonly Asset[]): void {
    if (!canvas || assets.length === 0) return;
    const { host } = canvas.stage;
    canvas.endGesture();
    const [selected] = host.selection.nodes;
    const place = canvas.freePlace();
    const into = judge(host, assets, place, host.selection.nodes.size === 1 ? selected : undefined);
    const drop = into.target ? into : judge(host, assets, place, undefined);
    if (perform(host, drop)) canvas.focus();
}

export function labelOf({ puts, lora, target }: Drop): string {
    const [first] = puts;
    if (lora && target && first === undefined) return `Give “${target.title}” the look “${lora.name}”`;
    return puts.length === 1 && first ? `Add “${first.asset.name}”` : `Add ${puts.length} from the library`;
}

/** The way from a screenplay in the library to a film of its own. */
export function filmOf(asset: Asset): { title: string; run: () => void } {
    const make = async (): Promise<void> => {
        const { project, problems } = await api.importScreenplay(await screenplayOf(asset));
        navigate(`/projects/${project.id}`);
        for (const sentence of problems.slice(0, 3)) tell(sentence);
    };
    return { title: "Make the film", run: () => void make().catch((error: unknown) => tell(sentenceOf(error), "danger")) };
}

/** Puts a screenplay's film into this one: its cast, scenes, shots and cut, as one step of undo. */
async function putFilm(host: CanvasHost, asset: Asset, at: Point): Promise<void> {
    try {
        const { document, problems } = await api.breakDown(await screenplayOf(asset));
        const report = pasteGraph(host, JSON.stringify(document), { at, label: `Add “${asset.name}”` });
        for (const sentence of [...problems.slice(0, 3), ...(report?.reasons ?? []).map(({ sentence }) => sentence).slice(0, 3)]) tell(sentence);
    } catch (error) {
        tell(sentenceOf(error), "danger");
    }
}

async function screenplayOf(asset: Asset): Promise<File> {
    const answer = await fetch(mediaAddress(asset.file?.hash ?? ""), { credentials: "same-origin" });
    if (!answer.ok) throw new Error(`The screenplay’s file could not be read (${answer.status}).`);
    return new File([await answer.blob()], /\.(fountain|spmd|txt)$/i.test(asset.name) ? asset.name : `${asset.name}.fountain`);
}

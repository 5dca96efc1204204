/**
 * Files that were let go over the canvas. A card is made of each where it was let go, as soon as the library knows what it
 * is: until then there is no card in the film, since nobody else could see or render it, but a place is kept for it.
 */
import type { Asset } from "../api/types";
import { tell } from "../app/notices";
import type { Point } from "../canvas/camera";
import type { CanvasHost } from "../canvas/interface";
import { limits } from "../editing/fragment";
import { pasteGraph } from "../editing/pasting";
import { count } from "../film/words";
import type { Studio } from "../studio/studio";
import { Store } from "../ui/store";
import { mintId } from "../wasm/core";
import { deskOf, uploads } from "./context";
import { columnsFor, Drop, DropTarget, inGrid } from "./drops";
import { judgeFor, labelOf, put, targetAt } from "./placing";
import type { Upload } from "./uploads";

/** A place that is kept for a file. */
export interface Arrival {
    readonly upload: number;
    readonly studio: Studio;
    /** The middle of its card's header, in canvas units. */
    readonly at: Point;
}

/** At most so many refusals are told one by one. */
const told = 2;

export const arrivals = new Store<readonly Arrival[]>([]);

/** What was let go at once: one step of undo, in the order of names. */
class Landing {
    private readonly gesture = mintId();
    private readonly cards: string[] = [];
    /** Those that the library has; what they are is asked for. */
    private readonly known = new Map<number, Asset | undefined>();
    private refused = 0;
    /** What only one of them can be. */
    private readonly taken = new Set<Asset["kind"]>();
    private readonly all: ReadonlySet<Arrival>;

    constructor(
        private readonly studio: Studio, private ahead: readonly Arrival[], private readonly target: DropTarget | undefined,
        private selection: ReadonlySet<string>,
    ) {
        this.all = new Set(ahead);
    }

    get isOver(): boolean {
        return this.ahead.length === 0;
    }

    has(upload: number): boolean {
        return this.ahead.some((arrival) => arrival.upload === upload);
    }

    /** One is in the library. */
    async arrived(upload: number, id: string): Promise<void> {
        const desk = deskOf(this.studio);
        this.known.set(upload, undefined);
        const asset = await desk.attempt(() => desk.requests.asset(id));
        if (!asset) return this.leave(upload);
        desk.cache.know([asset]);
        this.known.set(upload, asset);
        this.proceed();
    }

    /** Those that were refused or cancelled make way. */
    look(all: ReadonlyMap<number, Upload>): void {
        for (const { upload } of this.ahead) {
            if (this.known.has(upload)) continue;
            const state = all.get(upload)?.state;
            if (state?.is === "refused") this.tellRefused(all.get(upload) as Upload, state.sentence);
            if (!state || state.is === "refused") this.leave(upload);
        }
    }

    private tellRefused({ file }: Upload, sentence: string): void {
        this.refused += 1;
        if (this.refused <= told) tell(`“${file.name}”: ${sentence}`, "danger");
    }

    private leave(upload: number): void {
        this.ahead = this.ahead.filter((arrival) => arrival.upload !== upload);
        this.tellPlaces();
        this.proceed();
    }

    /** In a cut or among likenesses their order means something: none goes before those ahead of it. */
    private proceed(): void {
        for (const arrival of this.ahead) {
            const asset = this.known.get(arrival.upload);
            if (!asset && this.target) break;
            if (!asset) continue;
            this.ahead = this.ahead.filter((other) => other !== arrival);
            this.place(asset, arrival.at);
        }
        this.tellPlaces();
        if (this.isOver && this.refused > told) tell(`${count(this.refused - told, "more file was", "more files were")} refused; the Assets tab says why.`, "danger");
    }

    private tellPlaces(): void {
        arrivals.update((kept) => kept.filter((arrival) => !this.all.has(arrival) || this.ahead.includes(arrival)));
    }

    /** The film may have been closed meanwhile: the file is in the library all the same. */
    private place(asset: Asset, at: Point): void {
        const host = this.studio.canvas?.stage.host;
        if (!host || this.isSecond(asset)) return;
        const drop = judgeFor(host, [asset], at, this.standing(host));
        const label = this.all.size === 1 ? labelOf(drop) : `Add ${count(this.all.size, "file")}`;
        const cards = put(host, drop, { label, gesture: this.gesture });
        if (!cards) return;
        this.cards.push(...cards);
        // Whoever has chosen something else meanwhile keeps that.
        if (host.selection.nodes !== this.selection) return;
        host.selection.set(this.cards.length > 0 ? this.cards : [this.target?.node ?? ""]);
        this.selection = host.selection.nodes;
    }

    private isSecond({ kind, name }: Asset): boolean {
        if (kind !== "screenplay" && (kind !== "lora" || !this.target)) return false;
        const isSecond = this.taken.has(kind);
        this.taken.add(kind);
        if (!isSecond) return false;
        tell(kind === "lora" ? `“${this.target?.title ?? ""}” takes one LoRA: “${name}” stays in the library.` : `One screenplay at a time: “${name}” stays in the library.`);
        return true;
    }

    /** What it was let go over, as it stands now; in a cut, behind what has come already. */
    private standing(host: CanvasHost): DropTarget | undefined {
        const { target } = this;
        const card = target && targetAt(host, target.node);
        if (!card || !target?.wire) return card;
        const wires = host.core.wiresInto(card.node, target.wire.port);
        const last = wires.map(({ source }) => this.cards.includes(source.node)).lastIndexOf(true);
        const place = last >= 0 ? last : wires.findIndex(({ id }) => id === target.wire?.id);
        return place < 0 ? card : { ...card, wire: { ...target.wire, place } };
    }
}

const landings = new Set<Landing>();

uploads.arrived.add(({ id, state }) => {
    for (const landing of landings) if (state.is === "done" && landing.has(id)) void landing.arrived(id, state.asset);
});

uploads.all.subscribe(() => {
    const all = new Map(uploads.all.get().map((upload) => [upload.id, upload]));
    for (const landing of landings) {
        landing.look(all);
        if (landing.isOver) landings.delete(landing);
    }
});

/** Where files were let go, and what for. */
export interface LetGo {
    readonly at: Point;
    readonly drop?: Drop;
    readonly target?: DropTarget;
}

/** Keeps a place for each of some uploads. */
export function keepPlaces(studio: Studio, ids: readonly number[], { at, drop, target }: LetGo): void {
    const host = studio.canvas?.stage.host;
    if (!host) return;
    // They stand where those that could be guessed were shown.
    const isBeside = drop?.port !== undefined;
    const corner = isBeside ? drop?.puts[0]?.at ?? at : at;
    const columns = isBeside ? 1 : columnsFor(ids.length);
    const places = ids.map((upload, index): Arrival => ({ upload, studio, at: inGrid(corner, index, columns) }));
    landings.add(new Landing(studio, places, target, host.selection.nodes));
    arrivals.update((all) => [...all, ...places]);
}

/** A part of a film that came as a file, where it was let go. */
export async function pasteFile(studio: Studio, file: File, at: Point): Promise<void> {
    const host = studio.canvas?.stage.host;
    if (!host) return;
    if (file.size > limits.characters) return tell(`“${file.name}” is too long to be read as a part of a film.`, "danger");
    const report = pasteGraph(host, await file.text(), { at, label: `Paste “${file.name}”` });
    for (const { sentence } of report?.reasons.slice(0, told) ?? []) tell(sentence);
}

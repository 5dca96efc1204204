/** What can be done to the canvas of a film beyond gestures, from keys, menus and the command palette. */
import { tell } from "../app/notices";
import { keyText } from "../app/commands";
import type { Aids } from "../canvas/aids";
import { Box, Point, toScreen } from "../canvas/camera";
import { attempt } from "../canvas/edits";
import type { CanvasHost } from "../canvas/interface";
import { levelAround } from "../canvas/levels";
import { nodeName, nodesName } from "../canvas/words";
import type { Studio } from "../studio/studio";
import { remembered } from "../ui/local";
import { Store } from "../ui/store";
import { TouchDesk } from "../touch/touchDesk";
import type { Operation } from "../wasm/values";
import { aligned, Axis, distributed, Edge } from "./align";
import { selectConnected, selectSameKind, Way } from "./choosing";
import { copied, cut, duplicate, paste } from "./clipboard";
import { dissolve, frame, subgraph, takeOut } from "../groups/grouping";
import { Editing } from "../canvas/states/editing";
import { gestureAids } from "./gestureAids";
import { deleteAndHeal } from "./heal";
import { editingKeys } from "./keys";
import { layOut, movable } from "./layOut";
import { Menu } from "./menu";
import { menuGroups } from "./menuEntries";
import type { PasteReport } from "./pasting";
import { KeptViews } from "./views";

const edgeWords: Record<Edge, string> = {
    left: "left edges", centre: "centres", right: "right edges", top: "upper edges", middle: "middles", bottom: "lower edges",
};

export class Editor {
    readonly report = new Store<PasteReport | undefined>(undefined);
    /** Whether templates are being looked at. */
    readonly areTemplatesOpen = new Store(false);
    readonly minimap = remembered<boolean>("minimap", false);
    /** Taps add to the selection and take from it. */
    readonly selectsSeveral = new Store(false);
    readonly views: KeptViews;
    readonly aids: Aids;

    constructor(readonly studio: Studio) {
        this.views = new KeptViews(studio.session.id, () => studio.canvas, (sentence) => tell(sentence));
        this.aids = {
            openMenu: (stage, options) => {
                const { parent, at, target, closed } = options;
                const label = target && "node" in target ? nodeName(stage.document, stage.host.catalogue, target.node) : "Canvas";
                return new Menu(parent, at, label, menuGroups(this, stage, options), closed);
            },
            ...gestureAids,
            touch: (sources) => new TouchDesk(sources, () => this.selectsSeveral.get()),
        };
    }

    private get host(): CanvasHost | undefined {
        const { canvas } = this.studio;
        canvas?.endGesture();
        return canvas?.stage.host;
    }

    // MARK: Copies

    copied(): string | null {
        const { canvas } = this.studio;
        return canvas ? copied(canvas) : null;
    }

    cut(): string | null {
        const { canvas } = this.studio;
        return canvas ? cut(canvas) : null;
    }

    /** @param at on the surface. */
    paste(text: string, keepsInputs: boolean, at?: Point): void {
        const { canvas } = this.studio;
        if (canvas) this.report.set(paste(canvas, text, keepsInputs, at));
    }

    duplicate(keepsInputs: boolean): void {
        const { canvas } = this.studio;
        if (canvas) this.report.set(duplicate(canvas, keepsInputs));
    }

    async copyFromMenu(takesAway: boolean): Promise<void> {
        const text = takesAway ? this.cut() : this.copied();
        if (text === null) return;
        try {
            await navigator.clipboard.writeText(text);
        } catch {
            tell(`The browser did not let the page copy. Use ${keyText(takesAway ? editingKeys.cut : editingKeys.copy)}.`);
        }
    }

    /** @param at in canvas units. */
    async pasteFromMenu(keepsInputs: boolean, at?: Point): Promise<void> {
        let text: string;
        try {
            text = await navigator.clipboard.readText();
        } catch {
            tell(`The browser did not let the page paste. Use ${keyText(keepsInputs ? editingKeys.pasteWired : editingKeys.paste)}.`);
            return;
        }
        const { canvas } = this.studio;
        this.paste(text, keepsInputs, at && canvas ? toScreen(canvas.stage.camera, at) : undefined);
    }

    // MARK: Selection

    select(way: Way): void {
        if (this.host) selectConnected(this.host, way);
    }

    selectSameKind(): void {
        if (this.host) selectSameKind(this.host);
    }

    heal(): void {
        if (this.host) deleteAndHeal(this.host);
    }

    // MARK: Order

    align(edge: Edge): void {
        this.arrange(`Align ${edgeWords[edge]} of`, 2, (boxes) => aligned(boxes, edge));
    }

    distribute(axis: Axis): void {
        this.arrange(axis === "across" ? "Distribute across" : "Distribute down", 3, (boxes) => distributed(boxes, axis));
    }

    layOut(): void {
        if (this.host) layOut(this.host);
    }

    layOutAll(): void {
        this.studio.selection.choose([]);
        this.layOut();
    }

    // MARK: Groups

    frame(): void {
        const { canvas } = this.studio;
        const made = canvas && frame(canvas);
        if (canvas && made) canvas.stage.go(new Editing(canvas.stage, made));
    }

    subgraph(): void {
        const { canvas } = this.studio;
        const made = canvas && subgraph(canvas);
        if (canvas && made) canvas.stage.go(new Editing(canvas.stage, made));
    }

    leave(): void {
        const level = this.studio.level.get();
        if (level !== null) this.studio.canvas?.enter(levelAround(this.studio.document, this.studio.catalogue, level));
    }

    dissolve(): void {
        if (this.host && !dissolve(this.host)) this.host.tell("Only frames and subgraphs can be dissolved.");
    }

    takeOut(): void {
        if (this.host && !takeOut(this.host)) this.host.tell("It stands in no frame and no subgraph.");
    }

    private arrange(words: string, least: number, places: (boxes: readonly Box[]) => readonly Point[]): void {
        const { host } = this;
        if (!host) return;
        const cards = movable(host);
        if (cards.length < least) return;
        const moves = places(cards).flatMap((place, index): Operation[] => {
            const card = cards[index];
            const isMoved = card && (card.x !== place.x || card.y !== place.y);
            // Frames bring along what stands in them.
            return isMoved ? host.core.moving([card.id], place.x - card.x, place.y - card.y) : [];
        });
        attempt(host, () => moves, `${words} ${nodesName(host.core, host.catalogue, cards.map(({ id }) => id))}`);
    }
}

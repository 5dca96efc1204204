import type { Face, NodeId } from "../../wasm/core";
import { Camera, seen } from "../camera";
import type { Contents } from "../contents";
import type { Again } from "../frameLoop";
import type { CanvasHost } from "../interface";
import type { Overlay } from "../stage";
import type { Theme } from "../theme";
import { fitOf, placeAround, reachOf } from "./coverage";
import type { Mark } from "./front";
import { Held, mostHeld } from "./held";
import type { LiveLayer } from "./live";
import { Looks } from "./looks";
import type { SheetPlace } from "./order";
import { levelOf } from "./pen";
import { Sheets } from "./sheets";
import { Lacking, Supply } from "./supply";

/** What a frame leaves to be done. */
export interface Drawn {
    /** When another one should follow. */
    readonly again: Again;
    /** Everything in view stands there as it is now, and sharp. */
    readonly isSettled: boolean;
}

/** What has been done so far, for whoever measures. */
export interface Painted {
    frames: number;
    /** How often the canvas was painted; between two sheets the last one is moved and stretched. */
    sheets: number;
    /** How often what an edit had changed was painted above the sheet. */
    patches: number;
    /** Frames in which a strip of what was seen lay outside of the sheet. */
    bare: number;
}

/** Milliseconds without a move after which a stretched sheet is painted anew. */
const rest = 110;
/** Between two sheets on which something flows: milliseconds, and at least so many times what a sheet takes. */
const drift = { least: 50, times: 2 };
/** Milliseconds of a frame that reading cards may take: while the camera moves, and while it rests. */
const readFor = { moving: 2, resting: 8 };
const nothingLacks: Lacking = { contents: false, pictures: 0, isBehind: false, hasNews: false };

/** Has the canvas painted by the core's list of what is in view, and keeps the painting under the camera. */
export class Renderer {
    readonly painted: Painted = { frames: 0, sheets: 0, patches: 0, bare: 0 };
    private readonly sheets: Sheets;
    private readonly supply: Supply;
    private readonly looks: Looks;
    /** It comes later than the rest; until then what is carried is painted with the sheet. */
    private live: LiveLayer | undefined;
    private theme: Theme;
    /** What is painted, or about to be, is no longer what should be seen. */
    private isStale = true;
    private isMoving = false;
    private hasEnded = false;
    private lacking = nothingLacks;
    /** What the upper sheet leaves to the live layer, and the lower one that is being painted. */
    private held = new Held();
    private heldNext = new Held();
    private ordered: Mark = { version: -1, looks: -1 };
    private lists: Int32Array[] = [];
    /** The last list, where cards say more than that they are there. */
    private near: Int32Array | undefined;
    private camera: Camera | undefined;
    /** In the frame before. */
    private before: Camera | undefined;
    private movedAt = -Infinity;
    private orderedAt = -Infinity;
    /** Milliseconds from the last order to its sheet. */
    private took = 0;
    private suppliedFor: Camera | undefined;
    /** Another number whenever something looks other than before. */
    private look = 0;

    /** @param redraw asks for a frame. */
    constructor(
        private readonly parent: HTMLElement, private readonly host: CanvasHost, private readonly contents: Contents, theme: Theme,
        tokens: Readonly<Record<string, string>>, private readonly redraw: () => void,
    ) {
        const { portTypes, kinds } = host.catalogue;
        this.sheets = new Sheets(parent, portTypes.map(type => type.key), kinds.map(kind => kind.key), {
            painted: (isMoving, list) => this.turned(isMoving, list),
            dropped: (media, size) => this.supply.dropped(media, size),
            fontsCame: () => this.outdated(),
            failed: () => this.lacksPart(),
        });
        this.supply = new Supply(host, contents, this.sheets.tell);
        this.looks = new Looks(host, contents);
        this.theme = theme;
        this.setTheme(theme, tokens);
        host.live().then(Layer => this.comesAlive(Layer), () => this.lacksPart());
    }

    setTheme(theme: Theme, tokens: Readonly<Record<string, string>>): void {
        this.theme = theme;
        this.live?.setTheme(theme);
        this.sheets.tell({ is: "theme", tokens });
        this.outdated();
    }

    /** A font has come: texts have another width. */
    fontsChanged(): void {
        this.live?.fontsChanged();
        this.outdated();
    }

    /** Pictures, or what cards say, may be other ones. */
    outdated(): void {
        this.isStale = true;
        this.look += 1;
        this.redraw();
    }

    end(): void {
        this.hasEnded = true;
        this.sheets.end();
    }

    /** @param ratio device pixels for a CSS pixel. */
    draw(camera: Camera, ratio: number, overlay: Overlay, time: number): Drawn {
        const level = levelOf(camera.zoom);
        const { length } = this.host.core.lifted;
        if (this.looks.hasChanged(overlay, level)) {
            this.isStale = true;
            this.look += 1;
        }
        if (length > mostHeld || (length > 0 && !this.live)) this.isStale = true;
        if (camera !== this.camera) {
            if (this.camera) this.movedAt = time;
            this.before = this.camera;
            this.camera = camera;
        } else {
            this.before = camera;
        }
        const isResting = time - this.movedAt >= rest;
        this.supplyMore(camera, ratio, isResting);
        const fit = this.sheets.place ? fitOf(this.sheets.place, camera, ratio) : "wanting";
        const flows = this.isMoving && this.theme.motion > 0;
        const isDue = this.isStale || fit === "wanting" || (fit === "enough" && isResting)
            || (flows && time - this.orderedAt >= Math.max(drift.least, drift.times * this.took));
        if (isDue && !this.sheets.isBusy) this.order(placeAround(camera, ratio, this.before), overlay, time, isResting);
        this.sheets.lay(camera);
        this.painted.frames += 1;
        if (!this.sheets.place || reachOf(this.sheets.place, camera) < 0) this.painted.bare += 1;
        this.live?.draw(camera, ratio, overlay, this.held, this.look, time);
        this.mend(camera, ratio, overlay, time);
        const lacks = this.lacking.contents || this.lacking.isBehind;
        const isSupplied = level === "boxes" || this.suppliedFor === camera;
        return {
            again: lacks ? "next" : fit !== "exact" || flows || !isSupplied ? "soon" : "never",
            isSettled: fit === "exact" && !this.isStale && !this.sheets.isBusy && !lacks && isSupplied
                && this.lacking.pictures === 0,
        };
    }

    /** What an edit has changed is seen in the same frame, above the sheet, until the next sheet is there. */
    private mend(camera: Camera, ratio: number, overlay: Overlay, time: number): void {
        const { live, sheets, host } = this;
        if (!live) return;
        const isCarrying = host.core.lifted.length + this.held.slots.size + this.heldNext.slots.size > 0;
        const place = isCarrying || overlay.wire ? undefined : sheets.place;
        if (live.mend(place, camera, ratio, overlay, time)) this.painted.patches += 1;
    }

    private comesAlive(Layer: typeof LiveLayer): void {
        if (this.hasEnded) return;
        this.live = new Layer(this.parent, this.host, this.contents, this.looks);
        this.live.setTheme(this.theme);
        this.redraw();
    }

    private lacksPart(): void {
        this.host.tell("The canvas cannot be drawn: a part of the page did not come. Load it again.", "danger");
    }

    /** The face of a node's card; undefined where another card stands for it. */
    faceOf(node: NodeId): Face | undefined {
        const { core } = this.host;
        const standIn = core.standIn(node);
        return standIn?.node === node ? core.face(standIn.face) : undefined;
    }

    private order(place: SheetPlace, overlay: Overlay, time: number, isResting: boolean): void {
        const { camera } = this;
        const level = levelOf(place.zoom);
        const list = this.read(place);
        this.heldNext = this.live ? Held.takenFrom(list) : new Held();
        this.supply.faces(list);
        this.isStale = false;
        this.lacking = nothingLacks;
        this.near = level === "boxes" ? undefined : list.slice();
        if (this.near && camera) this.bring(this.near, camera, place.ratio, isResting);
        this.orderedAt = time;
        this.ordered = { version: this.host.core.version, looks: this.host.core.looks };
        this.sheets.order({ place, list, look: this.looks.of(overlay, list, level), time });
    }

    /** Goes on reading what a moment before there was no time for, and looks for pictures where the camera came to rest. */
    private supplyMore(camera: Camera, ratio: number, isResting: boolean): void {
        const isLate = isResting && this.suppliedFor !== camera;
        if (!this.near || !(isLate || this.lacking.contents || this.lacking.isBehind)) return;
        this.bring(this.near, camera, ratio, isResting);
        if (this.lacking.hasNews) this.isStale = true;
    }

    private bring(list: Int32Array, camera: Camera, ratio: number, isResting: boolean): void {
        const until = performance.now() + (isResting ? readFor.resting : readFor.moving);
        this.lacking = this.supply.cards(list, seen(camera), camera.zoom * ratio, isResting, until);
        this.suppliedFor = camera;
    }

    /** Copies the core's list, which lasts only until the core is asked for something else. */
    private read(place: SheetPlace): Int32Array {
        const left = place.x - place.width / 2 / place.zoom, top = place.y - place.height / 2 / place.zoom;
        const view = this.host.core.view(left * 8, top * 8, place.zoom, place.width, place.height);
        const spare = this.lists.find(list => list.length >= view.length);
        this.lists = [];
        const list = spare ?? new Int32Array(Math.ceil(view.length * 1.25));
        list.set(view);
        return list;
    }

    private turned(isMoving: boolean, list: Int32Array): void {
        this.painted.sheets += 1;
        this.took = performance.now() - this.orderedAt;
        this.isMoving = isMoving;
        this.held = this.heldNext;
        const free = this.live ? this.live.front.turn(list, this.ordered) : list;
        if (free) this.lists.push(free);
        this.redraw();
    }
}

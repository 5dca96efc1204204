import type { Face, NodeId } from "../../wasm/core";
import { ViewHead, ViewNode } from "../../wasm/view";
import type { Camera } from "../camera";
import type { Contents } from "../contents";
import { Faces } from "../faces";
import { halves } from "../ids";
import type { CanvasHost } from "../interface";
import type { Overlay } from "../stage";
import type { Theme } from "../theme";
import { drawBoxes, forEachNode } from "./boxes";
import { drawCard } from "./card";
import { drawGrid } from "./grid";
import { drawOverlay, OverlaySources } from "./overlay";
import { fontsOf, Level, levelOf, Pen } from "./pen";
import { PictureSources, PreviewImages } from "./picture";
import { drawLabel, drawPorts, PortLabel } from "./portsOfCard";
import { TextFitter } from "./text";
import { drawWires, WireLook } from "./wires";

/** What a frame leaves to be done. */
export interface Drawn {
    /** Data flows along a wire in view, so the next frame looks another. */
    readonly isMoving: boolean;
    /** Pictures in view that have not come yet. */
    readonly missing: number;
}

/** Beside what is in view, in CSS pixels: ports and their labels stand out of their cards. */
const margin = 24;

/** Draws what the core says is in view. It keeps texts and pictures, and nothing of the document. */
export class Renderer {
    private readonly types: readonly string[];
    private readonly kinds: readonly string[];
    private readonly previews = new PreviewImages();
    private readonly faces: Faces;
    private text: TextFitter;
    private list = new Int32Array(0);
    private readonly faceBySlot: (number | undefined)[] = [];
    private missing = 0;

    constructor(
        private readonly context: CanvasRenderingContext2D, private readonly host: CanvasHost,
        private readonly contents: Contents, private theme: Theme,
        private readonly measurer: CanvasRenderingContext2D,
    ) {
        this.types = host.catalogue.portTypes.map(type => type.key);
        this.kinds = host.catalogue.kinds.map(kind => kind.key);
        this.faces = new Faces(host.core);
        this.text = new TextFitter(measurer, fontsOf(theme));
    }

    setTheme(theme: Theme): void {
        this.theme = theme;
        this.text = new TextFitter(this.measurer, fontsOf(theme));
    }

    /** A font has come: texts have another width. */
    fontsChanged(): void {
        this.text.clear();
    }

    /** @param ratio device pixels for a CSS pixel. */
    draw(camera: Camera, ratio: number, overlay: Overlay, time: number): Drawn {
        const { context } = this;
        this.missing = 0;
        this.read(camera);
        const pen: Pen = {
            context, theme: this.theme, text: this.text, zoom: camera.zoom, pixel: 1 / camera.zoom, time,
        };
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.fillStyle = this.theme.background0;
        context.fillRect(0, 0, Math.ceil(camera.width * ratio), Math.ceil(camera.height * ratio));
        // Whole device pixels: a card that stands still on the grid is sharp wherever the canvas was panned to.
        const scale = camera.zoom * ratio;
        context.setTransform(
            scale, 0, 0, scale, Math.round((camera.width / 2) * ratio - camera.x * scale),
            Math.round((camera.height / 2) * ratio - camera.y * scale));
        context.textBaseline = "middle";
        drawGrid(pen, camera);
        const working = this.slots(this.contents.running);
        const isMoving = drawWires(pen, this.list, this.wireLook(overlay, working));
        const level = levelOf(camera.zoom);
        if (level === "boxes") {
            const failing = this.slots(this.contents.failing);
            drawBoxes(pen, this.list, this.kinds, {
                isWorking: slot => working.has(slot), hasFailed: slot => failing.has(slot),
            });
        } else {
            this.drawCards(pen, overlay, level);
        }
        drawOverlay(pen, overlay, this.overlaySources(camera));
        return { isMoving, missing: this.missing };
    }

    /** The face of a node's card, as it was last drawn. */
    faceOf(node: NodeId): Face | undefined {
        const slot = this.host.core.slotOf(node);
        const index = slot < 0 ? undefined : this.faceBySlot[slot];
        return index === undefined ? undefined : this.faces.at(index, this.list[ViewHead.faceVersion] ?? 0);
    }

    /** Copies the core's list, which lasts only until the core is asked for something else. */
    private read(camera: Camera): void {
        const left = camera.x - (camera.width / 2 + margin) / camera.zoom;
        const top = camera.y - (camera.height / 2 + margin) / camera.zoom;
        const view = this.host.core.view(
            left * 8, top * 8, camera.zoom, camera.width + 2 * margin, camera.height + 2 * margin);
        if (this.list.length < view.length) this.list = new Int32Array(Math.ceil(view.length * 1.25));
        this.list.set(view);
    }

    private drawCards(pen: Pen, overlay: Overlay, level: Level): void {
        const { list } = this;
        const faceVersion = list[ViewHead.faceVersion] ?? 0;
        const { hover, wire } = overlay;
        const sources = this.pictureSources();
        const labels: PortLabel[] = [];
        forEachNode(list, at => {
            const face = this.faces.at(list[at + ViewNode.face] ?? 0, faceVersion);
            this.faceBySlot[list[at + ViewNode.slot] ?? 0] = list[at + ViewNode.face];
            const content = this.contents.of(list, at);
            const isHovered = hover !== null && "node" in hover && hover.node === content.id;
            drawCard(pen, {
                x: (list[at + ViewNode.x] ?? 0) / 8, y: (list[at + ViewNode.y] ?? 0) / 8, face, content,
                flags: list[at + ViewNode.flags] ?? 0, isEdited: overlay.editing === content.id, isHovered,
                isDimmed: wire !== null && wire.from.node !== content.id && !takes(wire, list, at, face),
            }, level, sources);
            if (pen.zoom < 0.4) return;
            drawPorts(pen, list, at, face, {
                types: this.types, wire, showsLabels: isHovered && wire === null && level === "full",
                marked: marked(overlay, content.id), labels,
            });
        });
        for (const label of labels) drawLabel(pen, label);
    }

    private wireLook(overlay: Overlay, working: ReadonlySet<number>): WireLook {
        const { hover, wire } = overlay;
        const { nodes } = this.host.selection;
        // With everything selected nothing stands out.
        const near = this.slots(nodes.size > 50 ? [] : nodes);
        if (hover && "node" in hover && wire === null) near.add(this.host.core.slotOf(hover.node));
        return {
            types: this.types, hidden: wire?.moving ? halves(wire.moving) : null,
            hovered: hover && "wire" in hover ? halves(hover.wire) : null, areDimmed: wire !== null,
            isNear: slot => near.has(slot), flowsInto: slot => working.has(slot),
        };
    }

    private slots(nodes: Iterable<string>): Set<number> {
        return new Set([...nodes].map(node => this.host.core.slotOf(node)));
    }

    private overlaySources(camera: Camera): OverlaySources {
        const { core, catalogue } = this.host;
        return {
            types: this.types, camera,
            place: end => {
                const place = core.portPosition(end);
                return place && { x: place.x / 8, y: place.y / 8 };
            },
            end: (id, which) => {
                const wire = core.wire(id);
                return wire && { ...wire[which], side: which === "source" ? "output" : "input" };
            },
            kindTitle: kind => catalogue.kind(kind)?.title ?? kind,
        };
    }

    private pictureSources(): PictureSources {
        const { host, previews } = this;
        return {
            take: media => host.pictures.take(media),
            preview: node => {
                const picture = host.preview(node);
                return picture && previews.image(picture);
            },
            hasFailed: media => host.pictures.hasFailed(media),
            missing: () => { this.missing += 1; },
        };
    }
}

function takes(
    wire: NonNullable<Overlay["wire"]>, list: Int32Array, at: number, face: Face,
): boolean {
    const slot = list[at + ViewNode.slot] ?? 0;
    const ports = wire.from.side === "output" ? face.inputs : face.outputs;
    return ports.some((_, index) => {
        const verdict = wire.fitting.at(slot, index);
        return verdict >= 1 && verdict <= 3;
    });
}

function marked(overlay: Overlay, node: string): { port: string; side: "input" | "output" } | null {
    const { wire, hover } = overlay;
    if (wire) {
        const end = [wire.over, wire.from].find(end => end?.node === node);
        return end ? { port: end.port, side: end.side } : null;
    }
    return hover?.on === "port" && hover.node === node ? { port: hover.port, side: hover.side } : null;
}

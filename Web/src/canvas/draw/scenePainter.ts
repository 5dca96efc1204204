import type { Face } from "../../wasm/core";
import { NodeFlag, ViewNode } from "../../wasm/view";
import type { CardContent } from "../contents";
import type { Theme } from "../theme";
import { drawBoxes } from "./boxes";
import { forEachNode } from "./listing";
import { drawCard } from "./card";
import { drawFrame } from "./frame";
import { drawGrid } from "./grid";
import type { SceneLook, SheetPlace } from "./order";
import { fontsOf, Level, levelOf, Pen, portsFrom } from "./pen";
import type { PictureSources } from "./picture";
import { drawLabel, drawPorts, PortLabel } from "./portsOfCard";
import { TextFitter } from "./text";
import { drawWires, WireLook } from "./wires";

const none: Face = {
    kind: "", width: 0, height: 0, header: { x: 0, y: 0, width: 0, height: 0 }, picture: null, line: null, body: null,
    inputs: [], outputs: [],
};

/** Draws cards and wires. It keeps texts and what it was told of cards, and nothing of the document. */
export class ScenePainter {
    private theme: Theme | undefined;
    private text: TextFitter | undefined;
    private faces: readonly Face[] = [];
    private readonly contents: (CardContent | undefined)[] = [];

    constructor(
        private readonly types: readonly string[], private readonly kinds: readonly string[],
        private readonly measurer: CanvasRenderingContext2D, private readonly pictures: PictureSources,
    ) {}

    setTheme(theme: Theme): void {
        this.theme = theme;
        this.text = new TextFitter(this.measurer, fontsOf(theme));
    }

    /** A font has come: texts have another width. */
    fontsChanged(): void {
        this.text?.clear();
    }

    setFaces(faces: readonly Face[]): void {
        this.faces = faces;
    }

    setContent(slot: number, content: CardContent): void {
        this.contents[slot] = content;
    }

    /** A whole sheet, floor and all; answers whether something in it moves by itself. */
    paint(context: CanvasRenderingContext2D, place: SheetPlace, list: Int32Array, look: SceneLook, time: number): boolean {
        const pen = this.pen(context, place.zoom, time);
        if (!pen) return false;
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.fillStyle = pen.theme.background0;
        context.fillRect(0, 0, Math.ceil(place.width * place.ratio), Math.ceil(place.height * place.ratio));
        const scale = place.zoom * place.ratio;
        context.setTransform(scale, 0, 0, scale, place.originX, place.originY);
        drawGrid(pen, place);
        const isMoving = this.drawBehind(pen, list, look);
        this.drawCards(pen, list, look);
        return isMoving;
    }

    /** Frames and wires alone, on a context that is in canvas units; answers whether something moves by itself. */
    drawBehind(pen: Pen, list: Int32Array, look: SceneLook): boolean {
        pen.context.textBaseline = "middle";
        this.drawFrames(pen, list, look, levelOf(pen.zoom));
        return drawWires(pen, list, this.wireLook(look));
    }

    /** Cards alone, on a context that is in canvas units. */
    drawCards(pen: Pen, list: Int32Array, look: SceneLook): void {
        pen.context.textBaseline = "middle";
        const level = levelOf(pen.zoom);
        if (level === "boxes") {
            const [working, failing] = [new Set(look.working), new Set(look.failing)];
            drawBoxes(pen, list, this.kinds, {
                isWorking: slot => working.has(slot), hasFailed: slot => failing.has(slot),
                isFaint: slot => look.found?.has(slot) === false,
            });
        } else {
            this.drawWholeCards(pen, list, look, level);
        }
    }

    pen(context: CanvasRenderingContext2D, zoom: number, time: number): Pen | undefined {
        const { theme, text } = this;
        return theme && text && { context, theme, text, zoom, pixel: 1 / zoom, time };
    }

    /** Frames lie behind wires and cards. */
    private drawFrames(pen: Pen, list: Int32Array, look: SceneLook, level: Level): void {
        forEachNode(list, at => {
            if (!((list[at + ViewNode.flags] ?? 0) & NodeFlag.frame)) return;
            const slot = list[at + ViewNode.slot] ?? 0;
            drawFrame(pen, list, at, this.contentOf(list, at, slot), {
                header: this.faces[list[at + ViewNode.face] ?? 0]?.header.height ?? 0, level,
                isEdited: slot === look.edited, isHovered: slot === look.hovered,
            });
        });
    }

    private drawWholeCards(pen: Pen, list: Int32Array, look: SceneLook, level: Level): void {
        const labels: PortLabel[] = [];
        const { wiring, marked } = look;
        forEachNode(list, at => {
            if ((list[at + ViewNode.flags] ?? 0) & NodeFlag.frame) return;
            const slot = list[at + ViewNode.slot] ?? 0;
            const face = this.faces[list[at + ViewNode.face] ?? 0] ?? none;
            const fits = wiring?.fits.get(slot) ?? 0;
            const isHovered = slot === look.hovered;
            drawCard(pen, {
                x: (list[at + ViewNode.x] ?? 0) / 8, y: (list[at + ViewNode.y] ?? 0) / 8, face,
                content: this.contentOf(list, at, slot), flags: list[at + ViewNode.flags] ?? 0,
                isEdited: slot === look.edited, isHovered,
                isDimmed: look.found?.has(slot) === false || (wiring !== null && wiring.slot !== slot && fits === 0),
            }, level, this.pictures);
            if (pen.zoom < portsFrom) return;
            drawPorts(pen, list, at, face, {
                types: this.types, wiringFrom: wiring?.side, fits,
                showsLabels: isHovered && wiring === null && level === "full",
                marked: marked?.slot === slot ? marked : null, labels,
            });
        });
        for (const label of labels) drawLabel(pen, label);
    }

    /** What was told of another node that had the slot before is not shown. */
    private contentOf(list: Int32Array, at: number, slot: number): CardContent {
        const content = this.contents[slot];
        const kind = this.kinds[list[at + ViewNode.kind] ?? -1] ?? "";
        if (content && (content.kind === kind || kind === "")) return content;
        return {
            id: "", stamp: 0, kind, title: "", line: { words: "", length: "" }, tint: null, words: "", state: { is: "idle" }, media: null,
            isMoving: false, said: undefined, cause: "",
        };
    }

    private wireLook(look: SceneLook): WireLook {
        const [near, working] = [new Set(look.near), new Set(look.working)];
        return {
            types: this.types, hidden: look.hidden, hovered: look.hoveredWire, areDimmed: look.wiring !== null || look.found !== undefined,
            isNear: slot => near.has(slot), flowsInto: slot => working.has(slot),
        };
    }
}

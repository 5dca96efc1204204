import type { Asset } from "../api/types";
import { contains, Point, toCanvas } from "../canvas/camera";
import { drawSign, kindSign } from "../canvas/draw/icons";
import { Pen, write } from "../canvas/draw/pen";
import { rounded } from "../canvas/draw/rounded";
import { headerHeight } from "../canvas/faces";
import { eighths, Stage } from "../canvas/stage";
import { Interaction } from "../canvas/states/interaction";
import { Course, drawCourse, wiresUnder } from "../editing/wireUnder";
import type { Drop } from "./drops";
import { judge, perform } from "./placing";

/** So far around the pointer a wire is looked for, in eighths. */
const reach = 160;

/** Assets hover over the surface. The list they come from owns the pointer and tells where it is. */
export class AssetDrop extends Interaction {
    readonly name = "asset drop";
    /** Something else has taken over. */
    isOver = false;
    private drop: Drop | undefined;
    /** The wire that the new cards come behind. */
    private course: Course | undefined;
    private at: Point | undefined;

    constructor(stage: Stage, protected assets: readonly Asset[]) {
        super(stage);
    }

    /** What letting go here would do. */
    get judged(): Drop | undefined {
        return this.drop;
    }

    override enter(): void {
        this.stage.overlay.drawing = { draw: (pen) => this.draw(pen) };
        this.stage.overlay.cursor = "copy";
    }

    override leave(): void {
        this.isOver = true;
        this.stage.overlay.drawing = undefined;
        this.stage.overlay.label = null;
        this.stage.redraw();
    }

    /** @param at on the surface, or outside of it. Answers whether it is over the surface. */
    moved(at: Point): boolean {
        const { camera, overlay } = this.stage;
        const isInside = contains({ x: 0, y: 0, width: camera.width, height: camera.height }, at);
        this.at = isInside ? at : undefined;
        this.judge();
        const words = this.drop && this.wordsFor(this.drop);
        overlay.label = isInside && words ? { at, text: words, tone: "plain" } : null;
        this.stage.redraw();
        return isInside;
    }

    protected wordsFor({ words, remark }: Drop): string | undefined {
        return words || remark;
    }

    /** Answers whether anything was done. */
    dropped(at: Point): boolean {
        this.moved(at);
        const { drop } = this;
        this.stage.rest();
        return drop !== undefined && perform(this.stage.host, drop);
    }

    /** What lies under the pointer may be gone, or another. */
    override documentChanged(): void {
        this.judge();
        this.stage.redraw();
    }

    private judge(): void {
        const { at, stage } = this;
        this.drop = at && judge(stage.host, this.assets, toCanvas(stage.camera, at), stage.target(at, "mouse"));
        this.course = undefined;
        const { behind } = this.drop ?? {};
        if (!at || !behind) return;
        const { x, y } = eighths(toCanvas(stage.camera, at));
        const box = { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
        this.course = wiresUnder(stage.document, box, { x, y }).find(({ wire }) => wire === behind.id);
    }

    private draw(pen: Pen): void {
        const { drop } = this;
        if (!drop) return;
        const { context, theme } = pen;
        if (this.course) drawCourse(pen, this.course);
        else if (drop.target) {
            const { x, y, width, height } = drop.target.box;
            const out = 3 * pen.pixel;
            rounded(context, x - out, y - out, width + 2 * out, height + 2 * out, theme.radius + out);
            context.fillStyle = theme.accentQuiet;
            context.fill();
            context.strokeStyle = theme.accent;
            context.lineWidth = 3 * pen.pixel;
            context.stroke();
        }
        for (const { asset, kind, at } of drop.puts) {
            const x = Math.round((at.x - theme.cardWidth / 2) / 8) * 8, y = Math.round((at.y - headerHeight / 2) / 8) * 8;
            context.globalAlpha = 0.92;
            context.fillStyle = theme.background2;
            rounded(context, x, y, theme.cardWidth, headerHeight, theme.radius);
            context.fill();
            context.strokeStyle = theme.accent;
            context.lineWidth = 1.5 * Math.max(1, pen.pixel);
            context.setLineDash([5, 4]);
            context.stroke();
            context.setLineDash([]);
            drawSign(context, kindSign(kind.key), x + 10, y + headerHeight / 2 - 7, 14, theme.kind(kind.key));
            context.fillStyle = theme.text;
            write(pen, "title", asset.name, x + 30, y + headerHeight / 2 + 0.5, theme.cardWidth - 40);
            context.globalAlpha = 1;
        }
    }
}

/** Notes on the canvas: laid out, ticked, and written where they stand. */
import { Point, toCanvas } from "../canvas/camera";
import type { NoteLook } from "../canvas/contents";
import { headerHeight } from "../canvas/faces";
import { readTheme, Theme } from "../canvas/theme";
import { isNone } from "../film/colours";
import { textOf } from "../film/settings";
import { ticked } from "../markdown/ticking";
import type { Studio } from "../studio/studio";
import type { Node, NodeId } from "../wasm/core";
import { inksOn } from "./ink";
import { NoteEditing } from "./NoteEditing";
import { noteLayout } from "./noteLayout";

/** More widths are forgotten. */
const mostWidths = 20_000;
/** How far from a task's box a press still means it. */
const reach = 6;

export function bringNotes(studio: Studio): () => void {
    const notes = new Notes(studio);
    studio.notes = notes;
    const again = (): void => {
        notes.forget();
        studio.session.looksOther(notes.shown());
    };
    again();
    // Words are laid out by their widths, which are another once their font is there.
    let isOver = false;
    void document.fonts.ready.then(() => { if (!isOver) again(); });
    return () => {
        isOver = true;
        studio.notes = undefined;
    };
}

class Notes {
    private readonly context = document.createElement("canvas").getContext("2d");
    private readonly widths = new Map<string, number>();
    private theme: Theme | undefined;
    private font = "";

    constructor(private readonly studio: Studio) {}

    forget(): void {
        this.widths.clear();
        this.theme = undefined;
    }

    shown(): ReadonlySet<NodeId> {
        return new Set(this.studio.document.nodes().filter(({ kind }) => kind === "note").map(({ id }) => id));
    }

    note = (node: Node): NoteLook | undefined => {
        const rect = this.studio.document.rectOf(node.id);
        if (!rect) return undefined;
        const theme = (this.theme ??= readTheme(document.documentElement));
        const colour = node.fields["colour"];
        const paper = colour && "colour" in colour && !isNone(colour.colour) ? colour.colour : undefined;
        const marks = noteLayout(textOf(node.fields["text"]) ?? "", {
            width: rect.width / 8, height: rect.height / 8 - headerHeight, family: theme.family, strong: theme.weightStrong,
            inks: inksOn(paper, theme), measure: (font, text) => this.measure(font, text),
        });
        return { paper: paper ?? null, marks };
    };

    tick = (id: string, at: Point): boolean => {
        const { canvas, document: film, session } = this.studio;
        const [node, rect] = [film.node(id), film.rectOf(id)];
        if (!canvas || !node || node.locked || !rect) return false;
        const place = toCanvas(canvas.stage.camera, at);
        const [x, y] = [place.x - rect.x / 8, place.y - rect.y / 8 - headerHeight];
        const mark = this.note(node)?.marks.find((each) => each.task !== undefined && x > each.x - reach && x < each.x + 9 + reach
            && y > each.y - reach && y < each.y + 9 + reach);
        if (mark?.task === undefined) return false;
        return session.perform("Tick a task", [
            { op: "set_field", node: id, key: "text", value: { text: ticked(textOf(node.fields["text"]) ?? "", mark.task) } }]);
    };

    write(node: NodeId): void {
        const { canvas } = this.studio;
        const surface = document.querySelector<HTMLElement>(".canvas-surface");
        if (!canvas || !surface) return;
        canvas.endGesture();
        canvas.show(node);
        canvas.stage.go(new NoteEditing(canvas.stage, node, surface));
    }

    private measure(font: string, text: string): number {
        const key = `${font}\u0000${text}`;
        const known = this.widths.get(key);
        if (known !== undefined) return known;
        if (this.widths.size >= mostWidths) this.widths.clear();
        if (!this.context) return text.length * 6;
        if (this.font !== font) this.context.font = this.font = font;
        const { width } = this.context.measureText(text);
        this.widths.set(key, width);
        return width;
    }
}

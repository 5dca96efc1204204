import type { Face } from "../../wasm/core";
import { NodeFlag } from "../../wasm/view";
import type { CardContent, NoteLook } from "../contents";
import { drawCorner } from "./frame";
import { drawSign, kindSign } from "./icons";
import { Level, Pen, write } from "./pen";
import { drawPicture, PictureSources } from "./picture";
import { rounded } from "./rounded";
import { drawBadges, drawProgress, drawStrip } from "./states";

/** A card that is to be drawn, in canvas units. */
export interface Card {
    readonly x: number;
    readonly y: number;
    readonly face: Face;
    readonly flags: number;
    readonly content: CardContent;
    /** Its title stands in a text field. */
    readonly isEdited: boolean;
    /** Another wire is being dragged that it cannot take. */
    readonly isDimmed: boolean;
    readonly isHovered: boolean;
}

export function drawCard(pen: Pen, card: Card, level: Level, pictures: PictureSources): void {
    const { context } = pen;
    const { x, y, flags } = card;
    context.translate(x, y);
    const isAside = (flags & (NodeFlag.muted | NodeFlag.portal)) !== 0;
    const alpha = (flags & NodeFlag.bypassed ? 0.4 : isAside ? 0.6 : 1) * (card.isDimmed ? 0.4 : 1);
    if (flags & NodeFlag.closed) drawStack(pen, card);
    drawBody(pen, card, alpha);
    if (card.face.picture) drawPicture(pen, card, card.face.picture, pictures);
    drawHeader(pen, card, level);
    if (card.content.note) drawNote(pen, card, card.content.note, level);
    if (level === "full") drawFoot(pen, card);
    context.globalAlpha = alpha;
    drawEdge(pen, card);
    if (flags & NodeFlag.sizable && level === "full") drawCorner(pen, card.face.width, card.face.height, pen.theme.text3);
    if (card.content.state.is === "running") drawProgress(pen, card, card.content.state.fraction);
    context.globalAlpha = 1;
    context.translate(-x, -y);
}

/** A card that stands for others lies on top of them. */
function drawStack(pen: Pen, { face, content }: Card): void {
    const { context, theme } = pen;
    context.strokeStyle = content.tint ?? theme.hairlineStrong;
    context.lineWidth = Math.max(1, pen.pixel);
    context.fillStyle = theme.background1;
    for (const down of [8, 4]) {
        rounded(context, down, down, face.width - 2 * down, face.height, theme.radius);
        context.fill();
        context.stroke();
    }
}

/** Leaves the context's alpha set. What is faint is faint against the floor, and not against wires behind it. */
function drawBody(pen: Pen, card: Card, alpha: number): void {
    const { context, theme } = pen;
    const { width, height } = card.face;
    if (card.flags & NodeFlag.lifted) {
        context.fillStyle = theme.shade;
        rounded(context, 4, 6, width, height, theme.radius);
        context.fill();
    }
    rounded(context, 0, 0, width, height, theme.radius);
    if (alpha < 1) {
        context.fillStyle = theme.background0;
        context.fill();
        context.globalAlpha = alpha;
    }
    context.fillStyle = theme.background2;
    context.fill();
}

function drawHeader(pen: Pen, card: Card, level: Level): void {
    const { context, theme } = pen;
    const { header } = card.face;
    const { content } = card;
    const colour = content.tint ?? theme.kind(content.kind);
    context.fillStyle = colour;
    const edge = Math.max(theme.edge, 2 * pen.pixel);
    rounded(context, 0, 0, edge, header.height, [theme.radius, 0, 0, 0]);
    context.fill();
    if (level === "titles") {
        drawFarTitle(pen, card);
        return;
    }
    const middle = header.y + header.height / 2;
    drawSign(context, kindSign(content.kind), 10, middle - 7, 14, colour);
    const right = drawBadges(pen, card, header.width - 8, middle);
    if (card.isEdited) return;
    context.fillStyle = theme.text;
    const width = write(pen, "title", content.title, 30, middle + 0.5, right - 36);
    if (card.flags & NodeFlag.bypassed) {
        context.fillRect(30, middle, width, Math.max(1, pen.pixel));
    }
}

/** From further away title and signs keep their size on the screen, as long as they have room. */
function drawFarTitle(pen: Pen, card: Card): void {
    const { context, theme } = pen;
    const { header, width } = card.face;
    const scale = Math.min(2.2, Math.max(1, 0.8 * pen.pixel));
    const left = Math.max(theme.edge, 2 * pen.pixel) + 6, middle = header.y + header.height / 2;
    context.translate(left, middle);
    context.scale(scale, scale);
    const right = drawBadges(pen, card, (width - left - 8) / scale, 0);
    context.fillStyle = theme.text;
    if (!card.isEdited) write(pen, "title", card.content.title, 0, 0.5, right - 2);
    context.scale(1 / scale, 1 / scale);
    context.translate(-left, -middle);
}

function drawFoot(pen: Pen, card: Card): void {
    const { context, theme } = pen;
    const { face, content } = card;
    drawStrip(pen, card);
    if (face.line) {
        const { words, length } = content.line;
        const right = face.line.x + face.line.width - 10, middle = face.line.y + face.line.height / 2;
        context.fillStyle = theme.text2;
        const taken = length === "" ? 0 : write(pen, "line", length, right, middle, 80, "right") + 10;
        write(pen, "line", words, face.line.x + 10, middle, face.line.width - 20 - taken);
    }
    if (face.body && content.words && !content.note) {
        context.fillStyle = theme.text2;
        const lines = pen.text.wrap("line", content.words, face.body.width - 20, Math.floor(face.body.height / 16));
        lines.forEach((line, index) =>
            write(pen, "line", line, 10, (face.body?.y ?? 0) + 8 + index * 16, face.width - 20));
    }
    if (card.flags & NodeFlag.unknown) {
        context.fillStyle = theme.text3;
        write(pen, "line", "This studio does not know this kind", 10, face.height - 10, face.width - 20);
    }
}

/** A note's words stand where the page has laid them out. */
function drawNote({ context, theme }: Pen, { face: { body } }: Card, { paper, marks }: NoteLook, level: Level): void {
    if (!body) return;
    if (paper) {
        context.fillStyle = paper;
        rounded(context, body.x, body.y, body.width, body.height, [0, 0, theme.radius, theme.radius]);
        context.fill();
    }
    if (level !== "full") return;
    context.textAlign = "left";
    for (const { x, y, ink, text, font, width = 0, height = 0 } of marks) {
        context.fillStyle = ink;
        if (font) context.font = font;
        if (text) context.fillText(text, x, body.y + y);
        else context.fillRect(x, body.y + y, width, height);
    }
}

/** The card's border says how it stands: dashed when stale, red when failed, the accent when selected. */
function drawEdge(pen: Pen, card: Card): void {
    const { context, theme } = pen;
    const { width, height } = card.face;
    const isStale = (card.flags & NodeFlag.stale) !== 0;
    const hasFailed = card.content.state.is === "failed";
    context.lineWidth = (hasFailed || isStale ? 1.5 : 1) * Math.max(pen.pixel, hasFailed ? 1 : 0);
    context.strokeStyle = hasFailed ? theme.danger : isStale ? theme.text3
        : card.isHovered ? theme.hairlineStrong : theme.hairline;
    if ((isStale && !hasFailed) || card.flags & NodeFlag.portal) context.setLineDash([5, 4]);
    rounded(context, 0, 0, width, height, theme.radius);
    context.stroke();
    context.setLineDash([]);
    if (!(card.flags & NodeFlag.selected)) return;
    const out = 2 * pen.pixel;
    context.strokeStyle = theme.accent;
    context.lineWidth = 2 * pen.pixel;
    rounded(context, -out, -out, width + 2 * out, height + 2 * out, theme.radius + out);
    context.stroke();
}

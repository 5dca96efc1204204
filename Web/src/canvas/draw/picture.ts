import type { Rect } from "../../wasm/core";
import type { PreviewPicture } from "../../live/messages";
import type { Card } from "./card";
import "./offscreen";
import { drawSign, kindSign } from "./icons";
import type { Pen } from "./pen";

/** Where pictures come from; each is drawn if it is there. */
export interface PictureSources {
    take(media: string): ImageBitmap | undefined;
    preview(node: string): ImageBitmap | undefined;
}

/** The take fills its place; while a shot is in work its newest small picture does. */
export function drawPicture(pen: Pen, card: Card, room: Rect, sources: PictureSources): void {
    const { context, theme } = pen;
    const { content } = card;
    const preview = content.state.is === "running" ? sources.preview(content.id) : undefined;
    const picture = preview ?? (content.media === null ? undefined : sources.take(content.media));
    if (picture && picture.width > 0) {
        drawCovering(context, picture, room);
        return;
    }
    context.fillStyle = theme.background1;
    context.fillRect(room.x, room.y, room.width, room.height);
    const alpha = context.globalAlpha;
    context.globalAlpha = alpha * 0.35;
    const size = 28;
    drawSign(
        context, kindSign(content.kind), room.x + (room.width - size) / 2, room.y + (room.height - size) / 2, size,
        theme.text3);
    context.globalAlpha = alpha;
}

/** Fills a room with the middle of a picture. */
function drawCovering(
    context: CanvasRenderingContext2D, picture: ImageBitmap, room: Rect,
): void {
    const scale = Math.max(room.width / picture.width, room.height / picture.height);
    const width = room.width / scale, height = room.height / scale;
    context.drawImage(
        picture, (picture.width - width) / 2, (picture.height - height) / 2, width, height, room.x, room.y, room.width,
        room.height);
}

/** A small raw picture as something that can be drawn. */
export function previewImage(picture: PreviewPicture): ImageBitmap {
    const canvas = new OffscreenCanvas(Math.max(1, picture.width), Math.max(1, picture.height));
    const context = canvas.getContext("2d");
    if (context && picture.width > 0 && picture.height > 0) {
        const data = context.createImageData(picture.width, picture.height);
        fill(data.data, picture.rgb);
        context.putImageData(data, 0, 0);
    }
    return canvas.transferToImageBitmap();
}

/** Three bytes a pixel into four. */
export function fill(pixels: Uint8ClampedArray, rgb: Uint8Array): void {
    for (let from = 0, to = 0; to < pixels.length; from += 3, to += 4) {
        pixels[to] = rgb[from] ?? 0;
        pixels[to + 1] = rgb[from + 1] ?? 0;
        pixels[to + 2] = rgb[from + 2] ?? 0;
        pixels[to + 3] = 255;
    }
}

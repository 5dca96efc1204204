import type { Rect } from "../../wasm/core";
import { NodeFlag } from "../../wasm/view";
import { timeLeft } from "../cardState";
import { retryButton, strip } from "../faces";
import type { Card } from "./card";
import { drawSign, SignName } from "./icons";
import { Pen, write } from "./pen";
import { rounded } from "./rounded";

const size = 14;

/** The signs at a header's right end, from there to the left; answers where they end. */
export function drawBadges(pen: Pen, card: Card, right: number, middle: number): number {
    const { context, theme } = pen;
    let x = right;
    const sign = (name: SignName, colour: string): void => {
        x -= size;
        drawSign(context, name, x, middle - size / 2, size, colour);
        x -= 4;
    };
    const { said, state } = card.content;
    // What is approved is done.
    if (said !== "approved" || state.is !== "done") x = drawStateBadge(pen, card, x, middle, sign);
    if (said) sign(said, said === "star" ? theme.accent : theme.success);
    if (card.flags & NodeFlag.stale && card.content.state.is !== "running") sign("clock", theme.text2);
    if (card.flags & NodeFlag.locked) sign("lock", theme.text3);
    if (card.flags & NodeFlag.muted) sign("muted", theme.text3);
    if (card.flags & NodeFlag.unknown) sign("unknown", theme.text3);
    return x;
}

function drawStateBadge(
    pen: Pen, card: Card, right: number, middle: number, sign: (name: SignName, colour: string) => void,
): number {
    const { context, theme } = pen;
    const { state } = card.content;
    switch (state.is) {
        case "waiting":
            return state.isHeld ? signed(sign, "held", theme.text2, right)
                : drawPill(pen, state.position === null ? "…" : String(state.position), right, middle);
        case "running":
            context.fillStyle = theme.accent;
            return right - 4 - write(
                pen, "number", `${Math.floor(state.fraction * 100)} %`, right, middle + 0.5, 48, "right");
        case "cached":
            return signed(sign, "lightning", theme.success, right);
        case "failed":
            return signed(sign, "warning", theme.danger, right);
        case "blocked":
            return signed(sign, "barred", theme.text2, right);
        case "done":
            if (card.flags & NodeFlag.stale) return right;
            return signed(sign, "check", theme.success, right);
        case "idle":
            return right;
    }
}

function signed(
    sign: (name: SignName, colour: string) => void, name: SignName, colour: string, right: number,
): number {
    sign(name, colour);
    return right - size - 4;
}

/** A place in the queue. */
function drawPill(pen: Pen, text: string, right: number, middle: number): number {
    const { context, theme } = pen;
    const width = Math.max(18, pen.text.fit("number", text, 60).width + 10);
    rounded(context, right - width, middle - 8, width, 16, 8);
    context.strokeStyle = theme.hairlineStrong;
    context.lineWidth = 1;
    context.stroke();
    context.fillStyle = theme.text2;
    write(pen, "number", text, right - width / 2, middle + 0.5, 60, "center");
    return right - width - 4;
}

/** A line along the top edge. */
export function drawProgress(pen: Pen, card: Card, fraction: number): void {
    const { context, theme } = pen;
    const { width } = card.face;
    const height = Math.max(2, 2 * pen.pixel);
    context.fillStyle = theme.background3;
    context.fillRect(theme.radius, -height / 2, width - 2 * theme.radius, height);
    context.fillStyle = theme.accent;
    context.fillRect(theme.radius, -height / 2, (width - 2 * theme.radius) * fraction, height);
}

/** At the foot of the picture: what is being done, what it waits for, or what went wrong. */
export function drawStrip(pen: Pen, card: Card): void {
    const { state } = card.content;
    const room = strip(card.face, state.is === "failed");
    const words = stripWords(card);
    if (!room || words === "") return;
    const { context, theme } = pen;
    context.fillStyle = theme.veil;
    context.fillRect(room.x, room.y, room.width, room.height);
    if (state.is === "failed") {
        drawFailure(pen, card, words, room);
        return;
    }
    context.fillStyle = theme.text;
    write(pen, "label", words, room.x + 8, room.y + room.height / 2 + 0.5, room.width - 16);
}

/** Two lines of the reason, and the button that tries again. */
function drawFailure(pen: Pen, card: Card, words: string, room: Rect): void {
    const { context, theme } = pen;
    const button = retryButton(card.face);
    const width = room.width - 16 - (button ? button.width + 8 : 0);
    const lines = pen.text.wrap("label", words, width, 2);
    context.fillStyle = theme.danger;
    lines.forEach((line, index) => {
        const y = room.y + room.height / 2 + (index - (lines.length - 1) / 2) * 15;
        write(pen, "label", line, room.x + 8, y + 0.5, width);
    });
    if (!button) return;
    rounded(context, button.x, button.y, button.width, button.height, 4);
    context.fillStyle = theme.background3;
    context.fill();
    context.fillStyle = theme.text;
    const middle = button.y + button.height / 2 + 0.5;
    write(pen, "label", "Retry", button.x + button.width / 2, middle, button.width, "center");
}

function stripWords(card: Card): string {
    const { state, cause } = card.content;
    switch (state.is) {
        case "running":
            return [state.stage, state.secondsLeft === null ? "" : timeLeft(state.secondsLeft)]
                .filter(part => part !== "").join(" · ");
        case "failed": return state.message;
        case "blocked": return cause ? `Blocked by ${cause}` : "Blocked";
        case "waiting": return state.isHeld ? "Held back" : "";
        default: return "";
    }
}

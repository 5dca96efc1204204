import { PointerEvent, useEffect, useMemo, useRef } from "react";
import type { Asset } from "../api/types";
import type { Canvas } from "../canvas/interface";
import { count } from "../film/words";
import { mediaAddress } from "../media/pictures";
import { AssetDrop } from "./assetDrop";

/** So far a pointer moves before a press becomes a drag, in pixels. */
const threshold = 5;

export interface DragParts {
    canvas: () => Canvas | undefined;
    /** What a press on an asset takes hold of. */
    held: (asset: Asset) => readonly Asset[];
}

/**
 * Assets are dragged by pointer: the card that was taken hold of may scroll out of the page meanwhile. Answers what begins
 * a drag, and whether the press that has just ended was one.
 */
export function useAssetDrag(parts: DragParts): { begin: (event: PointerEvent, asset: Asset) => void; wasDragged: () => boolean } {
    const newest = useRef(parts);
    newest.current = parts;
    const drag = useRef<Drag>();
    useEffect(() => () => drag.current?.end(), []);
    return useMemo(() => ({
        begin: (event: PointerEvent, asset: Asset): void => {
            if (event.button !== 0) return;
            drag.current?.end();
            drag.current = new Drag(event.pointerId, { x: event.clientX, y: event.clientY }, asset, newest.current);
        },
        wasDragged: () => drag.current?.isMoving ?? false,
    }), []);
}

class Drag {
    isMoving = false;
    private ghost: HTMLElement | undefined;
    private drop: AssetDrop | undefined;
    private readonly ending = new AbortController();

    constructor(pointer: number, private readonly start: { x: number; y: number }, private readonly asset: Asset, private readonly parts: DragParts) {
        const { signal } = this.ending;
        const mine = (action: (event: globalThis.PointerEvent) => void) => (event: globalThis.PointerEvent): void => {
            if (event.pointerId === pointer) action(event);
        };
        window.addEventListener("pointermove", mine((event) => this.move(event)), { signal });
        window.addEventListener("pointerup", mine((event) => this.up(event)), { signal });
        // The browser took the finger for scrolling.
        window.addEventListener("pointercancel", mine(() => this.end()), { signal });
        window.addEventListener("blur", () => this.end(), { signal });
        window.addEventListener("keydown", (event) => {
            if (event.key !== "Escape" || !this.isMoving) return;
            event.preventDefault();
            event.stopPropagation();
            this.end();
        }, { signal, capture: true });
    }

    end(): void {
        this.ending.abort();
        this.ghost?.remove();
        document.documentElement.classList.remove("is-dragging");
        if (this.drop && !this.drop.isOver) this.drop.cancel();
        this.drop = undefined;
    }

    private move({ clientX: x, clientY: y }: { clientX: number; clientY: number }): void {
        if (!this.isMoving && Math.hypot(x - this.start.x, y - this.start.y) < threshold) return;
        if (!this.isMoving) this.begin();
        const canvas = this.parts.canvas();
        // Escape on the canvas, or a film that was closed.
        if (!canvas || !this.drop || this.drop.isOver) return this.end();
        const isOver = document.elementFromPoint(x, y)?.closest(".canvas-region") != null && this.drop.moved(canvas.place(x, y));
        if (!isOver) this.drop.moved({ x: -1, y: -1 });
        if (!this.ghost) return;
        this.ghost.hidden = isOver;
        this.ghost.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
    }

    private begin(): void {
        this.isMoving = true;
        const canvas = this.parts.canvas();
        if (!canvas) return;
        const assets = this.parts.held(this.asset);
        canvas.endGesture();
        this.drop = new AssetDrop(canvas.stage, assets);
        canvas.stage.go(this.drop);
        document.documentElement.classList.add("is-dragging");
        this.ghost = ghostOf(assets, this.asset);
        document.body.append(this.ghost);
    }

    private up({ clientX: x, clientY: y }: { clientX: number; clientY: number }): void {
        const canvas = this.parts.canvas();
        const { drop } = this;
        const isOver = document.elementFromPoint(x, y)?.closest(".canvas-region") != null;
        if (this.isMoving && canvas && drop && !drop.isOver && isOver) {
            if (drop.dropped(canvas.place(x, y))) canvas.focus();
        }
        this.end();
    }
}

/** What follows the pointer beside the canvas. */
function ghostOf(assets: readonly Asset[], held: Asset): HTMLElement {
    const ghost = document.createElement("div");
    ghost.className = "asset-ghost";
    ghost.setAttribute("aria-hidden", "true");
    if (held.pictures.thumbnail) {
        const picture = document.createElement("img");
        picture.src = mediaAddress(held.pictures.thumbnail);
        ghost.append(picture);
    }
    const words = document.createElement("span");
    words.textContent = assets.length === 1 ? held.name : count(assets.length, "asset");
    ghost.append(words);
    return ghost;
}

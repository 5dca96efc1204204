/** Files that are let go anywhere over the film, or pasted: into the library, and onto the canvas where that is below them. */
import { isTyping } from "../app/commands";
import { Point, toCanvas } from "../canvas/camera";
import { isGraphFile } from "../editing/graphFiles";
import { regions } from "../studio/regions";
import type { Studio } from "../studio/studio";
import type { LetGo } from "./arrivals";
import { bring, bringEntries } from "./bringing";
import { dragged, showAssets } from "./context";
import { FileDrop } from "./fileDrop";
import { entriesOf } from "./files";
import { targetUnder } from "./placing";

/** Answers what ends it. */
export function takeFiles(studio: Studio): () => void {
    const ending = new AbortController();
    const { signal } = ending;
    const drag = new FileDrag(studio);
    // A picture of the page that is dragged by itself looks like a file.
    let isOwn = false;
    const listen = (name: "dragenter" | "dragleave" | "dragover" | "drop", action: (event: DragEvent, transfer: DataTransfer) => void): void => {
        window.addEventListener(name, (event) => {
            if (!isOwn && event.dataTransfer?.types.includes("Files")) action(event, event.dataTransfer);
        }, { signal });
    };
    window.addEventListener("dragstart", () => { isOwn = true; }, { signal });
    window.addEventListener("dragend", () => { isOwn = false; }, { signal });
    // No pointer moves while something is dragged: it ended where nobody was told.
    window.addEventListener("pointermove", () => drag.end(), { signal });
    listen("dragenter", (_, transfer) => drag.enter(transfer));
    listen("dragleave", () => drag.leave());
    listen("dragover", (event, transfer) => {
        event.preventDefault();
        transfer.dropEffect = "copy";
        drag.over(event, transfer);
    });
    listen("drop", (event, transfer) => {
        event.preventDefault();
        drag.over(event, transfer);
        const letGo = drag.letGo(event);
        drag.end();
        // Parts of a film are pasted, with what does not fit told beside the canvas.
        if (letGo && transfer.files.length > 0 && [...transfer.files].every(isGraphFile)) return;
        void bringEntries(studio, entriesOf(transfer), letGo);
    });
    document.addEventListener("paste", (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0 || isTyping(event.target)) return;
        event.preventDefault();
        // What the clipboard says of the files in words is no part of a film.
        event.stopImmediatePropagation();
        bring(studio, files.map(named), pastedAt(studio));
    }, { signal, capture: true });
    signal.addEventListener("abort", () => drag.end());
    return () => ending.abort();
}

/** Files on their way over the page. */
class FileDrag {
    private depth = 0;
    private files = 0;
    private drop: FileDrop | undefined;

    constructor(private readonly studio: Studio) {}

    enter(transfer: DataTransfer): void {
        if (this.depth === 0 && regions.left.get()) showAssets();
        this.files = [...transfer.items].filter(({ kind }) => kind === "file").length;
        this.count(this.depth + 1);
    }

    leave(): void {
        this.count(this.depth - 1);
    }

    end(): void {
        if (this.depth > 0 || this.drop) this.count(0);
    }

    private count(depth: number): void {
        this.depth = Math.max(0, depth);
        if (this.depth === 0) this.endDrop();
        // The library need not say what it does while the canvas does.
        dragged.set(this.depth === 0 || this.drop ? undefined : this.files);
    }

    /** Over the canvas it shows what letting go would do. */
    over(event: DragEvent, transfer: DataTransfer): void {
        const { canvas } = this.studio;
        if (!canvas || !isOnCanvas(event)) {
            this.endDrop();
            return this.count(this.depth);
        }
        if (!this.drop || this.drop.isOver) {
            canvas.endGesture();
            this.drop = new FileDrop(canvas.stage, transfer);
            canvas.stage.go(this.drop);
            this.count(this.depth);
        }
        this.drop.moved(canvas.place(event.clientX, event.clientY));
    }

    private endDrop(): void {
        if (this.drop && !this.drop.isOver) this.drop.cancel();
        this.drop = undefined;
    }

    /** Undefined beside the canvas. */
    letGo(event: DragEvent): LetGo | undefined {
        const { canvas } = this.studio;
        if (!canvas || !isOnCanvas(event)) return undefined;
        return letGoAt(this.studio, canvas.place(event.clientX, event.clientY), this.drop);
    }
}

function isOnCanvas({ target }: Event): boolean {
    return target instanceof Element && target.closest(".canvas-region") !== null;
}

/** At the pointer where it is over the canvas, or where there is room for who works there by keyboard. */
function pastedAt(studio: Studio): LetGo | undefined {
    const { canvas } = studio;
    if (!canvas) return undefined;
    if (canvas.pointed) return letGoAt(studio, canvas.pointed);
    return document.activeElement?.closest(".canvas-region") ? { at: canvas.freePlace() } : undefined;
}

/** @param point on the surface. */
function letGoAt(studio: Studio, point: Point, shown?: FileDrop): LetGo | undefined {
    const stage = studio.canvas?.stage;
    if (!stage) return undefined;
    return {
        at: toCanvas(stage.camera, point), drop: shown?.judged, target: targetUnder(stage.host, stage.target(point, "mouse")),
    };
}

/** A picture from the clipboard is called after the moment. */
function named(file: File): File {
    if (file.name !== "image.png") return file;
    const moment = new Date().toLocaleString("sv-SE").replace(/:/g, ".");
    return new File([file], `Pasted ${moment}.png`, { type: file.type });
}

import { boxToScreen, Camera } from "../canvas/camera";
import { headerHeight } from "../canvas/faces";
import { Interaction } from "../canvas/states/interaction";
import type { Stage } from "../canvas/stage";
import { nodeName } from "../canvas/words";
import { textOf } from "../film/settings";
import { newGesture } from "../inspector/controls/useDraft";
import type { NodeId } from "../wasm/core";
import { entered, surrounded, Typed } from "./typing";

const pause = 400;
const limit = 60_000;
const encoder = new TextEncoder();

/** A note's words are being written where they stand. A press elsewhere, Control and Enter, or Escape ends it; all of it is one step of undo. */
export class NoteEditing extends Interaction {
    readonly name = "writing";
    private readonly area = document.createElement("textarea");
    private readonly gesture = newGesture();
    private readonly title: string;
    private before = "";
    private timer = 0;
    private frame = 0;
    private isOver = false;
    private placed: Camera | undefined;

    constructor(stage: Stage, private readonly node: NodeId, private readonly parent: HTMLElement) {
        super(stage);
        this.title = nodeName(stage.document, stage.host.catalogue, node);
    }

    override enter(): void {
        const node = this.stage.document.node(this.node);
        if (!node || node.locked) {
            if (node) this.stage.host.tell(`“${this.title}” is locked. Unlock it to write in it.`);
            this.stage.rest();
            return;
        }
        const { area } = this;
        this.before = textOf(node.fields["text"]) ?? "";
        area.className = "note-area";
        area.value = this.before;
        area.placeholder = "Write here. # heading, - list, - [ ] task, **strong**";
        area.setAttribute("aria-label", `Text of ${this.title}`);
        area.addEventListener("keydown", (event) => this.key(event));
        area.addEventListener("input", () => this.typed());
        area.addEventListener("blur", () => this.end());
        for (const kind of ["pointerdown", "wheel", "dblclick", "contextmenu"]) area.addEventListener(kind, (event) => event.stopPropagation());
        this.parent.append(area);
        this.follow();
        area.focus({ preventScroll: true });
        area.setSelectionRange(area.value.length, area.value.length);
        window.addEventListener("pagehide", this.save);
    }

    override leave(): void {
        this.isOver = true;
        this.save();
        window.removeEventListener("pagehide", this.save);
        cancelAnimationFrame(this.frame);
        const hadFocus = document.activeElement === this.area;
        this.area.remove();
        if (hadFocus) this.parent.focus({ preventScroll: true });
    }

    override pointerDown(): void {
        this.end();
    }

    override documentChanged(): void {
        if (this.stage.document.node(this.node) !== null) return;
        this.stage.rest();
        this.stage.host.tell(`“${this.title}” was deleted by somebody else while you wrote in it.`);
    }

    override tellsOf(gone: NodeId): boolean {
        return gone === this.node;
    }

    private end(): void {
        if (!this.isOver) this.stage.rest();
    }

    private key(event: KeyboardEvent): void {
        event.stopPropagation();
        const isMod = event.ctrlKey || event.metaKey;
        if (event.isComposing) return;
        if (event.key === "Escape" || (event.key === "Enter" && isMod)) {
            event.preventDefault();
            this.end();
            return;
        }
        const now: Typed = { text: this.area.value, from: this.area.selectionStart, to: this.area.selectionEnd };
        const sign = isMod ? { b: "**", i: "*", e: "`" }[event.key.toLowerCase()] : undefined;
        const next = sign !== undefined ? surrounded(now, sign) : event.key === "Enter" && !event.shiftKey ? entered(now) : undefined;
        if (!next) return;
        event.preventDefault();
        this.area.value = next.text;
        this.area.setSelectionRange(next.from, next.to);
        this.typed();
    }

    private typed(): void {
        if (this.timer === 0) this.timer = window.setTimeout(this.save, pause);
    }

    private readonly save = (): void => {
        window.clearTimeout(this.timer);
        this.timer = 0;
        const text = this.area.value;
        if (text === this.before || !this.stage.document.node(this.node)) return;
        if (encoder.encode(text).length > limit) {
            this.stage.host.tell(`A note holds ${limit.toLocaleString("en-GB")} bytes; this one has become longer, and is kept as it was before.`, "danger");
            return;
        }
        const value = text === "" ? null : { text };
        if (this.stage.host.perform(`Write “${this.title}”`, [{ op: "set_field", node: this.node, key: "text", value }], this.gesture)) this.before = text;
    };

    /** The area follows its card. */
    private follow = (): void => {
        if (this.isOver) return;
        this.frame = requestAnimationFrame(this.follow);
        const { camera } = this.stage;
        const rect = this.stage.document.rectOf(this.node);
        if (!rect || camera === this.placed) return;
        this.placed = camera;
        const scale = Math.max(camera.zoom, 0.75);
        const box = boxToScreen(camera, {
            x: rect.x / 8, y: rect.y / 8 + headerHeight, width: rect.width / 8, height: rect.height / 8 - headerHeight,
        });
        this.area.style.width = `${Math.max(160, box.width / scale)}px`;
        this.area.style.height = `${Math.max(96, box.height / scale)}px`;
        this.area.style.transform = `translate(${box.x}px, ${box.y}px) scale(${scale})`;
    };
}

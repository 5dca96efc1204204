import { rename } from "../edits";
import type { NodeId } from "../../wasm/core";
import type { Pointer, Stage, TitleField } from "../stage";
import { nodeName } from "../words";
import { Interaction } from "./interaction";

/** A node's title is being typed. Enter or a press elsewhere keeps it, Escape does not. */
export class Editing extends Interaction {
    readonly name = "editing";
    private field: TitleField | undefined;
    private readonly title: string;
    private isOver = false;

    constructor(stage: Stage, private readonly node: NodeId) {
        super(stage);
        this.title = nodeName(stage.document, stage.host.catalogue, node);
    }

    override enter(): void {
        if (this.stage.document.node(this.node)?.locked !== false) {
            this.stage.host.tell(`“${this.title}” is locked. Unlock it to rename it.`);
            this.stage.rest();
            return;
        }
        this.stage.overlay.editing = this.node;
        this.field = this.stage.openTitle(this.node, title => this.ended(title));
        this.stage.redraw();
    }

    override leave(): void {
        this.isOver = true;
        this.field?.close();
        this.stage.overlay.editing = null;
        this.stage.redraw();
    }

    override pointerDown(_pointer: Pointer): void {
        this.ended(this.field?.title ?? null);
    }

    override documentChanged(): void {
        if (this.stage.document.node(this.node) !== null) return;
        this.stage.rest();
        this.stage.host.tell(`“${this.title}” was deleted by somebody else while you renamed it.`);
    }

    override tellsOf(gone: NodeId): boolean {
        return gone === this.node;
    }

    private ended(title: string | null): void {
        if (this.isOver) return;
        this.isOver = true;
        this.stage.rest();
        if (title !== null) rename(this.stage.host, this.node, title);
    }
}

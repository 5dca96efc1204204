import type { Aids } from "../aids";
import type { Pointer, Stage, Target } from "../stage";
import { Choosing } from "./choosing";
import { Editing } from "./editing";
import { Interaction, isDrag } from "./interaction";
import { Marquee } from "./marquee";
import { Moving } from "./moving";
import { Reconnecting } from "./reconnecting";
import { Wiring } from "./wiring";

const longPress = 450;

/** A button or finger is down and has not moved yet: a click, a drag or a long press, by what comes next. */
export class Pressing extends Interaction {
    readonly name = "pressing";
    private endTimer: (() => void) | undefined;

    constructor(stage: Stage, protected readonly pointer: Pointer, protected readonly target: Target | null) {
        super(stage);
    }

    override enter(): void {
        if (this.pointer.type !== "mouse") {
            this.endTimer = this.stage.after(longPress, () => this.openMenu());
        }
        if (this.pointer.type !== "touch" && !this.isAdding) this.selectUnlessSelected();
    }

    override leave(): void {
        this.endTimer?.();
    }

    override pointerMove(pointer: Pointer): void {
        if (pointer.id !== this.pointer.id || !isDrag(this.pointer.at, pointer.at, pointer.type)) return;
        const next = this.drag();
        this.stage.go(next);
        next.pointerMove(pointer);
    }

    override pointerUp(pointer: Pointer): void {
        if (pointer.id !== this.pointer.id) return;
        if (this.pointer.clicks === 2 && !this.isAdding) this.doubleClick();
        else this.click();
    }

    override pointerLost(id: number): void {
        if (id === this.pointer.id) this.stage.rest();
    }

    private get aids(): Aids | undefined {
        return this.stage.host.aids.get();
    }

    /** Shift and command add to the selection, or take from it. */
    private get isAdding(): boolean {
        return this.pointer.shift || this.pointer.command;
    }

    protected drag(): Interaction {
        const { stage, target } = this;
        const from = this.pointer;
        // Wires are everywhere: what begins on one, away from its ends, means the canvas behind it, unless it is chosen.
        if (target?.on === "wire" && stage.host.selection.wires.has(target.wire)) {
            const turning = this.aids?.turning(stage, from, target.wire, null);
            if (turning) return turning;
        }
        if (!target || target.on === "wire") return new Marquee(stage, from);
        switch (target.on) {
            case "port": return this.dragPort(target, from);
            case "wireEnd": return new Reconnecting(stage, from, target.wire, target.end);
            case "turn": return this.aids?.turning(stage, from, target.wire, target.place) ?? new Marquee(stage, from);
            case "node":
            case "retry":
            case "fold": {
                this.selectUnlessSelected();
                const resizes = target.on === "node" && target.part === "corner";
                return (resizes && this.aids?.resizing(stage, from, target.node)) || new Moving(stage, from, target.node);
            }
        }
    }

    /** From a port comes a new wire; an input that takes one wire and has it gives that one away. */
    private dragPort(target: Extract<Target, { on: "port" }>, from: Pointer): Interaction {
        if (target.side === "input") {
            const wires = this.stage.document.wiresInto(target.node, target.port);
            const [only] = wires;
            if (only && wires.length === 1 && !this.isRepeating(target)) {
                return new Reconnecting(this.stage, from, only.id, "target");
            }
        }
        return new Wiring(this.stage, from, { node: target.node, port: target.port, side: target.side });
    }

    private isRepeating(target: Extract<Target, { on: "port" }>): boolean {
        const kind = this.stage.document.node(target.node)?.kind;
        const ports = this.stage.host.catalogue.kinds.find(known => known.key === kind)?.ports ?? [];
        return ports.some(port => port.direction === target.side && port.key === target.port && port.isRepeating);
    }

    private click(): void {
        const { selection } = this.stage.host;
        const { target } = this;
        if (!target) {
            if (!this.isAdding) selection.set([]);
        } else if (target.on === "retry") {
            this.stage.host.retry(target.node);
        } else if (target.on === "fold") {
            this.aids?.fold(this.stage.host, target.node);
        } else if (this.isAdding) {
            this.toggle(target);
        } else if (target.on === "node" && target.part === "body" && this.stage.host.tick?.(target.node, this.pointer.at)) {
            // A task of a note; the note is selected already.
        } else if ("wire" in target) {
            selection.set([], [target.wire]);
        } else {
            selection.set([target.node]);
        }
        this.stage.rest();
    }

    private doubleClick(): void {
        const { target, stage } = this;
        if (!target) {
            stage.go(new Choosing(stage, closed => stage.openAddBox({ at: this.pointer.at, closed })));
        } else if ("wire" in target) {
            stage.rest();
            this.aids?.turn(stage, target, this.pointer.at);
        } else if (target.on === "node" && target.part === "header") {
            stage.go(new Editing(stage, target.node));
        } else {
            stage.rest();
            if (target.on === "node") stage.host.open(target.node);
        }
    }

    protected openMenu(): void {
        const { stage, target } = this;
        if (target && "wire" in target) stage.host.selection.set([], [target.wire]);
        this.selectUnlessSelected();
        stage.go(new Choosing(stage, closed => stage.openMenu(this.pointer.at, target, closed)));
    }

    private toggle(target: Target): void {
        const { selection } = this.stage.host;
        const nodes = new Set(selection.nodes);
        const wires = new Set(selection.wires);
        if ("wire" in target) flip(wires, target.wire);
        else flip(nodes, target.node);
        selection.set(nodes, wires);
    }

    private selectUnlessSelected(): void {
        const { selection } = this.stage.host;
        const { target } = this;
        if (target?.on === "node" && !selection.nodes.has(target.node)) selection.set([target.node]);
    }
}

function flip(set: Set<string>, member: string): void {
    if (!set.delete(member)) set.add(member);
}

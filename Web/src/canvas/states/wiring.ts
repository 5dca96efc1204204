import { connect } from "../edits";
import type { PortEnd } from "../../wasm/core";
import type { Pointer, Stage } from "../stage";
import { Choosing } from "./choosing";
import { WireDrag } from "./wireDrag";

/** A new wire: dropped on a port it connects, dropped on nothing it asks what to add there. */
export class Wiring extends WireDrag {
    readonly name = "wiring";

    constructor(stage: Stage, pointer: Pointer, from: PortEnd) {
        super(stage, pointer, from, null);
    }

    protected drop(over: PortEnd): void {
        const { source, target } = this.ends(over);
        this.stage.rest();
        connect(this.stage.host, source, target);
    }

    protected dropOnNothing(): void {
        const { stage, from, drawn } = this;
        const { at } = this.last;
        stage.go(new Choosing(stage, closed => stage.openAddBox({ at, from, closed }), drawn));
    }
}

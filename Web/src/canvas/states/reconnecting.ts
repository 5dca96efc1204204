import { disconnect, reconnect } from "../edits";
import type { PortEnd, WireId } from "../../wasm/core";
import type { Pointer, Stage } from "../stage";
import { WireDrag } from "./wireDrag";

/** One end of a wire is taken elsewhere: dropped on a port it connects there, dropped on nothing the wire goes. */
export class Reconnecting extends WireDrag {
    readonly name = "reconnecting";

    constructor(stage: Stage, pointer: Pointer, private readonly wire: WireId, private readonly end: "source" | "target") {
        super(stage, pointer, otherEnd(stage, wire, end), wire);
    }

    protected drop(over: PortEnd): void {
        const { stage, wire, end } = this;
        stage.rest();
        reconnect(stage.host, wire, end, { node: over.node, port: over.port });
    }

    protected dropOnNothing(): void {
        const { stage, wire } = this;
        stage.rest();
        disconnect(stage.host, wire);
    }
}

/** The end that stays. The wire was under the pointer when this began, so it is there. */
function otherEnd(stage: Stage, id: WireId, end: "source" | "target"): PortEnd {
    const wire = stage.document.wire(id);
    if (!wire) return { node: "", port: "", side: end === "source" ? "input" : "output" };
    return end === "source" ? { ...wire.target, side: "input" } : { ...wire.source, side: "output" };
}

import { cardState, stateWords } from "../cardState";
import type { CanvasHost } from "../interface";
import { nodeName, partsName } from "../words";
import { element } from "./dom";

/** Says in words what is selected, for who hears the canvas instead of seeing it. */
export class Announcer {
    private readonly box = element("div", "canvas-spoken");

    constructor(parent: HTMLElement, private readonly host: CanvasHost) {
        this.box.setAttribute("role", "status");
        this.box.setAttribute("aria-live", "polite");
        parent.append(this.box);
    }

    /** The selection, or how the selected card stands, may be another: says it when it is. */
    update(): void {
        const words = this.words();
        if (this.box.textContent !== words) this.box.textContent = words;
    }

    private words(): string {
        const { core, catalogue, selection } = this.host;
        const nodes = [...selection.nodes], wires = [...selection.wires];
        const [only] = nodes;
        if (nodes.length + wires.length === 0) return "";
        const name = partsName(core, catalogue, nodes, wires);
        if (only === undefined || nodes.length !== 1) return `${name} selected`;
        const state = cardState(this.host.nodeState(only), this.host.progress(only), () => undefined);
        const isRendered = catalogue.kind(core.node(only)?.kind ?? "")?.ports.some(port =>
            port.direction === "output" && (port.type === "video" || port.type === "sequence"));
        if (!isRendered) return `${name} selected`;
        return `${name} selected, ${stateWords(state, core.isStale(only), id => nodeName(core, catalogue, id))}`;
    }
}

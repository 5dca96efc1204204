import { ViewNode } from "../../wasm/view";
import type { Contents } from "../contents";
import { halves } from "../ids";
import type { CanvasHost } from "../interface";
import type { Overlay } from "../stage";
import { same } from "../states/idle";
import { forEachNode } from "./listing";
import type { SceneLook, WiringLook } from "./order";
import type { Level } from "./pen";

/** With more than so many selected nothing stands out. */
const mostNear = 50;

/** What stands out on the canvas, and whether that is something else than before. */
export class Looks {
    private numbers: readonly unknown[] = [];
    private hover: Overlay["hover"] = null;
    private over: Overlay["hover"] = null;
    /** As long as nothing has changed; with a wire in the hand it is another for each list. */
    private last: SceneLook | undefined;
    private level: Level | undefined;

    constructor(private readonly host: CanvasHost, private readonly contents: Contents) {}

    /** Whether cards or wires look other than when this was last asked. */
    hasChanged(overlay: Overlay, level: Level): boolean {
        const { core } = this.host;
        const { wire, hover, editing } = overlay;
        const numbers = [
            core.version, core.looks, level === "boxes" ? this.contents.marks : this.contents.version, editing,
            wire?.fitting, wire?.moving, this.host.found?.(),
        ];
        const over = wire?.over ? { on: "port" as const, ...wire.over } : null;
        const isSame = numbers.every((number, index) => number === this.numbers[index])
            && same(hover, this.hover) && same(over, this.over);
        this.numbers = numbers;
        this.hover = hover;
        this.over = over;
        if (!isSame) this.last = undefined;
        return !isSame;
    }

    of(overlay: Overlay, list: Int32Array, level: Level): SceneLook {
        const { last } = this;
        if (last && !overlay.wire && level === this.level) return last;
        this.level = level;
        return (this.last = this.made(overlay, list, level));
    }

    private made(overlay: Overlay, list: Int32Array, level: Level): SceneLook {
        const { hover, wire, editing } = overlay;
        const { nodes } = this.host.selection;
        const hovered = hover && "node" in hover ? this.slot(hover.node) : -1;
        const near = nodes.size > mostNear ? [] : this.slots(nodes);
        if (hovered >= 0 && !wire) near.push(hovered);
        return {
            hovered, hoveredWire: hover && "wire" in hover ? halves(hover.wire) : null,
            hidden: wire?.moving ? halves(wire.moving) : null, marked: this.marked(overlay),
            edited: editing === null ? -1 : this.slot(editing), near,
            working: this.slots(this.contents.running), failing: level === "boxes" ? this.slots(this.contents.failing) : [],
            wiring: wire && this.wiring(wire, list, level), found: this.host.found?.(),
        };
    }

    private wiring(wire: NonNullable<Overlay["wire"]>, list: Int32Array, level: Level): WiringLook {
        const { side, node } = wire.from;
        const fits = new Map<number, number>();
        if (level !== "boxes") {
            forEachNode(list, at => {
                const face = this.host.core.face(list[at + ViewNode.face] ?? 0);
                const slot = list[at + ViewNode.slot] ?? 0;
                const bits = (side === "output" ? face.inputs : face.outputs).reduce((bits, _, index) => {
                    const verdict = wire.fitting.at(slot, index);
                    return verdict >= 1 && verdict <= 3 ? bits | (1 << index) : bits;
                }, 0);
                if (bits !== 0) fits.set(slot, bits);
            });
        }
        return { slot: this.slot(node), side, fits };
    }

    private marked({ wire, hover }: Overlay): SceneLook["marked"] {
        // Both ends of a wire in the hand are marked; the one it comes from is drawn with the wire.
        const end = wire ? wire.over ?? wire.from : hover?.on === "port" ? hover : null;
        const at = end && this.host.core.portPlace(end);
        return at && { slot: at.slot, place: at.place, side: end.side };
    }

    /** That of the card that stands for a node. */
    private slot(node: string): number {
        return this.host.core.standIn(node)?.slot ?? -1;
    }

    private slots(nodes: Iterable<string>): number[] {
        return [...nodes].map(node => this.slot(node)).filter(slot => slot >= 0);
    }
}

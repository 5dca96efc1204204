import type { FittingPorts, NodeId, PortEnd, PortReference, Verdict, WireId } from "../../wasm/core";
import { Point, toCanvas } from "../camera";
import type { DraggedWire, Pointer, Stage } from "../stage";
import { kindOf, nodeName } from "../words";
import { Dragging } from "./dragging";

/**
 * A wire hangs on one port, and its other end follows the pointer. Ports that would take it light up; over one that
 * does not, the reason stands beside the pointer. What is done when it is let go, subclasses say.
 */
export abstract class WireDrag extends Dragging {
    protected over: PortEnd | null = null;
    private fitting: FittingPorts;
    private reason: string | null = null;
    private readonly fromName: string;

    constructor(
        stage: Stage, pointer: Pointer, protected readonly from: PortEnd, protected readonly moving: WireId | null,
    ) {
        super(stage, pointer);
        this.fitting = this.fits();
        this.fromName = nodeName(stage.document, stage.host.catalogue, from.node);
    }

    protected abstract drop(over: PortEnd): void;
    protected abstract dropOnNothing(): void;

    override enter(): void {
        this.stage.overlay.cursor = "crosshair";
        this.follow();
    }

    override leave(): void {
        const { overlay } = this.stage;
        overlay.wire = null;
        overlay.label = null;
        this.stage.redraw();
    }

    override pointerUp(pointer: Pointer): void {
        if (pointer.id !== this.last.id) return;
        this.pointerMove(pointer);
        const { over, reason } = this;
        if (over && reason === null) {
            this.drop(over);
        } else if (reason !== null) {
            this.stage.rest();
            this.stage.host.tell(reason);
        } else {
            this.dropOnNothing();
        }
    }

    override documentChanged(): void {
        const { document, host } = this.stage;
        if (document.node(this.from.node) === null) {
            this.stage.rest();
            host.tell(`“${this.fromName}” was deleted by somebody else while you connected it.`);
        } else if (this.moving !== null && document.wire(this.moving) === null) {
            this.stage.rest();
            host.tell("The wire was deleted by somebody else while you moved it.");
        } else {
            this.fitting = this.fits();
            this.follow();
        }
    }

    override tellsOf(gone: NodeId): boolean {
        return gone === this.from.node;
    }

    /** The wire as it is drawn now; an add box that opens where it was dropped keeps it. */
    protected get drawn(): DraggedWire {
        return {
            from: this.from, type: this.type, fitting: this.fitting, moving: this.moving, to: this.loose,
            over: this.reason === null ? this.over : null, refused: this.reason !== null,
        };
    }

    /** From output to input, whichever of them is being dragged. */
    protected ends(over: PortEnd): { source: PortReference; target: PortReference } {
        const [source, target] = this.from.side === "output" ? [this.from, over] : [over, this.from];
        return { source: { node: source.node, port: source.port }, target: { node: target.node, port: target.port } };
    }

    protected follow(): void {
        this.judge();
        const { overlay } = this.stage;
        overlay.wire = this.drawn;
        overlay.label = this.reason === null ? null : { at: this.last.at, text: this.reason, tone: "danger" };
        this.stage.redraw();
    }

    /** Finds the port that the wire would be dropped on, or the reason why there is none. */
    private judge(): void {
        this.over = null;
        this.reason = null;
        const target = this.stage.target(this.last.at, this.last.type);
        if (!target || "wire" in target) return;
        if (target.node === this.from.node && target.on !== "port") return;
        if (target.on === "port") {
            // Back where it came from: nothing is meant.
            if (target.node === this.from.node && target.port === this.from.port) return;
            this.consider({ node: target.node, port: target.port, side: target.side });
            return;
        }
        const ports = this.portsAcross(target.node);
        for (const port of ports) {
            this.consider(port);
            if (this.reason === null) return;
        }
        if (ports.length === 0) {
            const { document, host } = this.stage;
            const name = nodeName(document, host.catalogue, target.node);
            const ports = this.from.side === "output" ? "inputs" : "outputs";
            const isClosed = document.standIn(target.node)?.node === target.node
                && (kindOf(host.catalogue, document.node(target.node)?.kind ?? "")?.holding ?? "nothing") !== "nothing";
            this.reason = isClosed ? `“${name}” shows no single port for it. Open it to connect what is inside.`
                : `“${name}” has no ${ports}.`;
        }
    }

    private consider(port: PortEnd): void {
        const { source, target } = this.ends(port);
        if (this.isWhereItWas(source, target)) {
            this.over = port;
            this.reason = null;
            return;
        }
        const verdict: Verdict = this.stage.document.verdict(source, target);
        this.over = port;
        this.reason = verdict.verdict === "refused" ? verdict.reason : null;
    }

    /** A wire that is put back. */
    private isWhereItWas(source: PortReference, target: PortReference): boolean {
        const wire = this.moving === null ? null : this.stage.document.wire(this.moving);
        return wire !== null && equal(wire.source, source) && equal(wire.target, target);
    }

    /** The ports of a node that this wire's loose end could be meant for. */
    private portsAcross(node: string): PortEnd[] {
        const side = this.from.side === "output" ? "input" : "output";
        const { document } = this.stage;
        const standIn = document.standIn(node);
        const face = standIn && document.face(standIn.face);
        const ports = face ? face[side === "input" ? "inputs" : "outputs"] : [];
        // On a group, a port that bundles several is none of them.
        return ports.flatMap(({ key, ends }) => ends.length > 1 ? [] : [{ ...(ends[0] ?? { node, port: key }), side }]);
    }

    private get loose(): Point {
        const place = this.over && this.reason === null ? this.stage.document.portPosition(this.over) : null;
        return place ? { x: place.x / 8, y: place.y / 8 } : toCanvas(this.stage.camera, this.last.at);
    }

    private get type(): number {
        const { document, host } = this.stage;
        const kind = kindOf(host.catalogue, document.node(this.from.node)?.kind ?? "");
        const port = kind?.ports.find(port => port.direction === this.from.side && port.key === this.from.port);
        return host.catalogue.portTypes.findIndex(type => type.key === port?.type);
    }

    private fits(): FittingPorts {
        return this.stage.document.fittingPorts(this.from, this.moving ?? undefined);
    }
}

function equal(a: PortReference, b: PortReference): boolean {
    return a.node === b.node && a.port === b.port;
}

/** Which take a node shows: the one a person chose, else that of its state. */
import type { Take } from "../api/types";
import type { CanvasDocument } from "../wasm/core";
import type { NodeStates } from "./states";

export class ShownTakes {
    /** Takes by id, with how often people had said something about the node's takes when each was fetched. */
    private readonly known = new Map<string, { take: Take; reviews: number }>();
    private readonly sought = new Set<string>();
    private readonly pins = new Map<string, string>();

    constructor(
        private readonly states: NodeStates, private readonly document: () => CanvasDocument | undefined,
        private readonly fetch: (take: string) => Promise<Take>, private readonly changed: (nodes: Set<string>) => void,
    ) {}

    take(node: string): Take | undefined {
        const pin = this.pin(node);
        const pinned = pin === undefined ? undefined : this.known.get(pin);
        const reviews = this.reviews(node);
        // Somebody may have put it out of sight meanwhile.
        if (pin !== undefined && pinned?.reviews !== reviews) this.seek(pin, reviews);
        return (pinned?.take.deleted ? undefined : pinned?.take) ?? this.states.nodes.get(node)?.take ?? undefined;
    }

    /** One that has been listed somewhere. */
    find(take: string): Take | undefined {
        return this.known.get(take)?.take;
    }

    /** The take in a node's `take` field: a list of none or one. */
    pin(node: string): string | undefined {
        const field = this.document()?.node(node)?.fields["take"];
        const choice = field && "list" in field ? field.list[0] : undefined;
        return choice && "reference" in choice && "asset" in choice.reference ? choice.reference.asset : undefined;
    }

    /** Takes that have been listed; what a pin shows is looked up among them. */
    know(takes: readonly Take[]): void {
        for (const take of takes) this.known.set(take.id, { take, reviews: this.reviews(take.node) });
        this.changed(new Set(takes.map((take) => take.node)));
    }

    /** Of edited nodes, those that now have another pin. */
    repinned(nodes: Iterable<string>): Set<string> {
        const other = new Set<string>();
        for (const node of nodes) {
            const pin = this.pin(node);
            if (pin === this.pins.get(node)) continue;
            if (pin === undefined) this.pins.delete(node);
            else this.pins.set(node, pin);
            other.add(node);
        }
        return other;
    }

    private reviews(node: string): number {
        return this.states.nodes.get(node)?.reviews ?? 0;
    }

    private seek(take: string, reviews: number): void {
        const wish = `${take} ${reviews}`;
        if (this.sought.has(wish)) return;
        this.sought.add(wish);
        this.fetch(take).then((found) => this.know([found]), () => undefined);
    }
}

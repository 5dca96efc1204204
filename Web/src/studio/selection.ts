/** What is selected on the canvas, shared by the surface, the inspector and the takes. */
import type { Selection } from "../canvas/interface";
import { Store } from "../ui/store";

export interface Selected {
    readonly nodes: ReadonlySet<string>;
    readonly wires: ReadonlySet<string>;
}

const nothing: Selected = { nodes: new Set(), wires: new Set() };

export class SharedSelection extends Store<Selected> {
    constructor() {
        super(nothing);
    }

    /** What the surface sees of it. */
    readonly forCanvas: Selection = selectionOf(this);

    choose(nodes: Iterable<string>, wires: Iterable<string> = []): void {
        const next: Selected = { nodes: new Set(nodes), wires: new Set(wires) };
        const now = this.get();
        if (!isSame(now.nodes, next.nodes) || !isSame(now.wires, next.wires)) this.set(next);
    }
}

function selectionOf(store: SharedSelection): Selection {
    return {
        get nodes() {
            return store.get().nodes;
        },
        get wires() {
            return store.get().wires;
        },
        set: (nodes, wires) => store.choose(nodes, wires),
    };
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
    return a.size === b.size && [...a].every((item) => b.has(item));
}

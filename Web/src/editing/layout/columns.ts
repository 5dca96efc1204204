import type { LayoutGraph } from "./graph";
import { unwired } from "./layers";

/** More wires through more columns than this do without points on their way: a limit for memory, not for films. */
const mostPoints = 60_000;

/** A piece of a wire between two neighbouring columns. */
export interface Piece {
    readonly number: number;
    /** Places in the columns' lists of vertices. */
    readonly source: number;
    readonly target: number;
    /** Where on the vertex it hangs: orders the pieces of one vertex. */
    readonly from: number;
    readonly to: number;
}

/**
 * The columns with everything that takes a place in them: cards, and behind the cards' numbers the points through which
 * wires pass columns.
 */
export class Columns {
    readonly columns: number[][] = [];
    /** The pieces that leave each vertex, and those that enter it, from above. */
    readonly leaving: Piece[][] = [];
    readonly entering: Piece[][] = [];
    /** Where points would lie on a straight wire, by vertex; cards have their upper edges. */
    readonly heights: number[] = [];

    /** How many pieces there are. */
    pieces = 0;

    constructor(readonly graph: LayoutGraph, readonly layers: Int32Array) {
        const { cards, wires } = graph;
        cards.forEach((card, index) => this.put(layers[index] ?? unwired, card.y));
        let points = 0;
        const spans = wires.map((wire) => (layers[wire.target] ?? 0) - (layers[wire.source] ?? 0));
        const shortest = wires.map((_, index) => index).filter((index) => (spans[index] ?? 0) > 0)
            .sort((a, b) => (spans[a] ?? 0) - (spans[b] ?? 0) || a - b);
        for (const index of shortest) {
            const [wire, span] = [wires[index], spans[index] ?? 0];
            points += span - 1;
            if (!wire || points > mostPoints) break;
            this.thread(wire, span);
        }
        for (const list of this.leaving) list.sort((a, b) => a.from - b.from);
        for (const list of this.entering) list.sort((a, b) => a.to - b.to);
    }

    isCard(vertex: number): boolean {
        return vertex < this.graph.cards.length;
    }

    /** Every column as it stands, from above. */
    get asTheyStand(): number[][] {
        const height = (vertex: number): number => this.heights[vertex] ?? 0;
        return this.columns.map((column) => [...column].sort((a, b) => height(a) - height(b) || this.left(a) - this.left(b) || a - b));
    }

    /** Where cards stood side by side they are read from the left. */
    private left(vertex: number): number {
        return this.graph.cards[vertex]?.x ?? 0;
    }

    private put(layer: number, height: number): number {
        const vertex = this.leaving.push([]) - 1;
        this.entering.push([]);
        this.heights.push(height);
        if (layer === unwired) return vertex;
        while (this.columns.length <= layer) this.columns.push([]);
        this.columns[layer]?.push(vertex);
        return vertex;
    }

    private thread({ source, target, from, to, rank }: LayoutGraph["wires"][number], span: number): void {
        const { cards } = this.graph;
        const [start, end] = [(cards[source]?.y ?? 0) + from, (cards[target]?.y ?? 0) + to];
        const layer = this.layers[source] ?? 0;
        let last = source;
        for (let step = 1; step <= span; step += 1) {
            const isEnd = step === span;
            const vertex = isEnd ? target : this.put(layer + step, start + ((end - start) * step) / span);
            // Wires into one port arrive in their order, a small step below each other.
            const piece = { number: this.pieces++, source: last, target: vertex, from: last === source ? from : 0, to: isEnd ? to + rank / 65_536 : 0 };
            this.leaving[last]?.push(piece);
            this.entering[vertex]?.push(piece);
            last = vertex;
        }
    }
}

import type { Columns } from "./columns";

/** Cards that all go into one input and nowhere else stand in its order: the shots of a cut are read from above. */
export class Chains {
    private readonly names: (string | undefined)[];
    private readonly ranks: number[];

    constructor(columns: Columns) {
        const only = columns.leaving.map((pieces) => pieces.length === 1 ? pieces[0] : undefined);
        this.names = only.map((piece) => piece && columns.isCard(piece.target) ? `${piece.target} ${Math.floor(piece.to)}` : undefined);
        this.ranks = only.map((piece) => piece?.to ?? 0);
    }

    /** Whether two vertices have an order of their own. */
    areBound(one: number, other: number): boolean {
        return this.names[one] !== undefined && this.names[one] === this.names[other];
    }

    /** The same order, with the members of each chain changing places until they stand in theirs. */
    sorted(order: readonly number[]): number[] {
        const members = new Map<string, number[]>();
        for (const vertex of order) {
            const name = this.names[vertex];
            if (name === undefined) continue;
            const known = members.get(name);
            if (known) known.push(vertex);
            else members.set(name, [vertex]);
        }
        for (const chain of members.values()) chain.sort((a, b) => (this.ranks[a] ?? 0) - (this.ranks[b] ?? 0) || a - b);
        const taken = new Map<string, number>();
        return order.map((vertex) => {
            const name = this.names[vertex];
            if (name === undefined) return vertex;
            const at = taken.get(name) ?? 0;
            taken.set(name, at + 1);
            return members.get(name)?.[at] ?? vertex;
        });
    }
}

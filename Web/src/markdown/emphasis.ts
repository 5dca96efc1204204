/** Pairs runs of `*`, `_` and `~` as CommonMark does (6.2), and builds the tree. */
import type { Inline } from "./tree";

export interface Run {
    readonly sign: string;
    /** As typed. */
    readonly length: number;
    readonly canOpen: boolean;
    readonly canClose: boolean;
    /** What of it is left to pair. */
    left: number;
    /** Sizes of the pairs that it closes and opens, in the order in which they were found: from the inside. */
    readonly closes: number[];
    readonly opens: number[];
}

/** What a line of text is made of before its runs are paired. */
export type Piece = { readonly is: "run"; readonly run: Run } | { readonly is: "node"; readonly node: Inline };

/** Deeper nesting is nobody's meaning; its words stand without it. */
const deepest = 24;

export function built(pieces: readonly Piece[]): Inline[] {
    pair(pieces.flatMap((piece) => (piece.is === "run" ? [piece.run] : [])));
    return tree(pieces);
}

/** A closer looks for an opener no farther back than one like it has looked in vain, so that it all takes linear time. */
function pair(runs: readonly Run[]): void {
    const open: number[] = [];
    const bottoms = new Map<string, number>();
    runs.forEach((run, index) => {
        const key = `${run.sign}${run.canOpen ? 1 : 0}${run.length % 3}`;
        while (run.canClose && run.left > 0) {
            const bottom = bottoms.get(key) ?? -1;
            let at = open.length - 1;
            while (at >= 0 && (open[at] ?? -1) > bottom && !opens(runs[open[at] ?? -1], run)) at -= 1;
            const opener = at >= 0 && (open[at] ?? -1) > bottom ? runs[open[at] ?? -1] : undefined;
            if (!opener) {
                bottoms.set(key, open[open.length - 1] ?? -1);
                break;
            }
            const size = run.sign === "~" ? 2 : Math.min(2, opener.left, run.left);
            opener.left -= size;
            run.left -= size;
            opener.opens.push(size);
            run.closes.push(size);
            // What stands between the two can no longer open anything.
            open.length = opener.left > 0 ? at + 1 : at;
        }
        if (run.canOpen && run.left > 0) open.push(index);
    });
}

function opens(opener: Run | undefined, closer: Run): boolean {
    if (!opener || !opener.canOpen || opener.sign !== closer.sign || opener.left === 0) return false;
    if (closer.sign === "~") return opener.left >= 2 && closer.left >= 2;
    // A run that could do both does not pair with one whose length adds up to a multiple of three.
    const isEither = opener.canClose || closer.canOpen;
    return !(isEither && (opener.length + closer.length) % 3 === 0 && !(opener.length % 3 === 0 && closer.length % 3 === 0));
}

function tree(pieces: readonly Piece[]): Inline[] {
    const root: Inline[] = [];
    const open: Inline[][] = [root];
    const top = (): Inline[] => open[open.length - 1] ?? root;
    for (const piece of pieces) {
        if (piece.is === "node") {
            top().push(piece.node);
            continue;
        }
        const { run } = piece;
        for (const _ of run.closes) if (open.length > 1) open.pop();
        if (run.left > 0) top().push({ is: "text", text: run.sign.repeat(run.left) });
        for (const size of [...run.opens].reverse()) {
            // Beyond the depth a level is the one around it.
            if (open.length > deepest) {
                open.push(top());
                continue;
            }
            const children: Inline[] = [];
            top().push({ is: run.sign === "~" ? "strike" : size === 2 ? "strong" : "emphasis", children });
            open.push(children);
        }
    }
    return root;
}

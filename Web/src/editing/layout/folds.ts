import type { Columns } from "./columns";
import type { Gaps } from "./graph";

/**
 * Into how many columns each layer is folded: one that is much higher than all is wide becomes several columns, filled
 * row by row. A film has many shots and one cut.
 */
export function foldsOf(columns: Columns, gaps: Gaps): number[] {
    const sizes = columns.columns.map((column) => {
        const cards = column.flatMap((vertex) => columns.graph.cards[vertex] ?? []);
        return {
            count: cards.length, width: Math.max(0, ...cards.map(({ width }) => width)) + gaps.down,
            height: cards.reduce((sum, { height }) => sum + height + gaps.down, 0) / Math.max(1, cards.length),
        };
    });
    const folds = sizes.map(() => 1);
    // The highest layer gives way first, until all together is no higher than wide.
    for (;;) {
        const width = sizes.reduce((sum, size, layer) => sum + size.width * (folds[layer] ?? 1) + gaps.across, 0);
        const heights = sizes.map(({ count, height }, layer) => Math.ceil(count / (folds[layer] ?? 1)) * height);
        const highest = Math.max(0, ...heights);
        const layer = heights.indexOf(highest);
        if (highest <= width || (sizes[layer]?.count ?? 0) <= (folds[layer] ?? 1)) return folds;
        folds[layer] = (folds[layer] ?? 1) + 1;
    }
}

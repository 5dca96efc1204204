import type { Columns } from "./columns";
import type { Gaps } from "./graph";
import type { Lane } from "./lanes";

/**
 * Into how many columns each lane is folded: one that is much higher than all is wide becomes several columns, filled
 * row by row. A film has many shots and one cut.
 */
export function foldsOf(columns: Columns, lanes: readonly Lane[], gaps: Gaps): number[] {
    const sizes = lanes.map(({ order }) => {
        const cards = order.flatMap((vertex) => columns.graph.cards[vertex] ?? []);
        return {
            count: cards.length, width: cards.reduce((most, { width }) => Math.max(most, width), 0) + gaps.down,
            height: cards.reduce((sum, { height }) => sum + height + gaps.down, 0) / Math.max(1, cards.length),
        };
    });
    const folds = sizes.map(() => 1);
    // The highest lane gives way first, until all together is no higher than wide.
    for (;;) {
        const width = sizes.reduce((sum, size, lane) => sum + size.width * (folds[lane] ?? 1) + gaps.across, 0);
        const heights = sizes.map(({ count, height }, lane) => Math.ceil(count / (folds[lane] ?? 1)) * height);
        const highest = heights.reduce((most, height) => Math.max(most, height), 0);
        const lane = heights.indexOf(highest);
        if (highest <= width || (sizes[lane]?.count ?? 0) <= (folds[lane] ?? 1)) return folds;
        folds[lane] = (folds[lane] ?? 1) + 1;
    }
}

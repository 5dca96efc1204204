/** What is laid out: cards in any unit, and wires between them by their places in the list of cards. */
import type { Box } from "../../canvas/camera";

export interface LayoutWire {
    readonly source: number;
    readonly target: number;
    /** How far below the card's upper edge it leaves, and enters. */
    readonly from: number;
    readonly to: number;
    /** Which of the wires of the same input it is: a cut keeps its order. */
    readonly rank: number;
}

export interface LayoutCard extends Box {
    /** What kind of card it is: those that nothing feeds stand in columns by kind. */
    readonly kind?: number | string;
}

export interface LayoutGraph {
    readonly cards: readonly LayoutCard[];
    readonly wires: readonly LayoutWire[];
    /** Cards that stay where they are, and on which nothing may come to lie. */
    readonly obstacles?: readonly Box[];
}

export interface Gaps {
    /** Between columns. */
    readonly across: number;
    /** Between the cards of a column. */
    readonly down: number;
    /** Places are whole multiples of this. */
    readonly grid: number;
}

/** Drawn signs for arranging cards, 16 × 16. */
export const signs = {
    left: "M2.5 2v12M5 4.5h8v2.5H5zM5 9h5v2.5H5z",
    centre: "M8 2v2.5M8 7v2m0 2.5V14M4 4.5h8V7H4zM5.5 9h5v2.5h-5z",
    right: "M13.5 2v12M3 4.5h8V7H3zM6 9h5v2.5H6z",
    top: "M2 2.5h12M4.5 5v8H7V5zM9 5v5h2.5V5z",
    middle: "M2 8h2.5M7 8h2m2.5 0H14M4.5 4v8H7V4zM9 5.5v5h2.5v-5z",
    bottom: "M2 13.5h12M4.5 3v8H7V3zM9 6v5h2.5V6z",
    across: "M2.5 2v12M13.5 2v12M6.5 5h3v6h-3z",
    down: "M2 2.5h12M2 13.5h12M5 6.5h6v3H5z",
} as const;

export type Sign = keyof typeof signs;

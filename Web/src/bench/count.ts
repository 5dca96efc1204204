/** How many cards the bench shows, from the address. */
export const mostCards = 20_000;

export type Count = { readonly is: "count"; readonly count: number } | { readonly is: "wrong"; readonly sentence: string };

/** @param search the address's query, such as `?nodes=500`. */
export function countOf(search: string): Count {
    const given = new URLSearchParams(search).getAll("nodes");
    const [text = ""] = given;
    const count = /^[1-9][0-9]{0,4}$/.test(text) && given.length === 1 ? Number(text) : 0;
    if (count >= 1 && count <= mostCards) return { is: "count", count };
    return {
        is: "wrong",
        sentence: "The address says how many cards to show, as ?nodes= and a whole number from 1 to 20,000.",
    };
}

/** Ranks what a person may mean by a few letters. */
export interface Searchable {
    readonly title: string;
    /** Further words that lead to it, less surely. */
    readonly words: string;
}

/** The fitting ones, best first; all of them, in their order, for no letters. */
export function ranked<Item extends Searchable>(items: readonly Item[], query: string): Item[] {
    const typed = query.trim().toLowerCase();
    if (typed === "") return [...items];
    return items.map((item, index) => ({ item, index, score: score(item, typed) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || a.index - b.index)
        .map(({ item }) => item);
}

function score(item: Searchable, typed: string): number {
    const title = item.title.toLowerCase();
    if (title === typed) return 6;
    if (title.startsWith(typed)) return 5;
    if (title.split(/\s+/).some(word => word.startsWith(typed))) return 4;
    if (title.includes(typed)) return 3;
    if (item.words.toLowerCase().split(/[^\p{L}\p{N}]+/u).some(word => word.startsWith(typed))) return 2;
    return isScattered(title, typed) ? 1 : 0;
}

/** Whether the letters occur in this order. */
function isScattered(title: string, typed: string): boolean {
    let from = 0;
    for (const letter of typed) {
        const found = title.indexOf(letter, from);
        if (found < 0) return false;
        from = found + 1;
    }
    return true;
}

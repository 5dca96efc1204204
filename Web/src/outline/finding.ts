import { Searchable, ranked } from "../canvas/search";

/** What is called so, best first; letters that are only strewn over a name count when nothing is called so. */
export function found<Item extends Searchable>(items: readonly Item[], query: string): Item[] {
    const words = query.trim().toLowerCase();
    const called = items.filter(({ title, words: more }) => `${title} ${more}`.toLowerCase().includes(words));
    return ranked(called.length > 0 ? called : items, query);
}

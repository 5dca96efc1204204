/** What the command palette finds in the film that is open. */
import { Store } from "../ui/store";
import type { Studio } from "../studio/studio";

/** The film that is open, for what stands outside of its screen. */
export const openFilm = new Store<Studio | undefined>(undefined);

export function givePlaces(studio: Studio): () => void {
    openFilm.set(studio);
    return () => openFilm.set(undefined);
}

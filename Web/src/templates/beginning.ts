/** A part of a film that the next film to be opened begins with. */
import { Store } from "../ui/store";

export interface Beginning {
    readonly project: string;
    readonly title: string;
    readonly text: string;
}

export const beginning = new Store<Beginning | undefined>(undefined);

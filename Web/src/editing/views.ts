/** Views of a film that a person keeps, by the numbers 1 to 9; the browser remembers them for each project. */
import type { Canvas } from "../canvas/interface";
import { remembered } from "../ui/local";
import type { Store } from "../ui/store";

export interface KeptView {
    readonly x: number;
    readonly y: number;
    readonly zoom: number;
}

export const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export class KeptViews {
    readonly store: Store<Readonly<Record<string, KeptView>>>;

    constructor(
        project: string, private readonly canvas: () => Canvas | undefined, private readonly tell: (sentence: string) => void,
    ) {
        this.store = remembered<Readonly<Record<string, KeptView>>>(`views.${project}`, {});
    }

    kept(): number[] {
        return numbers.filter((number) => this.view(number) !== undefined);
    }

    /** The first number that is not taken. */
    free(): number | undefined {
        return numbers.find((number) => this.view(number) === undefined);
    }

    keep(number: number): void {
        const camera = this.canvas()?.stage.camera;
        if (!camera) return;
        const { x, y, zoom } = camera;
        this.store.update((all) => ({ ...all, [number]: { x, y, zoom } }));
        this.tell(`This view is ${number} now: press ${number} to come back to it.`);
    }

    forget(number: number): void {
        this.store.update((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== String(number))));
    }

    go(number: number): void {
        const view = this.view(number);
        if (view) this.canvas()?.fly(view);
    }

    /** What another version of the page kept, or a person's own hand, may be anything. */
    private view(number: number): KeptView | undefined {
        const view = this.store.get()[number];
        const isView = view && [view.x, view.y, view.zoom].every((value) => typeof value === "number" && Number.isFinite(value));
        return isView ? view : undefined;
    }
}

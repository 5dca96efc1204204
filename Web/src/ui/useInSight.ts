import { RefObject, createContext, useContext, useEffect, useMemo, useState } from "react";

/** Tells elements of a scrolled region when they come near it and when they leave. */
export class Sights {
    private readonly watched = new Map<Element, (isNear: boolean) => void>();
    private observer: IntersectionObserver | undefined;

    /** @param root what is scrolled; pictures are fetched a little before they are seen. */
    attach(root: Element | null): void {
        this.observer?.disconnect();
        this.observer = root ? new IntersectionObserver((entries) => {
            for (const entry of entries) this.watched.get(entry.target)?.(entry.isIntersecting);
        }, { root, rootMargin: "160px" }) : undefined;
        for (const element of this.watched.keys()) this.observer?.observe(element);
    }

    watch(element: Element, tell: (isNear: boolean) => void): () => void {
        this.watched.set(element, tell);
        this.observer?.observe(element);
        return () => {
            this.watched.delete(element);
            this.observer?.unobserve(element);
        };
    }
}

export const SightsContext = createContext<Sights | undefined>(undefined);

export function useSights(): Sights {
    return useMemo(() => new Sights(), []);
}

/** Whether an element is in sight or near it. */
export function useInSight(element: RefObject<Element>): boolean {
    const sights = useContext(SightsContext);
    const [isNear, setNear] = useState(false);
    useEffect(() => (element.current && sights ? sights.watch(element.current, setNear) : undefined), [element, sights]);
    return isNear;
}

import type { Point } from "../camera";

export function element<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag, className: string,
): HTMLElementTagNameMap[Tag] {
    const made = document.createElement(tag);
    made.className = className;
    return made;
}

/** Puts a positioned element at a point of the surface, moved as far as it must to stay inside. */
export function placeInside(child: HTMLElement, parent: HTMLElement, at: Point, gap = 8): void {
    const x = Math.max(gap, Math.min(at.x, parent.clientWidth - child.offsetWidth - gap));
    const y = Math.max(gap, Math.min(at.y, parent.clientHeight - child.offsetHeight - gap));
    child.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}

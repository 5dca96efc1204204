import { ViewNode } from "../../wasm/view";
import { forEachNode } from "./listing";
import { Layer } from "./layer";
import type { Lying, PixelBox } from "./extent";
import { cut, encloses, shifted } from "./extent";

/** Device pixels around what is seen in which cards are painted as well: so far they can be carried in before the next painting. */
const margin = 256;

/** What was painted, where it lay then, and how much of it is there. */
export interface Painting {
    readonly list: Int32Array;
    readonly lying: Lying;
    readonly look: number;
    readonly whole: PixelBox;
    readonly box: PixelBox;
}

/** Cards that are carried above the wires: painted once, and then moved by the compositor for as long as they look the same. */
export class CarriedCards {
    private readonly layer: Layer;
    private painting: Painting | undefined;

    constructor(parent: HTMLElement) {
        this.layer = new Layer(parent);
    }

    /** @param whole where the cards are, in device pixels.
     * @param look another number when cards may look other than before.
     * @param paint paints them on a context that lies like the given box. */
    draw(
        list: Int32Array | null, lying: Lying, whole: PixelBox | null, look: number,
        paint: (context: CanvasRenderingContext2D, box: PixelBox) => void,
    ): void {
        if (!list || !whole) {
            this.painting = undefined;
            this.layer.show(false);
            return;
        }
        const there = this.painting?.look === look ? carriedTo(this.painting, list, lying) : null;
        if (there) return this.layer.lie(there.left, there.top, lying.ratio);
        const box = cut(whole, {
            left: -margin, top: -margin, width: lying.width + 2 * margin, height: lying.height + 2 * margin,
        });
        this.painting = box ? { list, lying, look, whole, box } : undefined;
        this.layer.show(box !== null);
        if (!box) return;
        this.layer.begin(box);
        paint(this.layer.context, box);
        this.layer.lie(box.left, box.top, lying.ratio);
    }
}

/** Where what was painted lies now; null when it has to be painted anew, since cards look other or some of them lie bare. */
export function carriedTo({ list: before, lying: then, whole, box }: Omit<Painting, "look">, list: Int32Array, lying: Lying): PixelBox | null {
    const by = isSameView(then, lying) ? shiftOf(before, list) : null;
    if (!by) return null;
    const x = Math.round(by.x * lying.scale) + lying.x - then.x, y = Math.round(by.y * lying.scale) + lying.y - then.y;
    const seen = cut(shifted(whole, x, y), { left: 0, top: 0, width: lying.width, height: lying.height });
    const there = shifted(box, x, y);
    return !seen || encloses(there, seen) ? there : null;
}

function isSameView(one: Lying, other: Lying): boolean {
    return one.scale === other.scale && one.ratio === other.ratio && one.width === other.width && one.height === other.height;
}

/** By how much all cards of a list stand elsewhere than in another, in canvas units; null when anything else of them differs. */
function shiftOf(before: Int32Array, now: Int32Array): { x: number; y: number } | null {
    if (before.length !== now.length) return null;
    let x = 0, y = 0, isSame = true;
    forEachNode(now, (at, index) => {
        const dx = (now[at + ViewNode.x] ?? 0) - (before[at + ViewNode.x] ?? 0);
        const dy = (now[at + ViewNode.y] ?? 0) - (before[at + ViewNode.y] ?? 0);
        if (index === 0) [x, y] = [dx, dy];
        isSame &&= dx === x && dy === y;
        for (let field = 0; field < ViewNode.size && isSame; field += 1) {
            isSame = field === ViewNode.x || field === ViewNode.y || now[at + field] === before[at + field];
        }
    });
    return isSame ? { x: x / 8, y: y / 8 } : null;
}

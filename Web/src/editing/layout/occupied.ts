import type { Box } from "../../canvas/camera";

/** Where cards stand, by squares of the canvas. */
export class Occupied {
    private readonly squares = new Map<string, Box[]>();
    private readonly side = 4096;

    /** @param margin how much room there has to be around. */
    constructor(private readonly margin: number, boxes: readonly Box[] = []) {
        for (const box of boxes) this.add(box);
    }

    add(box: Box): void {
        for (const key of this.keys(box)) {
            const known = this.squares.get(key);
            if (known) known.push(box);
            else this.squares.set(key, [box]);
        }
    }

    /** What stands where a box would come to lie. */
    meeting(box: Box): Box | undefined {
        const { margin } = this;
        for (const key of this.keys(box)) {
            const found = this.squares.get(key)?.find((other) =>
                box.x < other.x + other.width + margin && other.x < box.x + box.width + margin
                && box.y < other.y + other.height + margin && other.y < box.y + box.height + margin);
            if (found) return found;
        }
        return undefined;
    }

    private keys({ x, y, width, height }: Box): string[] {
        const { side, margin } = this;
        const keys: string[] = [];
        for (let column = Math.floor((x - margin) / side); column * side <= x + width + margin; column += 1) {
            for (let row = Math.floor((y - margin) / side); row * side <= y + height + margin; row += 1) keys.push(`${column} ${row}`);
        }
        return keys;
    }
}

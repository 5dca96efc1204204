import type { PlaceAid } from "../canvas/aids";
import type { Point } from "../canvas/camera";
import { cardWidth, headerMiddle } from "../canvas/edits";
import type { Stage } from "../canvas/stage";
import { addInto, joints } from "./joint";
import { Course, courseDrawing, wiresUnder } from "./wireUnder";

/** While a card from the palette is brought: let go on a wire that it fits into, it goes into that. */
export class PlacingAid implements PlaceAid {
    private course: Course | undefined;

    constructor(private readonly stage: Stage, private readonly kind: string) {
        stage.overlay.drawing = courseDrawing(() => this.course);
    }

    moved(at: Point | null): void {
        const { document, host } = this.stage;
        const box = at && { x: (at.x - cardWidth / 2) * 8, y: (at.y - headerMiddle) * 8, width: cardWidth * 8, height: 16 * headerMiddle };
        this.course = box ? wiresUnder(document, box, { x: at.x * 8, y: at.y * 8 }).find(({ wire }) => {
            const found = document.wire(wire);
            return found !== null && joints(host, found).has(this.kind);
        }) : undefined;
    }

    dropped(at: Point): boolean {
        return this.course !== undefined && addInto(this.stage.host, this.course.wire, this.kind, at);
    }

    end(): void {
        this.stage.overlay.drawing = undefined;
    }
}

import type { Aids } from "../canvas/aids";
import { openAddBox } from "./addBoxes";
import { MovingAid } from "./moveAid";
import { PlacingAid } from "./placeAid";

/** What helps with gestures on any canvas, whatever page it stands in. */
export const gestureAids: Omit<Aids, "openMenu"> = {
    openAddBox,
    moving: (stage, nodes) => new MovingAid(stage, nodes),
    placing: (stage, kind) => new PlacingAid(stage, kind),
};

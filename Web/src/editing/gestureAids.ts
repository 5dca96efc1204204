import type { Aids } from "../canvas/aids";
import { openAddBox } from "./addBoxes";
import { MovingAid } from "./moveAid";
import { TouchDesk } from "../touch/touchDesk";
import { PlacingAid } from "./placeAid";

/** What helps with gestures on any canvas, whatever page it stands in. */
export const gestureAids: Omit<Aids, "openMenu"> = {
    openAddBox,
    touch: sources => new TouchDesk(sources, () => false),
    moving: (stage, nodes) => new MovingAid(stage, nodes),
    placing: (stage, kind) => new PlacingAid(stage, kind),
};

import type { Aids } from "../canvas/aids";
import { fold } from "../groups/grouping";
import { Resizing } from "../groups/resizing";
import { turn, Turning } from "../groups/turning";
import { Keyboard } from "../canvas/parts/keyboard";
import { openAddBox } from "./addBoxes";
import { MovingAid } from "./moveAid";
import { TouchDesk } from "../touch/touchDesk";
import { PlacingAid } from "./placeAid";

/** What helps with gestures on any canvas, whatever page it stands in. */
export const gestureAids: Omit<Aids, "openMenu"> = {
    openAddBox,
    keys: (element, stage, input, sources) => {
        const keyboard = new Keyboard(element, stage, input, sources);
        return () => keyboard.dispose();
    },
    touch: sources => new TouchDesk(sources, () => false),
    moving: (stage, nodes) => new MovingAid(stage, nodes),
    placing: (stage, kind) => new PlacingAid(stage, kind),
    resizing: (stage, pointer, node) => new Resizing(stage, pointer, node),
    turning: (stage, pointer, wire, place) => new Turning(stage, pointer, wire, place),
    turn, fold,
};

/** Which regions of the screen are open; a browser remembers it. */
import { remembered } from "../ui/local";
import { layout } from "./layout";

export const regions = {
    left: remembered<boolean>("left", layout.get() === "regions"),
    leftTab: remembered<string>("left-tab", "palette"),
    right: remembered<boolean>("right", true),
    dock: remembered<boolean>("dock", true),
    dockTab: remembered<string>("dock-tab", "takes"),
    /** How far the sheet is drawn up where takes, queue and settings share one: peek, half or full. */
    sheet: remembered<string>("sheet", "half"),
};

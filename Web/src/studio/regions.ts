/** Which regions of the screen are open; a browser remembers it. */
import { remembered } from "../ui/local";

export const regions = {
    left: remembered<boolean>("left", true),
    leftTab: remembered<string>("left-tab", "palette"),
    right: remembered<boolean>("right", true),
    dock: remembered<boolean>("dock", true),
    dockTab: remembered<string>("dock-tab", "takes"),
};

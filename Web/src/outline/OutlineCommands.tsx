import { useCommands } from "../app/commands";
import { regions } from "../studio/regions";
import { useStudio } from "../studio/studio";
import { outlineOf } from "./context";
import { outlineKeys } from "./useTreeKeys";

/** The keys of the outline, for the sheet of all keys. */
const listed: readonly [string, string][] = [
    ["Open and close, or go in and out", "Arrows"], ["Go to what begins so", "Letters"], ["Edit the chosen card; Escape comes back", outlineKeys.edit],
    ["Rename it", outlineKeys.rename], ["Add a card", outlineKeys.add], ["Connect it to another", outlineKeys.connect],
    ["Run to here", outlineKeys.run], ["To its takes; Escape comes back", outlineKeys.takes],
    ["Earlier in its cut", outlineKeys.earlier], ["Later in its cut", outlineKeys.later],
    ["Delete it, or disconnect an input", outlineKeys.remove], ["Take a shot out of its cut", outlineKeys.takeOut],
    ["Select one more, or up to here", "Shift+Arrows"], ["Go without selecting; Ctrl Space selects", "Mod+Arrows"], ["All that can be done", "Shift+F10"],
];

/** The way to the outline from everywhere, and its keys in the sheet. */
export function OutlineCommands(): null {
    const studio = useStudio();
    useCommands([
        {
            id: "outline", group: "Outline", title: "To the outline", keys: ["Shift+O"],
            run: () => {
                regions.left.set(true);
                regions.leftTab.set("outline");
                outlineOf(studio).desk.focus();
            },
        },
        ...listed.map(([title, keys]) => ({
            id: `outline-${keys}`, group: "Outline", title, keys: [keys], isListedOnly: true, run: () => undefined,
        })),
    ]);
    return null;
}

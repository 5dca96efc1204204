import { ReactElement, useEffect } from "react";
import { useCommands } from "../app/commands";
import { route } from "../app/router";
import { useStudio } from "../studio/studio";
import { useStore } from "../ui/store";
import { SetUpPanel } from "./SetUpPanel";
import { SheetPanel } from "./SheetPanel";
import { deskOf, setUpSelected } from "./desk";

const nothing = (): void => undefined;

/** The keys of a sheet, for the sheet of all keys. */
const listed: readonly [string, string][] = [
    ["Use the chosen take, with its fields", "U"], ["Go from take to take", "Arrows"], ["Play the chosen take", "Space"],
    ["Delete the chosen take", "Delete"], ["Larger or smaller pictures", "+"], ["All columns at once", "F"], ["Back to the canvas", "Escape"],
];

/** Variations over the canvas: setting them up, or their contact sheet. */
export function Variations(): ReactElement | null {
    const studio = useStudio();
    const desk = deskOf(studio);
    const where = useStore(route);
    const settingUp = useStore(desk.settingUp);
    const run = where.is === "project" ? where.variations : undefined;
    useEffect(() => desk.follow(), [desk]);
    useCommands([
        { id: "variations", group: "Variations", title: "Make variations of the selected shot", keys: ["V"], run: () => setUpSelected(studio) },
        ...listed.map(([title, keys]) => ({ id: `variations-${keys}`, group: "Variations", title, keys: [keys], isListedOnly: true, run: nothing })),
    ]);
    if (settingUp) return <SetUpPanel key={settingUp.node} settingUp={settingUp} />;
    return run === undefined ? null : <SheetPanel key={run} run={run} />;
}

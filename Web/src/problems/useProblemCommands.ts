import { useCommands } from "../app/commands";
import { regions } from "../studio/regions";
import type { Studio } from "../studio/studio";
import { finderOf } from "./bring";
import { showProblem } from "./solving";
import { nextOf } from "./stepping";

/** The keys of problems: their tab, and from one to the next. */
export function useProblemCommands(studio: Studio): void {
    const step = (by: 1 | -1): void => {
        const problems = finderOf(studio).problems.get();
        const next = nextOf(problems, [...studio.selection.get().nodes], by);
        if (!next) return;
        showProblem(studio, next);
        const place = problems.findIndex(({ node }) => node === next.node) + 1;
        studio.tell(`${place} of ${problems.length}: ${next.sentence}`);
    };
    const some = (): boolean => finderOf(studio).problems.get().length > 0;
    useCommands([
        {
            id: "problems", group: "View", title: "Problems of the film", keys: ["Shift+P"],
            run: () => {
                const isSeen = regions.dock.get() && regions.dockTab.get() === "problems";
                regions.dockTab.set("problems");
                regions.dock.set(!isSeen);
            },
        },
        { id: "next-problem", group: "View", title: "Next problem", keys: ["F8"], isEnabled: some, run: () => step(1) },
        { id: "previous-problem", group: "View", title: "Problem before", keys: ["Shift+F8"], isEnabled: some, run: () => step(-1) },
    ]);
}

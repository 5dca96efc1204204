import { Command, keysOf, useCommands } from "../app/commands";
import { canvasKeys } from "../canvas/keys";
import { regions } from "./regions";
import { useStudio } from "./studio";

const nothing = (): void => undefined;

/** The keys of the studio screen; without a canvas, those that need none. */
export function useStudioCommands(hasCanvas: boolean): void {
    const studio = useStudio();
    const { session, player, selection, document: film } = studio;
    const hasSelection = (): boolean => selection.get().nodes.size + selection.get().wires.size > 0;
    const canRun = (): boolean => studio.runnable().length > 0;
    const hasPicture = (): boolean => player.state.get().frames > 0;
    const flip = (region: "left" | "right" | "dock") => () => regions[region].update((isOpen) => !isOpen);

    const list: Command[] = [
        { id: "undo", group: "Edit", title: "Undo", keys: [keysOf.undo], run: () => void session.undo(),
          isEnabled: () => film.undoLabel !== null },
        { id: "redo", group: "Edit", title: "Redo", keys: [keysOf.redo, "Mod+Y"], run: () => void session.redo(),
          isEnabled: () => film.redoLabel !== null },
        { id: "delete", group: "Edit", title: "Delete", keys: ["Delete", "Backspace"], isEnabled: hasSelection,
          run: () => studio.canvas?.deleteSelection() },
        { id: "select-all", group: "Edit", title: "Select everything", keys: ["Mod+A"],
          run: () => studio.canvas?.selectAll() },

        ...canvasKeys.map(({ title, keys }): Command => ({
            id: `canvas-${title}`, group: "Canvas", title, keys: [keys], isListedOnly: true, run: nothing,
        })),

        { id: "run", group: "Render", title: "Run to here, or everything", keys: [keysOf.run], run: () => studio.run() },
        { id: "run-only", group: "Render", title: "Run the selected alone", keys: [keysOf.only], isEnabled: canRun,
          run: () => studio.run("only") },
        { id: "run-stale", group: "Render", title: "Run all that is stale", keys: [keysOf.stale],
          run: () => studio.run("stale") },
        { id: "run-all", group: "Render", title: "Run everything", keys: [keysOf.runAll],
          run: () => studio.run("everything") },
        { id: "run-again", group: "Render", title: "Render again, to here or everything", keys: [keysOf.runAgain],
          run: () => studio.run(undefined, true) },
        { id: "plan", group: "Render", title: "What would run", keys: [keysOf.plan],
          run: () => studio.isPlanning.update((is) => !is) },

        { id: "play", group: "Playback", title: "Play or stop", keys: [keysOf.play], isEnabled: hasPicture,
          run: () => player.toggle() },
        { id: "shuttle-back", group: "Playback", title: "Backwards; again for faster", keys: [keysOf.back],
          isEnabled: hasPicture, run: () => player.shuttle(-1) },
        { id: "shuttle-stop", group: "Playback", title: "Stop", keys: [keysOf.stop], isEnabled: hasPicture,
          run: () => player.shuttle(0) },
        { id: "shuttle", group: "Playback", title: "Forwards; again for faster", keys: [keysOf.forward],
          isEnabled: hasPicture, run: () => player.shuttle(1) },
        { id: "frame-back", group: "Playback", title: "One frame back", keys: [keysOf.previousFrame],
          isEnabled: hasPicture, run: () => player.step(-1) },
        { id: "frame-on", group: "Playback", title: "One frame on", keys: [keysOf.nextFrame],
          isEnabled: hasPicture, run: () => player.step(1) },
        { id: "start", group: "Playback", title: "To the first frame", keys: [keysOf.start], isEnabled: hasPicture,
          run: () => player.step(-Infinity) },
        { id: "end", group: "Playback", title: "To the last frame", keys: [keysOf.end], isEnabled: hasPicture,
          run: () => player.step(Infinity) },

        { id: "fit", group: "View", title: "Show everything", keys: [keysOf.fit], run: () => studio.canvas?.fit() },
        { id: "fit-selection", group: "View", title: "Show the selection", keys: ["Shift+F"], isEnabled: hasSelection,
          run: () => studio.canvas?.fitSelection() },
        { id: "larger", group: "View", title: "Larger", keys: ["+", "="], run: () => studio.canvas?.zoom(1.25) },
        { id: "smaller", group: "View", title: "Smaller", keys: ["-"], run: () => studio.canvas?.zoom(0.8) },
        { id: "left", group: "View", title: "Outline, palette and assets", keys: [keysOf.left], run: flip("left") },
        { id: "right", group: "View", title: "Preview and settings", keys: [keysOf.right], run: flip("right") },
        { id: "dock", group: "View", title: "Takes and queue", keys: [keysOf.dock], run: flip("dock") },
    ];
    useCommands(hasCanvas ? list : list.filter(({ id, group }) =>
        !["View", "Canvas"].includes(group) && id !== "delete" && id !== "select-all"));
}

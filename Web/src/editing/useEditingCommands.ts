import { Command, useCommands } from "../app/commands";
import { editingKeys as keys, keepKey, viewKey } from "./keys";
import type { Editor } from "./editor";
import { numbers } from "./views";

const nothing = (): void => undefined;

/** What the hand does, for the sheet of keys. */
const gestures: readonly [string, string][] = [
    ["Select, or add and take away", "Shift+Click"], ["Select all that a frame meets", "Drag"], ["Add what the frame meets", "Shift+Drag"],
    ["Take away what the frame meets", "Alt+Drag"],
];

/** The keys of editing; the sheet of keys and the command palette list them. */
export function useEditingCommands(editor: Editor): void {
    const { studio, views } = editor;
    const chosen = (least: number) => (): boolean => studio.selection.get().nodes.size >= least;
    const command = (id: string, group: string, title: string, key: string | readonly string[], run: () => void, least = 0): Command =>
        ({ id, group, title, keys: typeof key === "string" ? [key] : key, run, isEnabled: chosen(least) });
    useCommands([
        { ...command("copy", "Edit", "Copy", keys.copy, () => void editor.copyFromMenu(false), 1), areKeysElsewhere: true },
        { ...command("cut", "Edit", "Cut", keys.cut, () => void editor.copyFromMenu(true), 1), areKeysElsewhere: true },
        { ...command("paste", "Edit", "Paste", keys.paste, () => void editor.pasteFromMenu(false)), areKeysElsewhere: true },
        { ...command("paste-wired", "Edit", "Paste with wires from outside", keys.pasteWired, () => void editor.pasteFromMenu(true)),
          areKeysElsewhere: true },
        command("duplicate", "Edit", "Duplicate", keys.duplicate, () => editor.duplicate(false), 1),
        command("duplicate-wired", "Edit", "Duplicate with wires from outside", keys.duplicateWired, () => editor.duplicate(true), 1),
        command("templates", "Edit", "Templates and files…", keys.templates, () => editor.areTemplatesOpen.set(true)),
        command("heal", "Edit", "Delete and join its wires", [keys.heal, "Shift+Backspace"], () => editor.heal(), 1),

        ...gestures.map(([title, key]): Command => ({ id: `gesture-${key}`, group: "Select", title, keys: [key], isListedOnly: true, run: nothing })),
        command("select-upstream", "Select", "Select what leads here", keys.upstream, () => editor.select("upstream"), 1),
        command("select-downstream", "Select", "Select what it leads to", keys.downstream, () => editor.select("downstream"), 1),
        command("select-connected", "Select", "Select all that is connected", keys.connected, () => editor.select("both"), 1),
        command("select-kind", "Select", "Select all of this kind", keys.sameKind, () => editor.selectSameKind(), 1),

        command("align-left", "Arrange", "Align left edges", keys.left, () => editor.align("left"), 2),
        command("align-centre", "Arrange", "Align centres", keys.centre, () => editor.align("centre"), 2),
        command("align-right", "Arrange", "Align right edges", keys.right, () => editor.align("right"), 2),
        command("align-top", "Arrange", "Align upper edges", keys.top, () => editor.align("top"), 2),
        command("align-middle", "Arrange", "Align middles", keys.middle, () => editor.align("middle"), 2),
        command("align-bottom", "Arrange", "Align lower edges", keys.bottom, () => editor.align("bottom"), 2),
        command("distribute-across", "Arrange", "Distribute across", keys.across, () => editor.distribute("across"), 3),
        command("distribute-down", "Arrange", "Distribute down", keys.down, () => editor.distribute("down"), 3),
        command("lay-out", "Arrange", "Lay out the selection, or everything", keys.layOut, () => editor.layOut()),

        command("frame", "Groups", "Frame around the selection", keys.frame, () => editor.frame()),
        command("subgraph", "Groups", "Put the selection into a subgraph", keys.subgraph, () => editor.subgraph()),
        command("dissolve", "Groups", "Dissolve frames and subgraphs", keys.dissolve, () => editor.dissolve(), 1),
        command("take-out", "Groups", "Take out of its frame or subgraph", keys.takeOut, () => editor.takeOut(), 1),
        { id: "enter", group: "Groups", title: "Open a subgraph", keys: ["Enter"], isListedOnly: true, run: nothing },
        { id: "leave", group: "Groups", title: "Leave the subgraph", keys: ["Escape"],
          isEnabled: () => studio.level.get() !== null && !chosen(1)(), run: () => editor.leave() },
        { id: "turn", group: "Groups", title: "Lead a wire over a point, or take it away", keys: ["Double click"], isListedOnly: true, run: nothing },

        command("minimap", "View", "Map of the canvas", keys.minimap, () => editor.minimap.update((is) => !is)),
        { id: "views", group: "View", title: "Go to a kept view", keys: ["1…9"], isListedOnly: true, run: nothing },
        { id: "keep-views", group: "View", title: "Keep this view", keys: ["Mod+Alt+1…9"], isListedOnly: true, run: nothing },
        ...numbers.flatMap((number): Command[] => [
            { id: `view-${number}`, group: "View", title: `Go to view ${number}`, keys: [viewKey(number)], isUnlisted: true,
              isEnabled: () => views.kept().includes(number), run: () => views.go(number) },
            { id: `keep-view-${number}`, group: "View", title: `Keep this view as ${number}`, keys: [keepKey(number)], isUnlisted: true,
              run: () => views.keep(number) },
        ]),
    ]);
}

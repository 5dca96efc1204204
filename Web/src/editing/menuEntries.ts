/** What the menu offers for what is under the pointer. */
import { keyText } from "../app/commands";
import type { MenuOptions } from "../canvas/aids";
import { toCanvas } from "../canvas/camera";
import { deleteSelection, flip } from "../canvas/edits";
import type { Stage } from "../canvas/stage";
import { Choosing } from "../canvas/states/choosing";
import { Editing } from "../canvas/states/editing";
import { bringIn, fold } from "../groups/grouping";
import { holdingOf } from "../groups/holders";
import { lead, routeOf } from "../groups/route";
import { addTurn } from "../groups/turning";
import type { Editor } from "./editor";
import { joints } from "./joint";
import { editingKeys, keepKey } from "./keys";
import type { Entry } from "./menu";

type Options = Pick<MenuOptions, "sources" | "target" | "at">;

const entry = (title: string, run: () => void, keys?: string): Entry =>
    ({ title, run, ...(keys === undefined ? {} : { keys: keyText(keys) }) });

export function menuGroups(editor: Editor, stage: Stage, options: Options): readonly (readonly Entry[])[] {
    const { target } = options;
    if (!target) return canvasGroups(editor, stage, options);
    return "wire" in target ? wireGroups(stage, target.wire, options) : nodeGroups(editor, stage, target.node, options);
}

function canvasGroups(editor: Editor, stage: Stage, { sources, at }: Options): Entry[][] {
    const place = toCanvas(stage.camera, at);
    const { views } = editor;
    const free = views.free();
    return [
        [entry("Add…", () => stage.go(new Choosing(stage, closed => stage.openAddBox({ at, closed }))), "Tab")],
        clipboard([
            entry("Paste", () => void editor.pasteFromMenu(false, place), editingKeys.paste),
            entry("Paste with wires from outside", () => void editor.pasteFromMenu(true, place), editingKeys.pasteWired),
        ]),
        [
            entry("Templates and files…", () => editor.areTemplatesOpen.set(true), editingKeys.templates),
            entry("Select everything", () => sources.selectAll(), editingKeys.selectAll),
            entry("Lay out everything", () => editor.layOutAll(), stage.host.selection.nodes.size > 1 ? undefined : editingKeys.layOut),
        ],
        [
            entry("Show everything", () => sources.fit(), "F"),
            entry("100 %", () => sources.actualSize(), "Shift+0"),
            entry(editor.minimap.get() ? "Hide the map" : "Show the map", () => editor.minimap.update(is => !is), editingKeys.minimap),
            ...(free === undefined ? [] : [entry(`Keep this view as ${free}`, () => views.keep(free), keepKey(free))]),
            ...views.kept().map(number => entry(`Go to view ${number}`, () => views.go(number), String(number))),
        ],
    ];
}

function wireGroups(stage: Stage, wire: string, { at }: Options): Entry[][] {
    const found = stage.document.wire(wire);
    const fits = found !== null && joints(stage.host, found).size > 0;
    const insert = entry("Put a card in…", () => stage.go(new Choosing(stage, closed => stage.openAddBox({ at, into: wire, closed }))));
    const { selection } = stage.host;
    return [
        [
            entry("Lead over a point here", () => addTurn(stage, wire, at), "Double click"),
            ...(routeOf(stage.document, wire).length > 0 ? [entry("Straighten", () => void lead(stage.host, wire, [], "Straighten"))] : []),
        ],
        [fits ? insert : { ...insert, title: "No kind of card fits in here", isDisabled: true }],
        found ? [
            entry("Select where it comes from", () => selection.set([found.source.node])),
            entry("Select where it leads", () => selection.set([found.target.node])),
        ] : [],
        [entry("Disconnect", () => void deleteSelection(stage.host), "Delete")],
    ];
}

function nodeGroups(editor: Editor, stage: Stage, node: string, { sources, at }: Options): Entry[][] {
    const { host } = stage;
    const shown = host.core.node(node);
    const nodes = host.selection.nodes.size > 0 ? [...host.selection.nodes] : [node];
    const isMany = nodes.length > 1;
    const place = toCanvas(stage.camera, at);
    return [
        [
            entry(isMany ? "Run these" : "Run this", () => host.run(nodes, "only"), "O"),
            entry("Run to here", () => host.run(nodes, "here"), "R"),
            entry("Render again", () => host.run(nodes, "again"), "Alt+R"),
            entry("What would run…", () => host.plan(), "P"),
            ...(host.nodeState(node)?.state === "failed" ? [entry("Retry", () => host.retry(node))] : []),
        ],
        [
            ...(isMany ? [] : [entry("Rename", () => stage.go(new Editing(stage, node)), "F2")]),
            entry(shown?.bypassed ? "Use again" : "Bypass", () => void flip(host, "bypassed"), "B"),
            entry(shown?.muted ? "Unmute" : "Mute", () => void flip(host, "muted"), "M"),
            entry(shown?.locked ? "Unlock" : "Lock", () => void flip(host, "locked"), "Shift+L"),
        ],
        grouping(editor, stage, node, nodes),
        [...host.entries(nodes)],
        [
            ...clipboard([
                entry("Copy", () => void editor.copyFromMenu(false), editingKeys.copy),
                entry("Cut", () => void editor.copyFromMenu(true), editingKeys.cut),
                entry("Paste", () => void editor.pasteFromMenu(false, place), editingKeys.paste),
            ]),
            entry("Duplicate", () => editor.duplicate(false), editingKeys.duplicate),
            entry("Duplicate with wires from outside", () => editor.duplicate(true), editingKeys.duplicateWired),
            entry("Keep as template or file…", () => editor.areTemplatesOpen.set(true), editingKeys.templates),
        ],
        [
            { ...entry("Select", () => undefined), entries: [
                entry("What leads here", () => editor.select("upstream"), editingKeys.upstream),
                entry("What it leads to", () => editor.select("downstream"), editingKeys.downstream),
                entry("All that is connected", () => editor.select("both"), editingKeys.connected),
                entry("All of this kind", () => editor.selectSameKind(), editingKeys.sameKind),
                entry("Everything", () => sources.selectAll(), editingKeys.selectAll),
            ] },
            entry("Show the selection", () => sources.fitSelection(), "Shift+F"),
            ...(isMany ? [entry("Lay these out", () => editor.layOut(), editingKeys.layOut)] : []),
        ],
        isMany ? arranging(editor, nodes.length) : [],
        [
            entry("Delete", () => void deleteSelection(host), "Delete"),
            entry("Delete and join its wires", () => editor.heal(), editingKeys.heal),
        ],
    ];
}

/** Frames and subgraphs: into one, out of one, and what can be done with one. */
function grouping(editor: Editor, stage: Stage, node: string, nodes: readonly string[]): Entry[] {
    const { host, document } = stage;
    const { catalogue } = host;
    const holding = holdingOf(document, catalogue, node);
    const isFolded = document.standIn(node)?.node === node && host.core.node(node)?.fields["folded"] !== undefined;
    return [
        ...(holding === "subgraph" ? [entry("Open the subgraph", () => host.open(node), "Enter")] : []),
        ...(holding === "frame" ? [entry(isFolded ? "Open the frame" : "Fold the frame", () => void fold(host, node))] : []),
        ...(document.isOutside(node) ? [
            entry("Bring into this subgraph", () => void bringIn(host)), entry("Go to where it stands", () => editor.studio.canvas?.show(node)),
        ] : [
            entry(nodes.length > 1 ? "Frame these" : "Frame this", () => editor.frame(), editingKeys.frame),
            entry(nodes.length > 1 ? "Put these into a subgraph" : "Put this into a subgraph", () => editor.subgraph(), editingKeys.subgraph),
        ]),
        ...(holding === "nothing" ? [] : [entry("Dissolve", () => editor.dissolve(), editingKeys.dissolve)]),
        ...(document.node(node)?.parent ? [entry("Take out", () => editor.takeOut(), editingKeys.takeOut)] : []),
    ];
}

/** Small signs in a row. */
function arranging(editor: Editor, count: number): Entry[] {
    const edges = ([["left", "Align left edges"], ["centre", "Align centres"], ["right", "Align right edges"],
        ["top", "Align upper edges"], ["middle", "Align middles"], ["bottom", "Align lower edges"]] as const)
        .map(([edge, title]): Entry => ({ ...entry(title, () => editor.align(edge), editingKeys[edge]), sign: edge }));
    const axes = ([["across", "Distribute across"], ["down", "Distribute down"]] as const).map(([axis, title]): Entry => ({
        ...entry(title, () => editor.distribute(axis), editingKeys[axis]), sign: axis, isDisabled: count < 3,
    }));
    return [...edges, ...axes];
}

/** Menus may use the clipboard only where the browser lets pages do so; keys always work. */
function clipboard(entries: Entry[]): Entry[] {
    return window.isSecureContext && "clipboard" in navigator ? entries : [];
}

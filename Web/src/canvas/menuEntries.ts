/** What the menu offers for what is under the pointer. */
import type { Point } from "./camera";
import { deleteSelection, duplicate, flip } from "./edits";
import type { MenuEntry } from "./parts/menu";
import type { Stage, Target } from "./stage";
import { Choosing } from "./states/choosing";
import { Editing } from "./states/editing";

/** What the surface does for the menu. */
export interface MenuSources {
    fit(): void;
    fitSelection(): void;
    selectAll(): void;
    copy(): string | null;
    cut(): string | null;
    paste(text: string, at?: Point): void;
}

const isApple = /Mac|iPhone|iPad/.test(typeof navigator === "undefined" ? "" : navigator.platform);

function withMod(key: string): string {
    return isApple ? `⌘${key}` : `Ctrl ${key}`;
}

export function menuGroups(
    sources: MenuSources, stage: Stage, target: Target | null, at: Point,
): readonly (readonly MenuEntry[])[] {
    if (!target) return canvasGroups(sources, stage, at);
    if ("wire" in target) {
        return [[{ title: "Disconnect", keys: "Delete", run: () => void deleteSelection(stage.host) }]];
    }
    return nodeGroups(sources, stage, target.node, at);
}

function canvasGroups(sources: MenuSources, stage: Stage, at: Point): MenuEntry[][] {
    return [
        [
            {
                title: "Add…", keys: "Tab",
                run: () => stage.go(new Choosing(stage, closed => stage.openAddBox({ at, closed }))),
            },
            ...clipboard([
                { title: "Paste", keys: withMod("V"), run: () => void readClipboard(sources, stage, at) },
            ]),
        ],
        [
            { title: "Select everything", keys: withMod("A"), run: () => sources.selectAll() },
            { title: "Show everything", keys: "Shift 1", run: () => sources.fit() },
        ],
    ];
}

function nodeGroups(sources: MenuSources, stage: Stage, node: string, at: Point): MenuEntry[][] {
    const { host } = stage;
    const state = host.nodeState(node)?.state;
    const shown = host.core.node(node);
    const nodes = host.selection.nodes.size > 0 ? [...host.selection.nodes] : [node];
    return [
        [
            { title: nodes.length > 1 ? "Run these" : "Run this", keys: "O", run: () => host.run(nodes, "only") },
            { title: "Run to here", keys: "R", run: () => host.run(nodes, "here") },
            { title: "Render again", keys: isApple ? "⌥R" : "Alt R", run: () => host.run(nodes, "again") },
            { title: "What would run…", keys: "P", run: () => host.plan() },
            ...(state === "failed" ? [{ title: "Retry", run: () => host.retry(node) }] : []),
        ],
        [
            { title: "Rename", keys: "F2", run: () => stage.go(new Editing(stage, node)) },
            { title: shown?.bypassed ? "Use again" : "Bypass", keys: "B", run: () => void flip(host, "bypassed") },
            { title: shown?.muted ? "Unmute" : "Mute", keys: "M", run: () => void flip(host, "muted") },
            { title: shown?.locked ? "Unlock" : "Lock", keys: "Shift L", run: () => void flip(host, "locked") },
        ],
        [...host.entries(nodes)],
        [
            ...clipboard([
                { title: "Copy", keys: withMod("C"), run: () => void writeClipboard(stage, sources.copy()) },
                { title: "Cut", keys: withMod("X"), run: () => void writeClipboard(stage, sources.cut()) },
                { title: "Paste", keys: withMod("V"), run: () => void readClipboard(sources, stage, at) },
            ]),
            { title: "Duplicate", keys: withMod("D"), run: () => void duplicate(host) },
        ],
        [{ title: "Show the selection", keys: "Shift 2", run: () => sources.fitSelection() }],
        [{ title: "Delete", keys: "Delete", run: () => void deleteSelection(host) }],
    ];
}

/** Menus may use the clipboard only where the browser lets pages do so; keys always work. */
function clipboard(entries: MenuEntry[]): MenuEntry[] {
    return window.isSecureContext && "clipboard" in navigator ? entries : [];
}

async function writeClipboard(stage: Stage, text: string | null): Promise<void> {
    if (text === null) return;
    try {
        await navigator.clipboard.writeText(text);
    } catch {
        stage.host.tell(`The browser did not let the page copy. Use ${withMod("C")}.`);
    }
}

async function readClipboard(sources: MenuSources, stage: Stage, at: Point): Promise<void> {
    try {
        sources.paste(await navigator.clipboard.readText(), at);
    } catch {
        stage.host.tell(`The browser did not let the page paste. Use ${withMod("V")}.`);
    }
}

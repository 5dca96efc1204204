/** What the command palette finds: commands, cards, kinds to add, projects. */
import type { Project } from "../../api/types";
import type { Studio } from "../../studio/studio";
import type { Command } from "../commands";
import { keyText } from "../commands";
import { navigate } from "../router";
import { fit } from "./fuzzy";

export interface Find {
    readonly id: string;
    readonly group: "Commands" | "Cards" | "Add" | "Projects";
    readonly title: string;
    /** Said quietly beside it, and searched less surely. */
    readonly detail: string;
    readonly keys?: string;
    readonly run: () => void;
}

export interface Found {
    readonly find: Find;
    readonly places: readonly number[];
}

/** A card is looked at no smaller than this. */
const near = 0.75;
const most = 60;

/** Commands come first where words fit as well. */
const weight: Record<Find["group"], number> = { Commands: 6, Cards: 4, Add: 3, Projects: 2 };

export function commandFinds(commands: readonly Command[]): Find[] {
    return commands.filter((command) => !command.isListedOnly && command.id !== "palette" && (command.isEnabled?.() ?? true))
        .map((command): Find => ({
            id: `command ${command.id}`, group: "Commands", title: command.title, detail: command.group,
            keys: command.keys.map(keyText)[0] ?? "", run: command.run,
        }));
}

export function filmFinds(studio: Studio): Find[] {
    const { document, catalogue } = studio;
    const cards = document.nodes().map(({ id, kind, title }): Find => {
        const kindTitle = catalogue.kind(kind)?.title ?? kind;
        return { id: `card ${id}`, group: "Cards", title: title || kindTitle, detail: kindTitle, run: () => goTo(studio, id) };
    });
    const kinds = catalogue.kinds.filter((kind) => !kind.isRoot).map((kind): Find => ({
        id: `kind ${kind.key}`, group: "Add", title: `Add ${kind.title}`, detail: kind.help, run: () => studio.canvas?.add(kind.key),
    }));
    return [...kinds, ...cards];
}

export function projectFinds(projects: readonly Project[], current: string | undefined): Find[] {
    return projects.filter(({ id }) => id !== current).map((project): Find => ({
        id: `project ${project.id}`, group: "Projects", title: project.title || "Untitled", detail: "Project",
        run: () => navigate(`/projects/${project.id}`),
    }));
}

function goTo(studio: Studio, node: string): void {
    const { canvas, document } = studio;
    studio.selection.choose([node]);
    const rect = document.rectOf(node);
    if (!canvas || !rect) return;
    const { zoom } = canvas.stage.camera;
    canvas.fly({ x: (rect.x + rect.width / 2) / 8, y: (rect.y + rect.height / 2) / 8, zoom: Math.max(zoom, near) });
    canvas.focus();
}

/** The best, group by group; with nothing typed what was used last, then the commands. */
export function searched(finds: readonly Find[], typed: string, recent: readonly string[]): Found[] {
    if (typed.trim() === "") return inOrder(finds, recent);
    const scores: { found: Found; score: number }[] = [];
    for (const find of finds) {
        const title = fit(find.title, typed);
        const detail = title ? undefined : fit(`${find.title} ${find.detail}`, typed);
        if (!title && (!detail || detail.score < 60)) continue;
        const used = recent.indexOf(find.id);
        const score = (title?.score ?? (detail?.score ?? 0) / 2) + weight[find.group] + (used >= 0 ? 6 - used : 0);
        scores.push({ found: { find, places: title?.places ?? [] }, score });
    }
    scores.sort((a, b) => b.score - a.score);
    return scores.slice(0, most).map(({ found }) => found);
}

function inOrder(finds: readonly Find[], recent: readonly string[]): Found[] {
    const byId = new Map(finds.map((find) => [find.id, find]));
    const last = recent.flatMap((id) => byId.get(id) ?? []);
    const rest = finds.filter((find) => !last.includes(find) && find.group !== "Cards");
    return [...last, ...rest].slice(0, most).map((find) => ({ find, places: [] }));
}

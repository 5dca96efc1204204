/** The templates that a person saved, kept by the studio: each is a part of a film as it stands on the clipboard. */
import { call } from "../api/client";
import type { Clip as ClipBody, Template } from "../api/types";
import type { Clip } from "../wasm/values";

export type SavedTemplate = Template;

/** One's own, the newest first. */
export async function savedTemplates(): Promise<SavedTemplate[]> {
    const found: SavedTemplate[] = [];
    let cursor: string | null | undefined;
    do {
        const page = await call("templates", { query: { limit: 200, ...(cursor ? { cursor } : {}) } });
        found.push(...page.items);
        cursor = page.next;
    } while (cursor);
    return found;
}

/** What is in one, as it stands on the clipboard. */
export async function savedClip({ id }: SavedTemplate): Promise<Clip> {
    const clip = await call("template", { path: { template: id } });
    return { type: "backlot/clip", version: 1, ...clip } as Clip;
}

/** One with the same title is replaced. */
export async function keepTemplate(title: string, { nodes, wires }: Clip): Promise<void> {
    await call("saveTemplate", { body: { title, clip: { nodes, wires } as ClipBody } });
}

export async function forgetTemplate({ id }: SavedTemplate): Promise<void> {
    await call("forgetTemplate", { path: { template: id } });
}

/** Beginning a film: blank, from a screenplay, from a template, or from a part of another film. */
import { useCallback, useState } from "react";
import { api } from "../api/client";
import type { FilmTemplate } from "../api/types";
import { navigate } from "../app/router";
import { tell } from "../app/notices";
import { beginning } from "../templates/beginning";
import { savedClip, SavedTemplate } from "../templates/shelf";

const largest = 8_000_000;
/** Characters of a part of a film. */
const largestPart = 64_000_000;

export interface Creation {
    isBusy: boolean;
    blank: () => Promise<void>;
    fromTemplate: (template: FilmTemplate, title: string) => Promise<void>;
    /** With a template of one's own. */
    fromSaved: (template: SavedTemplate) => Promise<void>;
    importFile: (file: File) => void;
    /** Opens the browser's file dialogue. */
    chooseFile: () => void;
}

export function useCreation(): Creation {
    const [isBusy, setBusy] = useState(false);

    const attempt = useCallback(async (make: () => Promise<void>) => {
        setBusy(true);
        try {
            await make();
        } catch (error) {
            tell(error instanceof Error ? error.message : String(error), "danger");
        } finally {
            setBusy(false);
        }
    }, []);

    const blank = useCallback(() => attempt(async () => {
        const project = await api.createProject("Untitled film");
        navigate(`/projects/${project.id}`);
    }), [attempt]);

    const fromTemplate = useCallback((template: FilmTemplate, title: string) => attempt(async () => {
        const project = await api.createProject(title, template);
        navigate(`/projects/${project.id}`);
    }), [attempt]);

    const fromPart = useCallback((title: string, text: string) => attempt(async () => {
        if (!isPart(text)) throw new Error(`“${title}” is no part of a film: Backlot writes such files with “Templates and files…”.`);
        const project = await api.createProject(title);
        beginning.set({ project: project.id, title, text });
        navigate(`/projects/${project.id}`);
    }), [attempt]);

    const fromSaved = useCallback((template: SavedTemplate) => attempt(async () =>
        fromPart(template.title, JSON.stringify(await savedClip(template)))), [attempt, fromPart]);

    const importFile = useCallback((file: File) => {
        if (/\.json$/i.test(file.name) && file.size <= largestPart) {
            void attempt(async () => fromPart(file.name.replace(/(\.backlot)?\.json$/i, ""), await file.text()));
            return;
        }
        const problem = objection(file);
        if (problem) {
            tell(problem, "danger");
            return;
        }
        void attempt(async () => {
            const { project, problems } = await api.importScreenplay(file);
            navigate(`/projects/${project.id}`);
            for (const sentence of problems.slice(0, 3)) tell(sentence);
            if (problems.length > 3) tell(`${problems.length - 3} more remarks on the screenplay.`);
        });
    }, [attempt, fromPart]);

    const chooseFile = useCallback(() => {
        const input = document.createElement("input");
        input.type = "file";
        input.accept = ".fountain,.spmd,.txt,.json,text/plain,application/json";
        input.onchange = () => {
            const [file] = [...(input.files ?? [])];
            if (file) importFile(file);
        };
        input.click();
    }, [importFile]);

    return { isBusy, blank, fromTemplate, fromSaved, importFile, chooseFile };
}

/** Whether a text is what goes on the clipboard; what is in it the canvas judges. */
function isPart(text: string): boolean {
    try {
        const read: unknown = JSON.parse(text);
        return typeof read === "object" && read !== null && Array.isArray((read as { nodes?: unknown }).nodes);
    } catch {
        return false;
    }
}

function objection(file: File): string | undefined {
    if (!/\.(fountain|spmd|txt)$/i.test(file.name)) {
        return `“${file.name}” is no screenplay: a .fountain file is one, as most screenwriting programs export it, and a .backlot.json file is a part of a film.`;
    }
    if (file.size > largest) return `“${file.name}” is too large for a screenplay (more than 8 MB).`;
    return file.size === 0 ? `“${file.name}” is empty.` : undefined;
}

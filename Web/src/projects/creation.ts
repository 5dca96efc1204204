/** Beginning a film: blank, or from a screenplay. */
import { useCallback, useState } from "react";
import { api } from "../api/client";
import type { FilmTemplate } from "../api/types";
import { navigate } from "../app/router";
import { tell } from "../app/notices";

const largest = 8_000_000;

export interface Creation {
    isBusy: boolean;
    blank: () => Promise<void>;
    fromTemplate: (template: FilmTemplate, title: string) => Promise<void>;
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

    const importFile = useCallback((file: File) => {
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
    }, [attempt]);

    const chooseFile = useCallback(() => {
        const input = document.createElement("input");
        input.type = "file";
        input.accept = ".fountain,.spmd,.txt,text/plain";
        input.onchange = () => {
            const [file] = [...(input.files ?? [])];
            if (file) importFile(file);
        };
        input.click();
    }, [importFile]);

    return { isBusy, blank, fromTemplate, importFile, chooseFile };
}

function objection(file: File): string | undefined {
    if (!/\.(fountain|spmd|txt)$/i.test(file.name)) {
        return `“${file.name}” is no screenplay: a .fountain file is one, as most screenwriting programs export it.`;
    }
    if (file.size > largest) return `“${file.name}” is too large for a screenplay (more than 8 MB).`;
    return file.size === 0 ? `“${file.name}” is empty.` : undefined;
}

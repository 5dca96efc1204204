/** Files that hold a part of a film; all others are the library's. */
import { tell } from "../app/notices";
import type { Point } from "../canvas/camera";
import type { Editor } from "./editor";
import { limits } from "./fragment";

export function isGraphFile({ name, type }: Pick<File, "name" | "type">): boolean {
    return type === "application/json" || /\.json$/i.test(name);
}

/** @param at on the surface. */
export async function pasteFile(editor: Editor, file: File, keepsInputs: boolean, at?: Point): Promise<void> {
    // A character has at least a byte.
    if (file.size > limits.characters) {
        tell(`“${file.name}” is too long to be read as a part of a film.`, "danger");
        return;
    }
    let text: string;
    try {
        text = await file.text();
    } catch {
        tell(`“${file.name}” could not be read here.`, "danger");
        return;
    }
    editor.paste(text, keepsInputs, at);
}

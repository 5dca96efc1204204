import type { Editor } from "../editing/editor";
import { beginning } from "./beginning";

/** A film that was begun with a template or a file gets it as its first edit, which can be undone like any other. */
export function beginWith(editor: Editor): void {
    const wanted = beginning.get();
    if (wanted?.project !== editor.studio.session.id) return;
    beginning.set(undefined);
    const { canvas } = editor.studio;
    if (!canvas) return;
    editor.paste(wanted.text, false, { x: 0, y: 0 });
    editor.studio.selection.choose([]);
    canvas.fit();
}

import { useEffect } from "react";
import { isTyping } from "../app/commands";
import type { Editor } from "./editor";
import { isGraphFile, pasteFile } from "./graphFiles";

/** A part of a film that is let go on the canvas as a file, or pasted as one, comes in like one that was copied. */
export function useGraphFiles(editor: Editor): void {
    useEffect(() => {
        const ending = new AbortController();
        const { signal } = ending;
        window.addEventListener("drop", (event) => {
            const files = [...(event.dataTransfer?.files ?? [])];
            const isOnCanvas = event.target instanceof Element && event.target.closest(".canvas-region") !== null;
            if (!isOnCanvas || files.length === 0 || !files.every(isGraphFile)) return;
            event.preventDefault();
            const at = editor.studio.canvas?.place(event.clientX, event.clientY);
            for (const file of files) void pasteFile(editor, file, event.shiftKey, at);
        }, { signal, capture: true });
        document.addEventListener("paste", (event) => {
            const [file, ...others] = event.clipboardData?.files ?? [];
            if (!file || others.length > 0 || isTyping(event.target) || !isGraphFile(file)) return;
            event.preventDefault();
            event.stopImmediatePropagation();
            void pasteFile(editor, file, false);
        }, { signal, capture: true });
        return () => ending.abort();
    }, [editor]);
}

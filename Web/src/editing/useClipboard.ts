import { useEffect } from "react";
import { isTyping } from "../app/commands";
import type { Editor } from "./editor";

/** So long after the key a browser has told of the paste that it makes of it, if it does. */
const patience = 150;

/** Copy, cut and paste as the browser tells them; what is typed into or marked as text is none of the canvas's. */
export function useClipboard(editor: Editor): void {
    useEffect(() => {
        const ending = new AbortController();
        const { signal } = ending;
        let keepsInputs = false;
        let waiting: number | undefined;
        const isText = (event: ClipboardEvent): boolean =>
            isTyping(event.target) || (event.type !== "paste" && (window.getSelection()?.toString() ?? "") !== "");
        const take = (event: ClipboardEvent): void => {
            const text = isText(event) ? null : event.type === "cut" ? editor.cut() : editor.copied();
            if (!text) return;
            event.clipboardData?.setData("text/plain", text);
            event.preventDefault();
        };
        document.addEventListener("copy", take, { signal });
        document.addEventListener("cut", take, { signal });
        document.addEventListener("paste", (event) => {
            window.clearTimeout(waiting);
            const text = event.clipboardData?.getData("text/plain") ?? "";
            if (isText(event) || text === "") return;
            event.preventDefault();
            editor.paste(text, keepsInputs);
        }, { signal });
        // With Shift the browser pastes as well, or does nothing: then the page asks for the clipboard itself.
        window.addEventListener("keydown", (event) => {
            if ((!event.ctrlKey && !event.metaKey) || event.altKey || event.key.toLowerCase() !== "v") return;
            keepsInputs = event.shiftKey;
            window.clearTimeout(waiting);
            if (!keepsInputs || isTyping(event.target)) return;
            waiting = window.setTimeout(() => void editor.pasteFromMenu(true), patience);
        }, { signal, capture: true });
        return () => {
            window.clearTimeout(waiting);
            ending.abort();
        };
    }, [editor]);
}

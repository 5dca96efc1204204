import { ReactElement, useEffect, useMemo } from "react";
import { useStudio } from "../studio/studio";
import { coarse } from "../studio/layout";
import { TouchBar } from "../touch/TouchBar";
import { useStore } from "../ui/store";
import { Editor } from "./editor";
import { Minimap } from "./Minimap";
import { PasteNotice } from "./PasteNotice";
import { FindBar } from "../find/FindBar";
import { bringNotes } from "../notes/notes";
import { bringProblems } from "../problems/bring";
import { useProblemCommands } from "../problems/useProblemCommands";
import { askBeforeLosing } from "./leaving";
import { givePlaces } from "./places";
import { beginWith } from "../templates/beginWith";
import { TemplatesPanel } from "../templates/TemplatesPanel";
import { useClipboard } from "./useClipboard";
import { useEditingCommands } from "./useEditingCommands";
import { useGraphFiles } from "./useGraphFiles";

/** What comes to the canvas once the page stands: it lies over the surface, and listens. */
export function Editing(): ReactElement {
    const studio = useStudio();
    const editor = useMemo(() => new Editor(studio), [studio]);
    const hasMap = useStore(editor.minimap);
    const report = useStore(editor.report);
    const areTemplatesOpen = useStore(editor.areTemplatesOpen);
    const isCoarse = useStore(coarse);
    useEffect(() => {
        studio.aids.set(editor.aids);
        return () => studio.aids.set(undefined);
    }, [studio, editor]);
    useEffect(() => givePlaces(studio), [studio]);
    useEffect(() => askBeforeLosing(studio), [studio]);
    useEffect(() => bringNotes(studio), [studio]);
    useEffect(() => bringProblems(studio), [studio]);
    useProblemCommands(studio);
    const surface = useStore(studio.surface);
    useEffect(() => {
        if (surface) beginWith(editor);
    }, [editor, surface]);
    useEditingCommands(editor);
    useClipboard(editor);
    useGraphFiles(editor);
    return (
        <>
            {isCoarse && <TouchBar editor={editor} />}
            {areTemplatesOpen && <TemplatesPanel editor={editor} onClose={() => editor.areTemplatesOpen.set(false)} />}
            {hasMap && <Minimap editor={editor} />}
            <FindBar studio={studio} />
            {report && <PasteNotice report={report} studio={studio} onClose={() => editor.report.set(undefined)} />}
        </>
    );
}

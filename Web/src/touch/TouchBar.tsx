import { ReactElement, useEffect } from "react";
import { keyText, keysOf } from "../app/commands";
import { Choosing } from "../canvas/states/choosing";
import type { Editor } from "../editing/editor";
import { useDocument } from "../studio/studio";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";

/** What keys do elsewhere, for who has none: it floats above the canvas's lower edge. */
export function TouchBar({ editor }: { editor: Editor }): ReactElement {
    const { studio, selectsSeveral } = editor;
    const document = useDocument();
    const isSeveral = useStore(selectsSeveral);
    const { nodes, wires } = useStore(studio.selection);
    const selected = nodes.size + wires.size;
    useEffect(() => () => selectsSeveral.set(false), [selectsSeveral]);

    const add = (): void => {
        const { canvas } = studio;
        if (!canvas) return;
        canvas.endGesture();
        const { stage } = canvas;
        const at = { x: stage.camera.width / 2, y: stage.camera.height / 3 };
        stage.go(new Choosing(stage, (closed) => stage.openAddBox({ at, closed })));
    };
    const more = (): void => {
        studio.canvas?.endGesture();
        studio.canvas?.stage.showMenuHere();
    };
    return (
        <div className="touch-bar" role="toolbar" aria-label="Canvas">
            <Button kind="quiet" icon="undo" aria-label="Undo" disabled={document.undoLabel === null} keys={keyText(keysOf.undo)}
                tip={document.undoLabel === null ? "Nothing to undo" : `Undo “${document.undoLabel}”`}
                onClick={() => studio.session.undo()} />
            <Button kind="quiet" icon="redo" aria-label="Redo" disabled={document.redoLabel === null} keys={keyText(keysOf.redo)}
                tip={document.redoLabel === null ? "Nothing to redo" : `Redo “${document.redoLabel}”`}
                onClick={() => studio.session.redo()} />
            <i aria-hidden="true" />
            <Button kind="quiet" icon="add" tip="Add a card" keys="Tab" onClick={add} />
            <Button kind="quiet" icon="several" aria-pressed={isSeveral} keys="Shift" tip="Select several: taps add and take away, a drag draws a frame"
                aria-label="Select several" onClick={() => selectsSeveral.set(!isSeveral)}>
                {isSeveral ? String(nodes.size) : undefined}
            </Button>
            <Button kind="quiet" icon="fit" tip="Show everything" keys={keyText(keysOf.fit)} onClick={() => studio.canvas?.fit()} />
            <i aria-hidden="true" />
            <Button kind="quiet" icon="trash" tip="Delete what is selected" aria-label="Delete" keys="Delete" disabled={selected === 0}
                onClick={() => studio.canvas?.deleteSelection()} />
            <Button kind="quiet" icon="more" tip="All that can be done here" aria-label="More" keys={keyText("Shift+F10")} aria-haspopup="menu"
                onClick={more} />
        </div>
    );
}

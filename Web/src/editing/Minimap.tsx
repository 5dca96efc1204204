import { PointerEvent, ReactElement, useEffect, useRef } from "react";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import type { Editor } from "./editor";
import { MapDrawing } from "./mapDrawing";

/** All cards, small, with a frame around what is seen; pressing and dragging in it looks elsewhere. */
export function Minimap({ editor }: { editor: Editor }): ReactElement {
    const { studio, views } = editor;
    const sheet = useRef<HTMLCanvasElement>(null);
    const seen = useRef<HTMLElement>(null);
    const drawing = useRef<MapDrawing>();
    useStore(views.store);

    useEffect(() => {
        const { canvas } = studio;
        if (!sheet.current || !seen.current || !canvas) return undefined;
        const map = new MapDrawing(sheet.current, seen.current, canvas.stage);
        drawing.current = map;
        canvas.onFrame = () => map.frame();
        const ends = [
            studio.document.subscribe(() => map.documentChanged()), studio.selection.subscribe(() => map.documentChanged()),
        ];
        map.frame();
        return () => {
            ends.forEach((end) => end());
            canvas.onFrame = undefined;
            map.end();
        };
    }, [studio]);

    const look = (event: PointerEvent<HTMLCanvasElement>): void => {
        if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
        else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const box = event.currentTarget.getBoundingClientRect();
        drawing.current?.look(event.clientX - box.left, event.clientY - box.top);
    };
    return (
        <aside className="minimap" aria-label="Map of the canvas">
            <div className="minimap-sheet">
                <canvas ref={sheet} onPointerDown={look} onPointerMove={look} />
                <i ref={seen} className="minimap-seen" />
            </div>
            {views.kept().length > 0 && (
                <div className="minimap-views" role="toolbar" aria-label="Kept views">
                    {views.kept().map((number) => (
                        <Button key={number} kind="quiet" tip={`Go to view ${number}`} keys={String(number)}
                            onClick={() => views.go(number)} onContextMenu={(event) => {
                                event.preventDefault();
                                views.forget(number);
                            }}>
                            {number}
                        </Button>
                    ))}
                </div>
            )}
        </aside>
    );
}

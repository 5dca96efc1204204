import { ReactElement, useEffect, useRef } from "react";
import { keyText, keysOf } from "../app/commands";
import { CanvasSurface } from "../canvas/CanvasSurface";
import { Button } from "../ui/Button";
import { later } from "../ui/later";
import { inspectorFocus } from "../inspector/focus";
import { useDocument, useStudio } from "./studio";

const ArrivalPlaces = later((parts) => parts.ArrivalPlaces);
const Editing = later((parts) => parts.Editing);

/** The drawn surface, and the few controls that lie on it. */
export function CanvasRegion(): ReactElement {
    const studio = useStudio();
    const element = useRef<HTMLDivElement>(null);
    const reading = useRef<HTMLSpanElement>(null);

    useEffect(() => {
        if (!element.current) return undefined;
        const open = (node: string): void => {
            studio.selection.choose([node]);
            const holding = studio.catalogue.kind(studio.document.node(node)?.kind ?? "")?.holding;
            if (holding === "subgraph") surface.enter(node);
            else if (holding === "frame") studio.aids.get()?.fold(surface.stage.host, node);
            else if (studio.notes && studio.document.node(node)?.kind === "note") studio.notes.write(node);
            else if (studio.session.shownTake(node)) studio.player.toggle();
            else inspectorFocus.title();
        };
        const surface = new CanvasSurface(element.current, studio.host(open));
        const showScale = (scale: number): void => {
            if (reading.current) reading.current.textContent = `${Math.round(scale * 100)} %`;
        };
        surface.onView = showScale;
        surface.onLevel = (level) => studio.level.set(level);
        studio.surface.set(surface);
        showScale(surface.scale);
        return () => {
            studio.surface.set(undefined);
            surface.dispose();
        };
    }, [studio]);

    return (
        <div className="canvas-region">
            <div className="canvas-surface" ref={element} />
            <EmptyCanvas />
            <ArrivalPlaces />
            <Editing />
            <div className="canvas-tools" role="toolbar" aria-label="View">
                <Button kind="quiet" tip="Smaller" onClick={() => studio.canvas?.zoom(0.8)}>−</Button>
                <Button kind="quiet" tip="100 %" className="canvas-scale" onClick={() => studio.canvas?.zoom(1 / studio.canvas.scale)}>
                    <span ref={reading} />
                </Button>
                <Button kind="quiet" tip="Larger" onClick={() => studio.canvas?.zoom(1.25)}>+</Button>
                <Button kind="quiet" icon="fit" tip="Show everything" keys={keyText(keysOf.fit)}
                    onClick={() => studio.canvas?.fit()} />
            </div>
        </div>
    );
}

/** An empty canvas teaches the first step. */
function EmptyCanvas(): ReactElement | null {
    const document = useDocument();
    const studio = useStudio();
    if (document.nodes().length > 0) return null;
    return (
        <div className="canvas-empty">
            <h2>An empty stage</h2>
            <p>
                Drag a <b>Scene</b>, a <b>Character</b> and a <b>Shot</b> from the left onto the canvas, and wire the first
                two into the shot.
            </p>
            <Button kind="primary" icon="add" onClick={() => studio.canvas?.add("shot")}>Add the first shot</Button>
        </div>
    );
}

import { ReactElement, useEffect, useRef, useState } from "react";
import { Screen } from "../app/Screen";
import { keysOf, useCommands } from "../app/commands";
import { navigate } from "../app/router";
import { CanvasSurface } from "../canvas/CanvasSurface";
import { Button } from "../ui/Button";
import { countOf } from "./count";
import { Bench, openBench } from "./opening";

/** `/studio/bench?nodes=N`: the canvas with a film made up in this tab, to measure and to look at. */
export function BenchPage(): ReactElement {
    const wanted = countOf(window.location.search);
    const [stage, setStage] = useState<{ bench?: Bench; problem?: string }>({});
    const count = wanted.is === "count" ? wanted.count : 0;

    useEffect(() => {
        document.title = "Bench – Backlot";
        if (count === 0) return undefined;
        let isWanted = true, bench: Bench | undefined;
        openBench(count).then((opened) => {
            bench = opened;
            if (isWanted) setStage({ bench });
            else opened.close();
        }).catch((error: unknown) => {
            if (isWanted) setStage({ problem: error instanceof Error ? error.message : String(error) });
        });
        return () => {
            isWanted = false;
            document.title = "Backlot";
            bench?.close();
        };
    }, [count]);

    if (wanted.is === "wrong") return <Wrong title="The bench needs a number" sentence={wanted.sentence} />;
    if (stage.problem !== undefined) return <Wrong title="The bench cannot be opened" sentence={stage.problem} />;
    if (!stage.bench) return <main className="bench" aria-busy="true" aria-label="Making the film up" />;
    return <BenchCanvas bench={stage.bench} />;
}

function Wrong({ title, sentence }: { title: string; sentence: string }): ReactElement {
    return (
        <Screen title={title} sign="alert" text={sentence}>
            <Button kind="primary" onClick={() => window.location.assign("/studio/bench?nodes=500")}>Show 500 cards</Button>
            <Button kind="quiet" onClick={() => navigate("/")}>To the projects</Button>
        </Screen>
    );
}

function BenchCanvas({ bench }: { bench: Bench }): ReactElement {
    const { session, selection, host } = bench;
    const element = useRef<HTMLDivElement>(null);
    const surface = useRef<CanvasSurface>();
    const reading = useRef<HTMLSpanElement>(null);
    const hasSelection = (): boolean => selection.get().nodes.size + selection.get().wires.size > 0;

    useEffect(() => {
        if (!element.current) return undefined;
        const canvas = new CanvasSurface(element.current, host);
        const showScale = (scale: number): void => {
            if (reading.current) reading.current.textContent = `${Math.round(scale * 100)} %`;
        };
        canvas.onView = showScale;
        surface.current = canvas;
        showScale(canvas.scale);
        return () => {
            surface.current = undefined;
            canvas.dispose();
        };
    }, [host]);

    useCommands([
        { id: "undo", group: "Edit", title: "Undo", keys: [keysOf.undo], run: () => void session.undo(),
          isEnabled: () => bench.document.undoLabel !== null },
        { id: "redo", group: "Edit", title: "Redo", keys: [keysOf.redo], run: () => void session.redo(),
          isEnabled: () => bench.document.redoLabel !== null },
        { id: "delete", group: "Edit", title: "Delete", keys: ["Delete", "Backspace"], isEnabled: hasSelection,
          run: () => surface.current?.deleteSelection() },
        { id: "select-all", group: "Edit", title: "Select everything", keys: ["Mod+A"],
          run: () => surface.current?.selectAll() },
        { id: "fit", group: "View", title: "Show everything", keys: [keysOf.fit], run: () => surface.current?.fit() },
    ]);

    return (
        <main className="bench">
            <header className="top-bar">
                <nav className="crumbs" aria-label="Where you are">
                    <a href="/">Projects</a>
                    <span aria-hidden="true">›</span>
                    <b>Bench</b>
                </nav>
                <Told bench={bench} />
                <span className="top-bar-end" ref={reading} />
            </header>
            <div className="canvas-region"><div className="canvas-surface" ref={element} /></div>
        </main>
    );
}

/** `10,000`. The browser's own way to write numbers takes long to wake up. */
function grouped(count: number): string {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** What is shown, and that nothing of it is kept. */
function Told({ bench }: { bench: Bench }): ReactElement {
    const shown = bench.takes > 0
        ? `with ${bench.takes} takes of this studio` : "with pictures drawn in this tab, since the studio has no takes";
    return (
        <span className="crumb-quiet">
            {grouped(bench.cards)} cards and {grouped(bench.wires)} wires made up in this tab,{" "}
            {shown}. Nothing is kept.
        </span>
    );
}

import { ReactElement, useEffect, useRef } from "react";
import { useDocument, useStudio } from "../studio/studio";
import { useStore } from "../ui/store";
import type { CanvasDocument, NodeId } from "../wasm/core";

/** The subgraphs that a level stands in, outermost first, and itself. */
function path(document: CanvasDocument, isLevel: (node: NodeId) => boolean, level: NodeId | null): NodeId[] {
    const found: NodeId[] = [];
    for (let node = level; node !== null; node = document.node(node)?.parent ?? null) if (isLevel(node)) found.unshift(node);
    return found;
}

function keptLevel(key: string): string | null {
    try {
        return sessionStorage.getItem(key);
    } catch {
        return null;
    }
}

/** A browser that keeps nothing for this page begins at the top again. */
function keepLevel(key: string, level: NodeId | null): void {
    try {
        if (level === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, level);
    } catch {
        // Not remembered, then.
    }
}

/** Where on the canvas one is, behind the film's title: the subgraphs around what is seen. */
export function Crumbs(): ReactElement | null {
    const studio = useStudio();
    const document = useDocument();
    const level = useStore(studio.level);
    const isSubgraph = (node: NodeId): boolean => studio.catalogue.kind(document.node(node)?.kind ?? "")?.holding === "subgraph";
    const key = `level:${studio.session.id}`;

    // Whoever loads the page again goes on where they were.
    const surface = useStore(studio.surface);
    const hasReturned = useRef(false);
    useEffect(() => {
        if (!surface) return;
        const kept = hasReturned.current ? null : keptLevel(key);
        hasReturned.current = true;
        if (kept && document.node(kept) && isSubgraph(kept)) surface.enter(kept);
        else keepLevel(key, level);
    }, [surface, key, level]);

    if (level === null) return null;
    const crumbs = path(document, isSubgraph, level);
    return (
        <>
            <span aria-hidden="true">›</span>
            <button type="button" className="crumb" data-tip="Show the whole film" onClick={() => studio.canvas?.enter(null)}>
                Canvas
            </button>
            {crumbs.map((node, index) => (
                <span className="crumb-step" key={node}>
                    <span aria-hidden="true">›</span>
                    <button
                        type="button" className="crumb" aria-current={index === crumbs.length - 1 ? "location" : undefined}
                        data-tip={index === crumbs.length - 1 ? "Where you are" : "Go there"}
                        onClick={() => studio.canvas?.enter(node)}
                    >
                        {document.node(node)?.title || "Subgraph"}
                    </button>
                </span>
            ))}
        </>
    );
}

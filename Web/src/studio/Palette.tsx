import { PointerEvent, ReactElement, useRef, useState } from "react";
import type { Kind } from "../film/catalogue";
import { Icon } from "../ui/Icon";
import { useStudio } from "./studio";

const dragAfter = 4;

/** What can be put on the canvas, by category; dragged there, or added with a click. */
export function Palette(): ReactElement {
    const { catalogue } = useStudio();
    const [search, setSearch] = useState("");
    const words = search.trim().toLowerCase();
    const kinds = catalogue.kinds.filter((kind) => !kind.isRoot && fits(kind, words));
    const categories = [...new Set(kinds.map((kind) => kind.category))];
    return (
        <div className="palette">
            <label className="search">
                <Icon name="search" />
                <input
                    type="search" placeholder="Search the palette" aria-label="Search the palette" value={search}
                    onChange={(event) => setSearch(event.target.value)}
                />
            </label>
            <div className="palette-list">
                {categories.map((category) => (
                    <section key={category}>
                        <h3>{category}</h3>
                        {kinds.filter((kind) => kind.category === category).map((kind) => <Entry key={kind.key} kind={kind} />)}
                    </section>
                ))}
                {kinds.length === 0 && <p className="empty-line">Nothing is called “{search}”.</p>}
            </div>
            <p className="palette-hint">Drag onto the canvas, or double-click the canvas and type.</p>
        </div>
    );
}

function Entry({ kind }: { kind: Kind }): ReactElement {
    const studio = useStudio();
    const drag = useRef<{ x: number; y: number; isDragging: boolean } | undefined>(undefined);
    const wasDragged = useRef(false);

    const down = (event: PointerEvent<HTMLButtonElement>): void => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, y: event.clientY, isDragging: false };
        wasDragged.current = false;
    };
    const move = (event: PointerEvent): void => {
        const start = drag.current;
        if (!start) return;
        const far = Math.hypot(event.clientX - start.x, event.clientY - start.y);
        if (!start.isDragging && far < dragAfter) return;
        start.isDragging = true;
        wasDragged.current = true;
        studio.canvas?.paletteMove(kind.key, ...over(event));
    };
    const up = (event: PointerEvent): void => {
        const isDragging = drag.current?.isDragging ?? false;
        drag.current = undefined;
        if (isDragging) studio.canvas?.paletteDrop(kind.key, ...over(event));
    };
    const cancel = (): void => {
        drag.current = undefined;
        studio.canvas?.paletteCancel();
    };
    return (
        <button
            type="button" className="palette-entry" data-kind={kind.key} data-tip={kind.help}
            onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={cancel}
            onKeyDown={(event) => { if (event.key === "Escape") cancel(); }}
            onClick={() => { if (!wasDragged.current) studio.canvas?.add(kind.key); }}
        >
            <span className="palette-name">{kind.title}</span>
            <span className="palette-ports" aria-hidden="true">
                {kind.ports.map((port) => (
                    <i key={`${port.direction}-${port.key}`} data-port={port.type} data-direction={port.direction} />
                ))}
            </span>
        </button>
    );
}

/** Where a pointer is over the canvas; far away while it is over something that lies above it. */
function over({ clientX, clientY }: PointerEvent): [number, number] {
    const isThere = document.elementFromPoint(clientX, clientY)?.closest(".canvas-region");
    return isThere ? [clientX, clientY] : [-9999, -9999];
}

function fits(kind: Kind, words: string): boolean {
    return words === "" || `${kind.title} ${kind.category} ${kind.help}`.toLowerCase().includes(words);
}

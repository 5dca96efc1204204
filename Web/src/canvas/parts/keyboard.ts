import { inPixels } from "../camera";
import { flip, nudge } from "../edits";
import { levelAround } from "../levels";
import { Choosing } from "../states/choosing";
import { Editing } from "../states/editing";
import { grid } from "../states/moving";
import { Direction, nearest, nextIn, Place } from "../walk";
import type { Input } from "./input";
import type { MenuSources } from "../menuSources";
import type { SurfaceStage } from "./surfaceStage";

/** Nudges that follow one another sooner are one step of undo, in milliseconds. */
const nudgePause = 1000;

const arrows: Record<string, Direction> = {
    ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down",
};

export interface KeyboardSources extends MenuSources {
    enter(level: string | null): void;
    /** Brings a node into view. */
    show(node: string): void;
}

/** The keys that are the surface's own while it has the focus. What it takes it marks as taken. */
export class Keyboard {
    private lastNudge = { time: -Infinity, gesture: "" };
    private readonly ending = new AbortController();

    constructor(
        element: HTMLElement, private readonly stage: SurfaceStage, private readonly input: Pick<Input, "last">,
        private readonly sources: KeyboardSources,
    ) {
        const { signal } = this.ending;
        element.addEventListener("keydown", event => {
            if (event.target === element && this.down(event)) event.preventDefault();
        }, { signal });
        window.addEventListener("keyup", event => this.up(event), { signal });
        window.addEventListener("blur", () => this.holdSpace(false), { signal });
    }

    dispose(): void {
        this.ending.abort();
    }

    /** Answers whether the key was the surface's. */
    private down(event: KeyboardEvent): boolean {
        const { machine, host } = this.stage;
        if (event.key === "Shift" || event.key === "Alt") {
            machine.current.modifiers({ shift: event.shiftKey, alt: event.altKey });
            return event.key === "Alt" && !machine.isIdle;
        }
        if (event.key === "Escape") {
            const isNothingSelected = host.selection.nodes.size + host.selection.wires.size === 0;
            if (machine.isIdle && isNothingSelected) return this.leaveLevel();
            machine.cancel();
            return true;
        }
        if (event.key === " " && !event.repeat) this.holdSpace(true);
        if (!machine.isIdle) return false;
        const direction = arrows[event.key];
        if (direction) return this.arrow(direction, event);
        if (event.ctrlKey || event.metaKey || event.altKey) return false;
        if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) {
            this.stage.showMenuHere();
            return true;
        }
        return event.shiftKey ? this.shifted(event) : this.plain(event);
    }

    /** With nothing selected, Escape leads out of a subgraph. */
    private leaveLevel(): boolean {
        const { document, host } = this.stage;
        if (document.level === null) return false;
        this.sources.enter(levelAround(document, host.catalogue, document.level));
        return true;
    }

    private shifted(event: KeyboardEvent): boolean {
        switch (event.code) {
            case "Digit1": this.sources.fit(); return true;
            case "Digit2": this.sources.fitSelection(); return true;
            case "Digit0": this.sources.actualSize(); return true;
            case "KeyL": return flip(this.stage.host, "locked");
            default: return false;
        }
    }

    private plain(event: KeyboardEvent): boolean {
        const { host } = this.stage;
        const [first] = host.selection.nodes;
        const only = host.selection.nodes.size === 1 ? first : undefined;
        switch (event.key) {
            case "Tab": return this.openAddBox();
            case "Enter":
                if (only !== undefined) host.open(only);
                return only !== undefined;
            case "F2":
                if (only !== undefined) this.stage.go(new Editing(this.stage, only));
                return only !== undefined;
            case "b": return flip(host, "bypassed");
            case "m": return flip(host, "muted");
            default: return false;
        }
    }

    /** Tab adds only while the pointer is over the surface; who works by keyboard alone goes on to what comes next. */
    private openAddBox(): boolean {
        const at = this.input.last;
        if (!at || this.stage.target(at, "mouse") !== null) return false;
        this.stage.go(new Choosing(this.stage, closed => this.stage.openAddBox({ at, closed })));
        return true;
    }

    private arrow(direction: Direction, event: KeyboardEvent): boolean {
        const { selection } = this.stage.host;
        if (selection.nodes.size === 0 || event.ctrlKey || event.metaKey) return this.walk(direction);
        const step = event.altKey ? 8 : event.shiftKey ? 8 * grid : grid;
        const dx = direction === "left" ? -step : direction === "right" ? step : 0;
        const dy = direction === "up" ? -step : direction === "down" ? step : 0;
        const isSame = event.timeStamp - this.lastNudge.time < nudgePause;
        const gesture = isSame ? this.lastNudge.gesture : `nudge ${event.timeStamp} ${Math.random()}`;
        this.lastNudge = { time: event.timeStamp, gesture };
        return nudge(this.stage.host, dx, dy, gesture);
    }

    /** Selects the node that lies next in a direction, or with nothing selected the one in the middle. */
    private walk(direction: Direction): boolean {
        const { document, host, camera } = this.stage;
        const places: Place[] = [];
        for (const id of document.seenNodes()) {
            const rect = document.rectOf(id);
            if (rect) places.push({ id, box: inPixels(rect) });
        }
        const [from] = host.selection.nodes;
        const start = from === undefined ? null : document.rectOf(from);
        const next = start ? nextIn(places.filter(place => place.id !== from), inPixels(start), direction)
            : nearest(places, camera);
        if (next === null) return start !== null;
        this.lastNudge = { time: -Infinity, gesture: "" };
        host.selection.set([next]);
        this.sources.show(next);
        return true;
    }

    private up(event: KeyboardEvent): void {
        if (event.key === " ") this.holdSpace(false);
        if (event.key === "Shift" || event.key === "Alt") {
            this.stage.machine.current.modifiers({ shift: event.shiftKey, alt: event.altKey });
        }
    }

    private holdSpace(isHeld: boolean): void {
        if (this.stage.isSpaceHeld === isHeld) return;
        this.stage.isSpaceHeld = isHeld;
        if (this.stage.machine.isIdle) this.stage.overlay.cursor = isHeld ? "grab" : "default";
        this.stage.redraw();
    }
}

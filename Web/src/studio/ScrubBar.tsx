import { KeyboardEvent, PointerEvent, ReactElement, useEffect, useRef } from "react";
import { timecode } from "../film/timecode";
import { useStore } from "../ui/store";
import { useStudio } from "./studio";

/** The take's frames from left to right; every position is a whole frame. */
export function ScrubBar(): ReactElement {
    const { player, film } = useStudio();
    const { rate } = useStore(film);
    const { frame, frames } = useStore(player.state);
    const bar = useRef<HTMLDivElement>(null);

    useEffect(() => {
        bar.current?.style.setProperty("--done", frames > 1 ? String(frame / (frames - 1)) : "0");
        bar.current?.style.setProperty("--frames", String(Math.max(1, frames)));
    }, [frame, frames]);

    const go = (event: PointerEvent<HTMLDivElement>): void => {
        const { left, width } = event.currentTarget.getBoundingClientRect();
        player.seek(Math.floor(Math.max(0, Math.min(0.99999, (event.clientX - left) / width)) * frames));
    };
    const down = (event: PointerEvent<HTMLDivElement>): void => {
        if (frames === 0 || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        player.play(0);
        go(event);
    };
    const key = (event: KeyboardEvent): void => {
        const steps: Record<string, number> = {
            ArrowLeft: event.shiftKey ? -10 : -1, ArrowRight: event.shiftKey ? 10 : 1, Home: -Infinity, End: Infinity,
        };
        const by = steps[event.key];
        if (by === undefined || frames === 0) return;
        event.preventDefault();
        player.step(by);
    };
    return (
        <div
            ref={bar} className="scrub" role="slider" tabIndex={0} aria-label="Position in the take" aria-valuemin={0}
            aria-valuemax={Math.max(0, frames - 1)} aria-valuenow={frame} aria-valuetext={timecode(frame, rate)}
            aria-disabled={frames === 0} data-fine={frames > 0 && frames <= 100 ? true : undefined}
            onPointerDown={down} onKeyDown={key}
            onPointerMove={(event) => { if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event); }}
        >
            <div className="scrub-track"><div className="scrub-done" /></div>
            <div className="scrub-head" />
        </div>
    );
}

import { KeyboardEvent, PointerEvent, ReactElement, useRef } from "react";
import { primes } from "../../film/optics";
import { drawn, nearest, whole } from "../numbers/exact";
import type { NumberModel } from "../numbers/model";
import { dial, dialArc, dialPlace, dialShare, wedge } from "./dial";
import { stepByKey } from "./NumberTrack";
import { stepSize } from "./scrub";
import type { NumberEdit } from "./useNumberEdit";
import { useWheel } from "./useWheel";

export interface LensDialProps {
    label: string;
    model: NumberModel;
    edit: NumberEdit;
    /** In degrees. */
    view: number | undefined;
    words: string;
}

/** The ring of a lens with its detents; within it, from above, what the lens sees. */
export function LensDial({ label, model, edit, view, words }: LensDialProps): ReactElement {
    const ring = useRef<HTMLDivElement>(null);
    const isHeld = useRef(false);
    const { scale } = model;
    const low = edit.low && drawn(edit.low);
    const high = edit.high && drawn(edit.high);
    const share = low === undefined ? 0 : scale.share(low);
    useWheel(ring, (direction, size) => { edit.step(direction, size); edit.endSoon(); });

    const follow = (event: PointerEvent<HTMLDivElement>): void => {
        if (!isHeld.current) return;
        const box = event.currentTarget.getBoundingClientRect();
        const place = { x: ((event.clientX - box.left) / box.width) * dial.width, y: ((event.clientY - box.top) / box.height) * dial.height };
        const number = nearest(scale.at(dialShare(place), stepSize(event)));
        edit.change(() => number);
    };
    const down = (event: PointerEvent<HTMLDivElement>): void => {
        if (event.button !== 0 || (event.target as Element).closest("button")) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus({ preventScroll: true });
        edit.end();
        isHeld.current = true;
        follow(event);
    };
    const up = (): void => {
        if (isHeld.current) edit.end();
        isHeld.current = false;
    };
    const key = (event: KeyboardEvent): void => {
        if (stepByKey(event, edit, model)) event.preventDefault();
    };
    const choose = (prime: number): void => {
        edit.end();
        edit.change(() => whole(prime));
        edit.end();
    };
    const knob = dialPlace(share, dial.radius);
    return (
        <div className="lens-dial">
            <div
                ref={ring} className="lens-ring" role="slider" tabIndex={0} aria-label={`${label} on the dial`} aria-valuemin={model.lowest}
                aria-valuemax={model.highest} aria-valuenow={low ?? model.lowest} aria-valuetext={words}
                data-tip="Turn it; Shift for every half millimetre" data-keys="← →"
                onPointerDown={down} onPointerMove={follow} onPointerUp={up} onPointerCancel={up}
                onKeyDown={key} onKeyUp={edit.endSoon} onBlur={edit.end}
            >
                <svg viewBox={`0 0 ${dial.width} ${dial.height}`} aria-hidden="true">
                    <path className="dial-rim" d={dialArc(0, 1, dial.radius)} />
                    {low !== undefined && high !== undefined && edit.isMixed && (
                        <path className="dial-held" d={dialArc(scale.share(low), scale.share(high), dial.radius)} />
                    )}
                    {primes.map((prime) => <Tick key={prime} share={scale.share(prime)} />)}
                    {view !== undefined && <path className="wedge" d={wedge(view, dial.wedge)} />}
                    <path className="axis" d={`M${dial.middle} ${dial.foot}v-${dial.wedge + 6}`} />
                    <circle className="dial-eye" cx={dial.middle} cy={dial.foot} r="3.500" />
                    {low !== undefined && !edit.isMixed && <circle className="dial-knob" cx={knob.x} cy={knob.y} r="6" />}
                </svg>
            </div>
            {primes.map((prime) => {
                const place = dialPlace(scale.share(prime), dial.labels);
                return (
                    <button
                        key={prime} type="button" className="dial-prime" tabIndex={-1} aria-pressed={!edit.isMixed && low === prime}
                        style={{ left: `${(place.x / dial.width) * 100}%`, top: `${(place.y / dial.height) * 100}%` }}
                        onClick={() => choose(prime)}
                    >
                        {prime}
                    </button>
                );
            })}
        </div>
    );
}

function Tick({ share }: { share: number }): ReactElement {
    const [from, to] = [dialPlace(share, dial.radius - 3), dialPlace(share, dial.radius + 3)];
    return <path className="dial-tick" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />;
}

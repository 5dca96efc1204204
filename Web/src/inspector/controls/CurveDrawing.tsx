import { KeyboardEvent, PointerEvent, ReactElement, useRef } from "react";
import { Ease, easeShare } from "../../film/ease";

export interface CurveDrawingProps {
    ease: Ease;
    /** Several different ones are meant. */
    isQuiet: boolean;
    onChange: (ease: Ease) => void;
    onEnd: () => void;
}

/** Units of the drawing; there is room above and below for a movement that overshoots. */
const [side, room] = [100, 30];
const lowest = -1;
const highest = 2;

/** The curve of a movement over its time, with two handles to drag; arrow keys move the one that has the focus. */
export function CurveDrawing({ ease, isQuiet, onChange, onEnd }: CurveDrawingProps): ReactElement {
    const [x1, y1, x2, y2] = ease;
    const move = (handle: 0 | 1, x: number, y: number): void => {
        const at = [held(x, 0, 1), held(y, lowest, highest)] as const;
        onChange(handle === 0 ? [...at, x2, y2] : [x1, y1, ...at]);
    };
    const start = [0, side] as const, end = [side, 0] as const;
    const [a, b] = [[x1 * side, side - y1 * side] as const, [x2 * side, side - y2 * side] as const];
    return (
        <div className="curve" data-quiet={isQuiet || undefined}>
            <svg className="curve-drawing" viewBox={`0 ${-room} ${side} ${side + 2 * room}`} preserveAspectRatio="none" aria-hidden="true">
                <rect className="curve-frame" x="0" y="0" width={side} height={side} />
                <path className="curve-middle" d={`M${side / 2} 0V${side}`} />
                <path className="curve-arm" d={`M${start.join()}L${a.join()}M${end.join()}L${b.join()}`} />
                <path className="curve-line" d={`M${start.join()}C${a.join()} ${b.join()} ${end.join()}`} />
            </svg>
            <Handle label="First handle" x={x1} y={y1} onMove={(x, y) => move(0, x, y)} onEnd={onEnd} />
            <Handle label="Second handle" x={x2} y={y2} onMove={(x, y) => move(1, x, y)} onEnd={onEnd} />
            <span className="curve-words quiet">
                half the time, <span className="number">{Math.round(easeShare(ease, 0.5) * 100)} %</span> of the way
            </span>
        </div>
    );
}

interface HandleProps {
    label: string;
    x: number;
    y: number;
    onMove: (x: number, y: number) => void;
    onEnd: () => void;
}

function Handle({ label, x, y, onMove, onEnd }: HandleProps): ReactElement {
    const isHeld = useRef(false);
    const follow = (event: PointerEvent<HTMLElement>): void => {
        const box = event.currentTarget.parentElement?.querySelector("svg")?.getBoundingClientRect();
        if (!isHeld.current || !box) return;
        const across = (event.clientX - box.left) / box.width;
        const up = (side + room - ((event.clientY - box.top) / box.height) * (side + 2 * room)) / side;
        onMove(rounded(across), rounded(up));
    };
    const down = (event: PointerEvent<HTMLElement>): void => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        isHeld.current = true;
    };
    const up = (): void => {
        if (isHeld.current) onEnd();
        isHeld.current = false;
    };
    const key = (event: KeyboardEvent): void => {
        const by = event.shiftKey ? 0.01 : 0.05;
        const ways: Record<string, readonly [number, number]> = {
            ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, by], ArrowDown: [0, -by],
        };
        const way = ways[event.key];
        if (!way) return;
        event.preventDefault();
        onMove(rounded(x + way[0]), rounded(y + way[1]));
    };
    return (
        <span
            className="curve-handle" role="slider" tabIndex={0} aria-label={label} aria-valuemin={0} aria-valuemax={1} aria-valuenow={x}
            aria-valuetext={`time ${Math.round(x * 100)} %, way ${Math.round(y * 100)} %`} data-tip="Drag, or arrow keys; Shift for small steps"
            style={{ left: `${x * 100}%`, top: `${((side + room - y * side) / (side + 2 * room)) * 100}%` }}
            onPointerDown={down} onPointerMove={follow} onPointerUp={up} onPointerCancel={up} onKeyDown={key} onBlur={onEnd}
        />
    );
}

const held = (number: number, least: number, most: number): number => Math.max(least, Math.min(most, number));
const rounded = (number: number): number => Math.round(number * 1000) / 1000;

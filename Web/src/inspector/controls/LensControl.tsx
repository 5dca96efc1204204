import type { CSSProperties, ReactElement } from "react";
import { fieldOfView } from "../../film/lens";
import { choiceOf, numberOf } from "../../film/settings";
import { useStudio } from "../../studio/studio";
import { useStore } from "../../ui/store";
import { mixed, shownValue } from "../subject";
import type { ControlProps } from "./Control";
import { NumberField } from "./NumberControl";
import { decimalText } from "./decimals";
import { useDraft } from "./useDraft";

/** Lenses that stand in every case. */
const usual = [14, 18, 24, 35, 50, 85, 135, 200];

/** The focal length: on a scale by octaves, with the angle of view that it gives on the shot's sensor. */
export function LensControl({ field, value, targets, fields, onChange }: ControlProps): ReactElement {
    const { film } = useStudio();
    const settings = useStore(film);
    const lowest = field.type.is === "decimal" ? Number(field.type.lowest) : 8;
    const highest = field.type.is === "decimal" ? Number(field.type.highest) : 600;
    const number = value === mixed ? undefined : numberOf(value);
    const draft = useDraft(number, (next, gesture) => {
        if (next !== undefined) onChange({ decimal: decimalText(next, 0.1) }, gesture);
    });
    const sensorField = fields.find((other) => other.key === "sensor");
    const own = sensorField ? shownValue(targets, sensorField) : undefined;
    const named = own === undefined || own === mixed ? undefined : choiceOf(own);
    const sensor = named === undefined || named === "as_film" ? settings.sensor : named;
    const shown = draft.shown;
    const octaves = Math.log2(highest / lowest);
    const share = shown === undefined ? 0 : Math.log2(shown / lowest) / octaves;
    const view = shown === undefined ? undefined : fieldOfView(shown, sensor, settings.aspect);
    return (
        <div className="lens-control">
            <div className="number-control">
                <input
                    type="range" className="slider" aria-label={field.title} min={0} max={1} step={0.002} value={share}
                    aria-valuetext={`${shown ?? ""} mm`} style={{ "--share": share } as CSSProperties}
                    onChange={(event) => draft.change(nearest(lowest * 2 ** (Number(event.target.value) * octaves)))}
                    onPointerUp={draft.end} onKeyUp={draft.end} onBlur={draft.end}
                />
                <NumberField
                    label={field.title} value={shown} step={1} unit={field.unit}
                    onChange={(next, gesture) =>
                        onChange({ decimal: decimalText(Math.max(lowest, Math.min(highest, next)), 0.1) }, gesture)}
                />
            </div>
            <div className="lens-usual">
                {usual.map((length) => (
                    <button
                        key={length} type="button" aria-pressed={shown === length} data-tip={`${length} mm`}
                        onClick={() => onChange({ decimal: String(length) })}
                    >
                        {length}
                    </button>
                ))}
            </div>
            {view && <ViewDrawing horizontal={view.horizontal} vertical={view.vertical} />}
        </div>
    );
}

/** The hand stops at the usual lenses, and at whole millimetres between them. */
function nearest(length: number): number {
    const close = usual.find((each) => Math.abs(Math.log2(each / length)) < 0.035);
    return close ?? (length < 20 ? Math.round(length * 2) / 2 : Math.round(length));
}

/** The wedge that the camera sees, from above. */
function ViewDrawing({ horizontal, vertical }: { horizontal: number; vertical: number }): ReactElement {
    const half = (Math.min(horizontal, 170) / 2) * (Math.PI / 180);
    const reach = 46;
    const [x, y] = [Math.cos(half) * reach, Math.sin(half) * reach];
    return (
        <div className="lens-view" data-tip="What the lens sees on the shot’s sensor, from above">
            <svg viewBox="0 -24 56 48" aria-hidden="true">
                <path className="wedge" d={`M4 0 L${4 + x} ${-y} A${reach} ${reach} 0 0 1 ${4 + x} ${y} Z`} />
                <path className="axis" d="M4 0h50" />
                <circle cx="4" cy="0" r="2.500" />
            </svg>
            <span className="number">{horizontal.toFixed(1)}° wide</span>
            <span className="number">{vertical.toFixed(1)}° high</span>
        </div>
    );
}

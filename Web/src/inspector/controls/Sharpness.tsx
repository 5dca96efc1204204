import { ReactElement, useMemo } from "react";
import type { Field } from "../../film/catalogue";
import { depthOfField, metres } from "../../film/optics";
import { numberOf } from "../../film/settings";
import type { Aspect } from "../../film/values";
import { useDocument, useStudio } from "../../studio/studio";
import { planOf } from "../plan/solve";
import { mixed, shownValue, Target } from "../subject";

export interface SharpnessProps {
    focalLength: number;
    sensor: string;
    aspect: Aspect;
    targets: readonly Target[];
    fields: readonly Field[];
}

/** From where to where the picture is sharp, for the aperture and the focus of the shot. */
export function Sharpness({ focalLength, sensor, aspect, targets, fields }: SharpnessProps): ReactElement | null {
    const studio = useStudio();
    const document = useDocument();
    const [only] = targets;
    const number = (key: string): number | undefined => {
        const field = fields.find((other) => other.key === key);
        const value = field && shownValue(targets, field);
        return value === undefined || value === mixed ? undefined : numberOf(value);
    };
    const aperture = number("aperture");
    const typed = number("focus_distance");
    const framed = useMemo(
        () => (only?.is === "node" ? planOf(document, studio.catalogue, only.id, focalLength)?.distance : undefined),
        [document.version, only?.id, focalLength]);
    const distance = typed ? typed : framed;
    const depth = aperture === undefined || distance === undefined
        ? undefined : depthOfField(focalLength, aperture, distance, sensor, aspect);
    if (!depth || distance === undefined) return null;
    const tip = `A thin lens at f/${aperture}, focused at ${metres(distance)}${typed ? "" : ", where the framing puts the subject"};`
        + ` a point may be ${depth.circle.toFixed(3)} mm wide, 1/1500 of the picture’s diagonal`;
    return (
        <div className="sharpness" data-tip={tip}>
            <DepthDrawing near={depth.near} far={depth.far} at={distance} />
            <span>
                Sharp from <b className="number">{metres(depth.near)}</b> to <b className="number">{metres(depth.far)}</b>
            </span>
            <span className="quiet">hyperfocal {metres(depth.hyperfocal)}</span>
        </div>
    );
}

/** Distance runs to the right as the eye judges it: what is twice as far lies half as far again from infinity. */
function DepthDrawing({ near, far, at }: { near: number; far: number; at: number }): ReactElement {
    const place = (distance: number): number => (Number.isFinite(distance) ? 100 * (distance / (distance + at)) : 100);
    return (
        <svg className="sharpness-drawing" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <path className="sharpness-way" d="M0 4h100" />
            <rect x={place(near)} y="1.500" width={Math.max(0.800, place(far) - place(near))} height="5" />
            <path className="sharpness-at" d="M50 0v8" />
        </svg>
    );
}

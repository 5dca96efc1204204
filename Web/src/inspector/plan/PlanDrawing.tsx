import { KeyboardEvent, PointerEvent, ReactElement, useRef } from "react";
import { nextPrime } from "../../film/optics";
import { useStudio } from "../../studio/studio";
import type { Operation } from "../../wasm/core";
import { newGesture } from "../controls/useDraft";
import { cameraBy, cameraTo, lensTo, personBy, personTo, wedgeTo } from "./edits";
import { degrees, Spot } from "./geometry";
import { Camera, Light, Line, MovementPath, Person, Wedge } from "./parts";
import type { CameraPlan } from "./solve";
import { frameOf, PlanFrame } from "./view";
import { planWords } from "./words";

type Handle = "camera" | "wedge" | number;

interface Held {
    readonly handle: Handle;
    readonly gesture: string;
    /** While something is dragged the drawing keeps its scale. */
    readonly frame: PlanFrame;
}

const keyPause = 1000;

/** The plan, and what can be taken hold of in it: the camera, the edge of what it sees, and everybody on their marks. */
export function PlanDrawing({ plan }: { plan: CameraPlan }): ReactElement {
    const { session } = useStudio();
    const held = useRef<Held | undefined>(undefined);
    const keyed = useRef({ at: -Infinity, gesture: "" });
    const frame = held.current?.frame ?? frameOf(plan);
    const perform = (label: string, operations: readonly Operation[], gesture: string): void =>
        void session.perform(label, operations, gesture);

    const take = (handle: Handle) => (event: PointerEvent<SVGElement>): void => {
        if (event.button !== 0 || plan.shot.isLocked) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { handle, gesture: newGesture(), frame };
    };
    const follow = (event: PointerEvent<SVGElement>): void => {
        const { current } = held;
        const place = current && placeOf(event);
        if (!current || !place) return;
        if (current.handle === "camera") perform("Move the camera", cameraTo(plan, place), current.gesture);
        else if (current.handle === "wedge") perform("Focal length", wedgeTo(plan, place, event.shiftKey), current.gesture);
        else perform(`Move ${plan.people[current.handle]?.name ?? "them"}`, personTo(plan, current.handle, place), current.gesture);
    };
    const leave = (): void => { held.current = undefined; };
    const key = (handle: Handle) => (event: KeyboardEvent<SVGElement>): void => {
        const operations = byKey(plan, handle, event.key);
        if (!operations) return;
        event.preventDefault();
        const isSame = event.timeStamp - keyed.current.at < keyPause;
        keyed.current = { at: event.timeStamp, gesture: isSame ? keyed.current.gesture : newGesture() };
        perform(handle === "camera" ? "Move the camera" : handle === "wedge" ? "Focal length" : `Move ${plan.people[handle]?.name ?? "them"}`,
            operations, keyed.current.gesture);
    };
    const hand = (handle: Handle) => ({
        tabIndex: 0, onPointerDown: take(handle), onPointerMove: follow, onPointerUp: leave, onPointerCancel: leave, onKeyDown: key(handle),
    });
    return (
        <div className="plan">
            <p className="spoken">{planWords(plan)}</p>
            <svg className="plan-drawing" viewBox={frame.box} role="group" aria-label="The shot from above" data-held={held.current !== undefined || undefined}>
                <Line plan={plan} />
                {plan.stage.marks.map((mark, index) => (
                    <g key={index} className="plan-mark" transform={`translate(${mark.x} ${mark.z}) scale(${frame.unit})`}>
                        <path d="M-3 0h6M0-3v6" /><text x="4" y="10">{index + 1}</text>
                    </g>
                ))}
                <Wedge plan={plan} />
                <g className="plan-handle" role="slider" aria-label="What the camera sees" aria-valuenow={plan.shot.focalLength} aria-valuemin={8}
                    aria-valuemax={600} aria-valuetext={`${plan.shot.focalLength} mm, ${Math.round(degrees(plan.view))} degrees`}
                    data-tip="Drag an edge for another lens" data-keys="↑ ↓" {...hand("wedge")}>
                    <Wedge plan={plan} isEdge />
                </g>
                <Light plan={plan} unit={frame.unit} />
                <MovementPath plan={plan} unit={frame.unit} />
                {plan.people.map((person, index) => (
                    <g
                        key={person.wire} className="plan-handle plan-person" role="slider" aria-label={`${person.name}’s mark`}
                        aria-valuenow={person.on ?? 0} aria-valuemin={0} aria-valuemax={plan.stage.marks.length}
                        aria-valuetext={person.on === undefined ? "on no mark" : `mark ${person.on}`}
                        data-tip={person.action === "walk" ? `${person.name} walks` : `${person.name}: drag to another mark`} data-keys="↑ ↓ ← →" {...hand(index)}
                    >
                        <Person person={person} unit={frame.unit} />
                    </g>
                ))}
                <g className="plan-handle plan-camera" role="slider" aria-label="The camera" aria-valuenow={Math.round(plan.distance * 100) / 100}
                    aria-valuemin={0} aria-valuemax={100} aria-valuetext={planWords(plan).split(". ")[0]}
                    data-tip="Drag around for the angle, nearer or farther for the framing" data-keys="← → ↑ ↓" {...hand("camera")}>
                    <Camera plan={plan} unit={frame.unit} />
                </g>
            </svg>
            <p className="plan-help quiet" data-tip="Framing, lens, angle, marks and the line of action are solved as for the picture, with the film’s usual stature where a name chooses it. Walls, props and bodies in the way are not known here.">
                Without what stands in the way; the take says where the camera gave way.
            </p>
        </div>
    );
}

/** Where in the set a pointer is, in metres. */
function placeOf(event: PointerEvent<SVGElement>): Spot | undefined {
    const drawing = event.currentTarget.ownerSVGElement;
    const matrix = drawing?.getScreenCTM();
    if (!matrix) return undefined;
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return { x: point.x, z: point.y };
}

function byKey(plan: CameraPlan, handle: Handle, key: string): readonly Operation[] | undefined {
    const arrows: Readonly<Record<string, readonly [number, number]>> = {
        ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
    };
    const way = arrows[key];
    if (!way || plan.shot.isLocked) return undefined;
    const [dx, dz] = way;
    if (handle === "camera") return cameraBy(plan, dx < 0 ? "left" : dx > 0 ? "right" : dz < 0 ? "nearer" : "wider");
    if (handle === "wedge") return lensTo(plan, nextPrime(plan.shot.focalLength, dx > 0 || dz < 0 ? 1 : -1));
    return personBy(plan, handle, dx, dz);
}

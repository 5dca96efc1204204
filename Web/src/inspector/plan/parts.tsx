/** What stands on the plan. Metres, except what keeps its size on the screen, which is drawn in `unit`s. */
import type { ReactElement } from "react";
import type { Person as Standing } from "./blocking";
import { apart, azimuth, between, degrees, Spot, towards } from "./geometry";
import type { CameraPlan } from "./solve";

const at = ({ x, z }: Spot): string => `${x.toFixed(3)} ${z.toFixed(3)}`;
/** An azimuth as a turn of something drawn looking downwards, which is towards positive z. */
const turned = (angle: number): string => `rotate(${(-degrees(angle)).toFixed(2)})`;

/** The line that the camera does not cross. */
export function Line({ plan }: { plan: CameraPlan }): ReactElement | null {
    const [first, second] = plan.people;
    if (!first || !second) return null;
    const way = azimuth(first, second);
    const middle = between(first, second);
    const far = apart(first, second) / 2 + 3;
    return <path className="plan-line" d={`M${at(towards(middle, way, -far))}L${at(towards(middle, way, far))}`} />;
}

/** What the camera sees, a little beyond its subject; or only its edges, to be taken hold of. */
export function Wedge({ plan, isEdge }: { plan: CameraPlan; isEdge?: boolean }): ReactElement {
    const { camera, view, distance } = plan;
    const reach = Math.max(1.2, distance * 1.35);
    const [left, right] = [towards(camera, camera.aim + view / 2, reach), towards(camera, camera.aim - view / 2, reach)];
    if (isEdge) return <path className="plan-edge" d={`M${at(left)}L${at(camera)}L${at(right)}`} />;
    return <path className="plan-wedge" d={`M${at(camera)}L${at(left)}A${reach} ${reach} 0 0 1 ${at(right)}Z`} />;
}

export function Person({ person, unit }: { person: Standing; unit: number }): ReactElement {
    return (
        <g transform={`translate(${at(person)})`}>
            <g transform={`scale(${unit})`}><circle className="plan-grip" r={Math.max(0.32 / unit, 14)} /></g>
            <g transform={`scale(${Math.max(1, 26 * unit)}) ${turned(person.facing)}`}>
                <ellipse className="plan-body" rx="0.24" ry="0.13" />
                <circle className="plan-head" r="0.105" />
                <path className="plan-nose" d="M-0.05 0.085L0 0.17L0.05 0.085Z" />
            </g>
            <g transform={`scale(${unit})`}><text className="plan-name" y="-16">{person.name}</text></g>
        </g>
    );
}

export function Camera({ plan: { camera }, unit }: { plan: CameraPlan; unit: number }): ReactElement {
    return (
        <g transform={`translate(${at(camera)}) scale(${unit}) ${turned(camera.aim)}`}>
            <circle className="plan-grip" r="16" />
            <path className="plan-box" d="M-6-12h12v12h-12z" />
            <path className="plan-lens" d="M-3 0h6l3 6h-12z" />
        </g>
    );
}

/** Where the camera goes, with an arrow at its end; or how far it turns. */
export function MovementPath({ plan: { path, camera }, unit }: { plan: CameraPlan; unit: number }): ReactElement | null {
    if (!path) return null;
    if (path.turn) {
        const radius = 30 * unit;
        const [from, to] = path.turn.map((angle) => towards(camera, camera.aim + angle, radius)) as [Spot, Spot];
        const sweep = path.turn[1] > path.turn[0] ? 0 : 1;
        return (
            <g className="plan-path">
                <path d={`M${at(from)}A${radius} ${radius} 0 0 ${sweep} ${at(to)}`} />
                <Arrow at={to} towards={camera.aim + path.turn[1] + (sweep === 0 ? 1 : -1) * (Math.PI / 2)} unit={unit} />
            </g>
        );
    }
    const [last, before] = [path.points[path.points.length - 1], path.points[path.points.length - 2]];
    if (!last || !before) return path.words === "" ? null : <Words spot={camera} words={path.words} unit={unit} />;
    return (
        <g className="plan-path">
            <path d={`M${path.points.map(at).join("L")}`} />
            <Arrow at={last} towards={azimuth(before, last)} unit={unit} />
            {path.words !== "" && <Words spot={last} words={path.words} unit={unit} />}
        </g>
    );
}

function Arrow({ at: spot, towards: angle, unit }: { at: Spot; towards: number; unit: number }): ReactElement {
    return <path className="plan-arrow" d="M-4-7L0 1L4-7Z" transform={`translate(${at(spot)}) scale(${unit}) ${turned(angle)}`} />;
}

function Words({ spot, words, unit }: { spot: Spot; words: string; unit: number }): ReactElement {
    return <g transform={`translate(${at(spot)}) scale(${unit})`}><text className="plan-name" y="24">{words}</text></g>;
}

/** The key light's direction, or the sun's, beside the subject. */
export function Light({ plan: { key, anchor, people }, unit }: { plan: CameraPlan; unit: number }): ReactElement | null {
    if (!key) return null;
    const subject = people[0] ?? anchor;
    const [from, to] = [towards(subject, key.azimuth, 62 * unit), towards(subject, key.azimuth, 26 * unit)];
    return (
        <g className="plan-light" data-is={key.is}>
            <path d={`M${at(from)}L${at(to)}`} />
            <g transform={`translate(${at(from)}) scale(${unit})`}>
                <circle r="5" />
                {key.is === "sun" && <path d="M0-9v-3M0 9v3M-9 0h-3M9 0h3M-6.400-6.400l-2-2M6.400 6.400l2 2M-6.400 6.400l-2 2M6.400-6.400l2-2" />}
            </g>
            <Arrow at={to} towards={key.azimuth + Math.PI} unit={unit} />
        </g>
    );
}

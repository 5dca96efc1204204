/** Small drawings of framings and camera angles: the frame, and the figure as large in it as the framing's rule says. */
import type { ReactElement } from "react";

/** The frame's height at the subject in heads (`FramingRule`); the figure is drawn to it. */
const headsInFrame: Record<string, number> = {
    extreme_close_up: 0.7, close_up: 1.8, medium_close_up: 2.8, medium: 4, medium_long: 5.5, full: 8.5, wide: 13,
    extreme_wide: 40,
};

const angles: Record<string, { camera: readonly [number, number]; roll?: number; figure?: "side" | "top" }> = {
    eye_level: { camera: [6, 10] }, high: { camera: [7, 3] }, low: { camera: [7, 23] },
    birds_eye: { camera: [20, 1.5] }, worms_eye: { camera: [14, 26.5] }, dutch: { camera: [6, 10], roll: -16 },
    profile: { camera: [20, 25], figure: "top" }, back: { camera: [34, 14], figure: "top" },
};

/** `Medium long shot (cowboy)` is `Medium long` under its drawing. */
export function shortTitle(title: string): string {
    return title.replace(/\s*\(.*\)$/, "").replace(/ shot$/, "").replace(/ angle$/, "");
}

export function Pictogram({ field, choice }: { field: string; choice: string }): ReactElement {
    return (
        <svg className="pictogram" viewBox="0 0 40 28" aria-hidden="true">
            {field === "framing" ? <FramingDrawing framing={choice} /> : <AngleDrawing angle={choice} />}
        </svg>
    );
}

/** Head and body with the head's centre at (x, y), one head being `head` tall. */
function Figure({ x, y, head, isQuiet }: { x: number; y: number; head: number; isQuiet?: boolean }): ReactElement {
    const width = head * 2.1;
    const top = y + head * 0.62;
    return (
        <g className={isQuiet ? "figure-quiet" : "figure"}>
            <ellipse cx={x} cy={y} rx={head * 0.38} ry={head * 0.5} />
            <path
                d={`M${x - width / 2} ${top + head * 2.7} v${-head * 1.9} q0 ${-head * 0.8} ${head * 0.75} ${-head * 0.8}`
                    + ` h${width - head * 1.5} q${head * 0.75} 0 ${head * 0.75} ${head * 0.8} v${head * 1.9}`
                    + ` h${-head * 0.45} v${head * 3.6} h${-head * 0.55} v${-head * 2.9} h${-(width - head * 2)}`
                    + ` v${head * 2.9} h${-head * 0.55} v${-head * 3.6} z`}
            />
        </g>
    );
}

function FramingDrawing({ framing }: { framing: string }): ReactElement {
    const heads = headsInFrame[framing];
    return (
        <>
            <clipPath id={`frame-${framing}`}><rect x="1" y="3" width="38" height="22" rx="1.5" /></clipPath>
            <g clipPath={`url(#frame-${framing})`}>{heads ? single(heads) : special(framing)}</g>
            <rect className="frame" x="1" y="3" width="38" height="22" rx="1.5" />
        </>
    );
}

function single(heads: number): ReactElement {
    const head = 22 / heads;
    const fits = heads >= 8;
    // A standing figure is centred when it fits; else the eyes are at a third of the frame.
    const y = heads < 1 ? 14 : fits ? 14 - head * 3.25 : 10.5;
    return (
        <>
            {heads > 12 && <path className="ground" d={`M1 ${14 + head * 4.2}h38`} />}
            <Figure x={20} y={y} head={head} />
            {heads < 1 && <path className="eyes" d="M14.5 12.6h4M21.5 12.6h4M18 20h4" />}
        </>
    );
}

function special(framing: string): ReactElement {
    switch (framing) {
        case "two_shot":
            return <><Figure x={13} y={11} head={5.5} /><Figure x={27} y={11} head={5.5} /></>;
        case "over_the_shoulder":
            return (
                <>
                    <Figure x={25} y={11} head={7.6} />
                    <path className="figure-quiet" d="M1 25V6.5c0-3 6.5-3.5 7.5.5.7 3-.5 5-.5 6.5 0 2 5.5 2.5 5.5 11.5z" />
                </>
            );
        case "pov":
            return (
                <>
                    <path className="ground" d="M1 14h38M16 14 5 25M24 14l11 11" />
                    <path className="figure-quiet" d="M5 25c1-4 3.5-6 6-5.500l2 5.500zM35 25c-1-4-3.500-6-6-5.500l-2 5.500z" />
                </>
            );
        case "insert":
            return (
                <>
                    <path className="figure-quiet" d="M1 25v-6l11-4 4 2-3 3 6 5z" />
                    <rect className="figure" x="15" y="8" width="13" height="9" rx="1" />
                    <path className="eyes" d="M17.500 11h8M17.500 13.500h5.500" />
                </>
            );
        default:
            return <circle className="figure" cx="20" cy="14" r="3" />;
    }
}

/** From the side, or from above, the camera and where it looks. */
function AngleDrawing({ angle }: { angle: string }): ReactElement {
    const drawing = angles[angle] ?? { camera: [6, 10] as const };
    const [x, y] = drawing.camera;
    const subject = drawing.figure === "top" ? [20, 14] as const : [angle === "birds_eye" ? 20 : 27, 12] as const;
    const turn = (Math.atan2(subject[1] - y, subject[0] - x) * 180) / Math.PI;
    return (
        <>
            {drawing.figure === "top" ? (
                <g className="figure">
                    <ellipse cx="20" cy="14" rx="3.200" ry="6.500" />
                    <circle className="head-top" cx="19" cy="14" r="2.800" />
                    <path className="gaze" d="M12.500 14h-6m2-2-2 2 2 2" />
                </g>
            ) : (
                <>
                    <path className="ground" d="M2 26.500h36" />
                    <Figure x={angle === "birds_eye" ? 20 : 28} y={8.600} head={2.700} />
                </>
            )}
            <g transform={`translate(${x} ${y}) rotate(${turn + (drawing.roll ?? 0)})`} className="camera">
                <rect x="-4" y="-2.200" width="5.500" height="4.400" rx="0.800" />
                <path d="M1.500-.900 4-2v4L1.500.900z" />
            </g>
            {drawing.roll !== undefined && <path className="gaze" d="M3 3.500 11 1.200M3 18.500l8-2.300" />}
        </>
    );
}

/**
 * Where a shot's camera stands, seen from above: the previs camera's rules, without the bodies and walls that only the stage
 * knows. Where those are in the way the real camera gives way, and its take says so.
 */
import type { Catalogue } from "../../film/catalogue";
import { fieldOfView, gate } from "../../film/lens";
import { keyAngles, StagePlan, sunAzimuths } from "../../film/stage";
import type { CanvasDocument } from "../../wasm/core";
import { Person, placed } from "./blocking";
import { elevations, FrameGoal, headsOf, singleGoal } from "./framing";
import { apart, azimuth, between, radians, Spot, towards, wrapped } from "./geometry";
import { Movement, movementOf, Path } from "./movement";
import { readShot, ShotFacts } from "./reading";

export interface PlanCamera extends Spot {
    /** Above the floor. */
    readonly height: number;
    /** Where it looks. */
    readonly aim: number;
}

export interface CameraPlan {
    readonly shot: ShotFacts;
    readonly stage: StagePlan;
    readonly people: readonly Person[];
    /** What the framing is measured at. */
    readonly anchor: Spot;
    readonly camera: PlanCamera;
    /** From the camera to what it frames, in metres. */
    readonly distance: number;
    /** Horizontal angle of view, in radians. */
    readonly view: number;
    /** To which side of the action the camera keeps. */
    readonly side: number;
    readonly path: Path | undefined;
    /** Where the key comes from, as the subject sees it; and what it is. */
    readonly key: { readonly azimuth: number; readonly is: "lamp" | "sun" } | undefined;
}

type Document = Pick<CanvasDocument, "node" | "root" | "wiresInto">;

/** @param focalLength another than the shot's own, while it is being turned. */
export function planOf(document: Document, catalogue: Catalogue, shot: string, focalLength?: number): CameraPlan | undefined {
    const facts = readShot(document, catalogue, shot);
    return facts && solve(focalLength === undefined ? facts : { ...facts, focalLength });
}

export function solve(shot: ShotFacts): CameraPlan | undefined {
    const size = gate(shot.sensor, shot.aspect);
    const view = fieldOfView(shot.focalLength, shot.sensor, shot.aspect);
    if (!size || !view) return undefined;
    const people = placed(shot.cast, shot.stage);
    const side = sideOfAction(people, shot.seed);
    const aspect = size.width / size.height;
    const wanted = size.height / (2 * shot.focalLength);
    const halfHeight = withoutTouching(wanted, shot, people, aspect);
    const rest = standing(shot, people, side, halfHeight, aspect);
    const movement: Movement = { ...shot.movement, visibleHeight: rest.visibleHeight, aspect, halfWidth: halfHeight * aspect };
    return {
        shot, stage: shot.stage, people, anchor: rest.anchor, camera: rest.camera, distance: rest.distance, side,
        view: halfHeight === wanted ? radians(view.horizontal) : 2 * Math.atan(halfHeight * aspect), path: movementOf(movement, rest.camera, rest.anchor), key: keyOf(shot, people, rest.camera),
    };
}

/** Nothing comes nearer to a body, in metres. */
const bodyDistance = 0.25;

/** Where the lens would touch the face the real camera takes a longer one, in steps; so does the plan. */
function withoutTouching(wanted: number, { framing }: ShotFacts, people: readonly Person[], aspect: number): number {
    const head = (people[0]?.stature ?? 1.75) / 7.5;
    const visible = framing === "insert" ? 0.5 / aspect : (headsOf[framing] ?? 2.8) * head;
    if (framing === "pov" || visible / (2 * wanted) >= bodyDistance + head * 0.6) return wanted;
    let halfHeight = wanted;
    for (let step = 1; step <= 12 && visible / (2 * halfHeight) < bodyDistance + head / 2; step += 1) halfHeight = wanted * Math.exp(-step * 0.14);
    return halfHeight;
}

interface Rest {
    readonly anchor: Spot;
    readonly camera: PlanCamera;
    readonly distance: number;
    readonly visibleHeight: number;
}

function standing(shot: ShotFacts, people: readonly Person[], side: number, halfHeight: number, aspect: number): Rest {
    const [first, second] = people;
    if (shot.framing === "pov" && first) {
        const gaze = first.facing;
        const camera = { ...towards(first, gaze, 0.45 * (first.stature / 7.5)), height: first.eyes, aim: gaze };
        const anchor = towards(first, gaze, 2);
        return { anchor, camera, distance: 2, visibleHeight: 4 * halfHeight };
    }
    if (shot.framing === "over_the_shoulder" && first && second) return overTheShoulder(first, second, side, halfHeight);
    if (shot.framing === "two_shot" && first && second) return twoShot(first, second, side, halfHeight, aspect, shot);
    const figure = first ?? { x: 0, z: 0, stature: 1.75, head: 1.633, eyes: 1.64, facing: side };
    const isInsert = shot.framing === "insert";
    const heads = headsOf[shot.framing] ?? 2.8;
    const goal: FrameGoal = isInsert
        ? { anchor: 0.9, visibleHeight: 0.5 / aspect, lensHeight: 0.9, leadRoom: 0 }
        : singleGoal(figure, heads, people.length > 1);
    const around = stationOf(shot, figure.facing, side, people.length, heads);
    const rest = from(isInsert ? handOf(figure, side) : figure, around, goal, halfHeight, isInsert && !elevations[shot.angle] ? { degrees: 28, floor: 0.25 } : elevations[shot.angle]);
    return aimed(rest, figure.facing, goal.leadRoom * halfHeight * aspect);
}

/** An insert shows the hand on the camera's side, which hangs beside the hips. */
function handOf(figure: Spot & { facing: number }, side: number): Spot {
    const hands = [figure.facing + Math.PI / 2, figure.facing - Math.PI / 2] as const;
    const nearer = Math.cos(hands[0] - side) > Math.cos(hands[1] - side) ? hands[0] : hands[1];
    return towards(figure, nearer, 0.25);
}

/** The azimuth of the camera as its subject sees it: three-quarter front on its side, square to it, or behind. */
export function stationOf(shot: Pick<ShotFacts, "angle" | "cast">, facing: number, side: number, count: number, heads: number): number {
    const hand = wrapped(side - facing) < 0 ? -1 : 1;
    switch (shot.angle) {
        case "profile": return facing + (hand * Math.PI) / 2;
        case "back": return facing + Math.PI - hand * radians(14);
        default: return facing + hand * radians(shot.cast[0]?.looksAt === "camera" ? 14 : count > 1 && heads > 5 ? 64 : 35);
    }
}

function from(
    subject: Spot, around: number, goal: FrameGoal, halfHeight: number, steep: { degrees: number; floor: number } | undefined,
): Rest {
    const distance = goal.visibleHeight / (2 * halfHeight);
    const level = Math.asin(Math.max(-0.8, Math.min(0.8, (goal.lensHeight - goal.anchor) / Math.max(distance, 0.001))));
    const elevation = steep
        ? Math.max(radians(steep.degrees), Math.asin(Math.max(-1, Math.min(1, (steep.floor - goal.anchor) / Math.max(distance, 0.001)))))
        : level;
    const spot = towards(subject, around, distance * Math.cos(elevation));
    return {
        anchor: { x: subject.x, z: subject.z }, distance, visibleHeight: goal.visibleHeight,
        camera: { ...spot, height: goal.anchor + distance * Math.sin(elevation), aim: around + Math.PI },
    };
}

/** The subject gives way to its look: the camera turns so that there is room before it. */
function aimed(rest: Rest, look: number, room: number): Rest {
    const right = rest.camera.aim - Math.PI / 2;
    const across = -Math.cos(look - right) * room;
    return { ...rest, camera: { ...rest.camera, aim: rest.camera.aim + Math.atan(across) } };
}

function twoShot(first: Person, second: Person, side: number, halfHeight: number, aspect: number, shot: ShotFacts): Rest {
    const taller = Math.max(first.stature, second.stature) / 7.5;
    const along = side + Math.PI / 2;
    const way = { x: second.x - first.x, z: second.z - first.z };
    const across = Math.abs(way.x * Math.sin(along) + way.z * Math.cos(along));
    const deep = Math.abs(way.x * Math.sin(side) + way.z * Math.cos(side));
    const uneven = Math.abs(first.head - second.head);
    const visibleHeight = Math.max(4 * taller, (across + 0.44 + 1.6 * taller + deep * 0.5) / aspect, uneven + 3 * taller);
    const goal: FrameGoal = { anchor: (first.head + second.head) / 2, visibleHeight, lensHeight: (first.eyes + second.eyes) / 2, leadRoom: 0 };
    return from(between(first, second), side, goal, halfHeight, elevations[shot.angle]);
}

/** Behind the near one's shoulder, on the permitted side; the lens grows longer rather than that the camera stands between. */
function overTheShoulder(far: Person, near: Person, side: number, halfHeight: number): Rest {
    const visibleHeight = (2.8 * far.stature) / 7.5;
    const distance = Math.max(visibleHeight / (2 * halfHeight), apart(far, near) + 0.6);
    const back = azimuth(far, near);
    const hand = wrapped(side - back) < 0 ? -1 : 1;
    const around = back + hand * radians(20);
    const height = Math.max(far.eyes, near.head - (near.stature / 7.5) * 0.4);
    return { anchor: far, distance, visibleHeight, camera: { ...towards(far, around, distance), height, aim: around + Math.PI } };
}

/** With two people across the line between them, to the side they face or that the scene favours; alone the scene's side. */
function sideOfAction(people: readonly Person[], seed: bigint): number {
    const hash = BigInt.asUintN(64, seed * 0x9e3779b97f4a7c15n);
    const favoured = (Number(hash >> 40n) / 16_777_216 - 0.5) * 1.2;
    const [first, second] = people;
    if (!first || !second) return favoured;
    const normal = azimuth(first, second) - Math.PI / 2;
    const faces = Math.cos(first.facing - normal) + Math.cos(second.facing - normal);
    const isTurned = Math.abs(faces) > 0.6 ? faces < 0 : Math.cos(normal - favoured) < 0;
    return wrapped(isTurned ? normal + Math.PI : normal);
}

function keyOf(shot: ShotFacts, people: readonly Person[], camera: PlanCamera): CameraPlan["key"] {
    const [subject] = people;
    const around = keyAngles[shot.lighting];
    if (around === undefined) {
        const sun = sunAzimuths[shot.timeOfDay];
        return shot.lighting === "natural" && shot.isOutside && sun !== undefined ? { azimuth: radians(sun), is: "sun" } : undefined;
    }
    const at = subject ?? { x: 0, z: 0, facing: 0 };
    const right = camera.aim - Math.PI / 2;
    const hand = subject && Math.cos(at.facing - right) < -0.05 ? -1 : 1;
    return { azimuth: azimuth(at, camera) + hand * radians(around), is: "lamp" };
}

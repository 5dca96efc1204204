/** What a hand on the plan means for the shot's fields. */
import { gate } from "../../film/lens";
import { primes } from "../../film/optics";
import type { Operation, Value } from "../../wasm/core";
import { byDistance, headsOf } from "./framing";
import { apart, azimuth, Spot, wrapped } from "./geometry";
import { CameraPlan, solve, stationOf } from "./solve";

const standard: Readonly<Record<string, Value>> = {
    framing: { choice: "medium" }, angle: { choice: "eye_level" }, focal_length: { decimal: "35" },
};

/** Sets the shot's fields; what is the default is stored as nothing. */
function setting(plan: CameraPlan, fields: Readonly<Record<string, Value>>): Operation[] {
    return Object.entries(fields).map(([key, value]) => ({
        op: "set_field", node: plan.shot.id, key, value: JSON.stringify(value) === JSON.stringify(standard[key]) ? null : value,
    }));
}

/** Where around the subject the camera can stand: before it, square to it, behind it. */
const stations = ["front", "profile", "back"] as const;

function angleAt(station: (typeof stations)[number], now: string): string {
    if (station !== "front") return station;
    return now === "profile" || now === "back" ? "eye_level" : now;
}

/** Framings that the distance decides; the others are what they are from wherever they are taken. */
export function hasDistance({ shot }: CameraPlan): boolean {
    return (byDistance as readonly string[]).includes(shot.framing);
}

export function hasStations({ shot, people }: CameraPlan): boolean {
    return people.length > 0 && !["pov", "over_the_shoulder", "two_shot"].includes(shot.framing);
}

/** The camera was taken to a place: the nearest station around the subject, and the framing that its distance gives. */
export function cameraTo(plan: CameraPlan, place: Spot): Operation[] {
    const { shot, anchor } = plan;
    const fields: Record<string, Value> = {};
    let angle = shot.angle;
    if (hasStations(plan)) {
        const to = azimuth(anchor, place);
        const off = (each: string): number => Math.abs(wrapped(stationAzimuth(plan, each) - to));
        angle = stations.map((station) => angleAt(station, shot.angle)).reduce((best, each) => (off(each) < off(best) ? each : best));
        if (angle !== shot.angle) fields["angle"] = { choice: angle };
    }
    if (hasDistance(plan)) {
        const wanted = Math.max(0.1, apart(anchor, place));
        const off = (framing: string): number => Math.abs(Math.log(groundDistance(plan, framing, angle) / wanted));
        const framing = byDistance.reduce<string>((best, each) => (off(each) < off(best) ? each : best), byDistance[0]);
        if (framing !== shot.framing) fields["framing"] = { choice: framing };
    }
    return setting(plan, fields);
}

function stationAzimuth({ shot, people, side }: CameraPlan, angle: string): number {
    return stationOf({ angle, cast: shot.cast }, people[0]?.facing ?? side, side, people.length, headsOf[shot.framing] ?? 2.8);
}

function groundDistance({ shot }: CameraPlan, framing: string, angle: string): number {
    const solved = solve({ ...shot, framing, angle });
    return solved ? Math.max(0.05, apart(solved.camera, solved.anchor)) : 1;
}

/** One station on, or one framing nearer or wider. */
export function cameraBy(plan: CameraPlan, way: "left" | "right" | "nearer" | "wider"): Operation[] {
    const { shot } = plan;
    if (way === "nearer" || way === "wider") {
        const at = (byDistance as readonly string[]).indexOf(shot.framing);
        const next = byDistance[at + (way === "wider" ? 1 : -1)];
        return at < 0 || !next ? [] : setting(plan, { framing: { choice: next } });
    }
    if (!hasStations(plan)) return [];
    const at = shot.angle === "profile" ? 1 : shot.angle === "back" ? 2 : 0;
    // To the left as the camera sees it, which side of the subject it keeps to decides.
    const isOnward = (wrapped(stationAzimuth(plan, "profile") - stationAzimuth(plan, "eye_level")) > 0) === (way === "right");
    const next = stations[at + (isOnward ? 1 : -1)];
    return next ? setting(plan, { angle: { choice: angleAt(next, shot.angle) } }) : [];
}

/** An edge of the wedge was taken to a place: the lens that sees so far to the side. */
export function wedgeTo(plan: CameraPlan, place: Spot, isFine: boolean): Operation[] {
    const size = gate(plan.shot.sensor, plan.shot.aspect);
    const half = Math.min(1.4, Math.abs(wrapped(azimuth(plan.camera, place) - plan.camera.aim)));
    if (!size || half < 0.01) return [];
    const exactly = Math.max(8, Math.min(600, size.width / (2 * Math.tan(half))));
    const near = primes.reduce((best, each) => (Math.abs(Math.log(each / exactly)) < Math.abs(Math.log(best / exactly)) ? each : best));
    const length = isFine || exactly > 250 || exactly < 12 ? Math.round(exactly * 2) / 2 : near;
    return length === plan.shot.focalLength ? [] : setting(plan, { focal_length: { decimal: String(length) } });
}

export function lensTo(plan: CameraPlan, length: number): Operation[] {
    return length === plan.shot.focalLength ? [] : setting(plan, { focal_length: { decimal: String(length) } });
}

/** Somebody was taken to a place: the nearest mark that nobody else is on. */
export function personTo(plan: CameraPlan, person: number, place: Spot): Operation[] {
    const moved = plan.people[person];
    const taken = new Set(plan.people.filter((_, index) => index !== person).map(({ on }) => on));
    let best: { mark: number; away: number } | undefined;
    plan.stage.marks.forEach((mark, index) => {
        if (taken.has(index + 1)) return;
        const away = apart(mark, place);
        if (!best || away < best.away) best = { mark: index + 1, away };
    });
    if (!moved || !best || best.mark === moved.mark || (moved.mark === 0 && best.mark === moved.on)) return [];
    return [{ op: "set_field", wire: moved.wire, key: "mark", value: { integer: best.mark } }];
}

/** The free mark that lies next in a direction of the drawing. */
export function personBy(plan: CameraPlan, person: number, dx: number, dz: number): Operation[] {
    const from = plan.people[person];
    if (!from) return [];
    const taken = new Set(plan.people.map(({ on }) => on));
    let best: { spot: Spot; cost: number } | undefined;
    plan.stage.marks.forEach((mark, index) => {
        if (taken.has(index + 1)) return;
        const along = (mark.x - from.x) * dx + (mark.z - from.z) * dz;
        const across = Math.abs((mark.x - from.x) * dz) + Math.abs((mark.z - from.z) * dx);
        if (along < 0.05 || across > along * 2) return;
        const cost = along + across * 2;
        if (!best || cost < best.cost) best = { spot: mark, cost };
    });
    return best ? personTo(plan, person, best.spot) : [];
}

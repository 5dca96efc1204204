/** Who stands where, as the stage places a cast: named marks first, then the free mark that suits. */
import { Mark, StagePlan } from "../../film/stage";
import { apart, azimuth, Spot } from "./geometry";

export interface Cast {
    /** The wire from the character into the shot. */
    readonly wire: string;
    readonly node: string;
    readonly name: string;
    /** Metres. */
    readonly stature: number;
    readonly action: string;
    /** From 1; 0 takes the next free one. */
    readonly mark: number;
    readonly looksAt: string;
    readonly isLocked: boolean;
}

export interface Person extends Cast, Spot {
    readonly facing: number;
    /** The mark they are on, from 1; undefined for who walks, or found none. */
    readonly on: number | undefined;
    /** Of the head's middle and the eyes above the floor. */
    readonly head: number;
    readonly eyes: number;
}

/** A comfortable distance for two who talk, in metres. */
const conversation = 1.34;
/** Of a stool that is brought. */
const stoolHeight = 0.46;
/** How much of the stature is above a seat. */
const sitting = 0.52;

export function placed(cast: readonly Cast[], plan: StagePlan): readonly Person[] {
    const taken = new Set(cast.filter(({ action }) => action !== "walk").map(({ mark }) => mark).filter((mark) => plan.marks[mark - 1]));
    const people: Person[] = [];
    let walkers = 0;
    for (const member of cast) {
        if (member.action === "walk") people.push(walker(member, walkers++, plan));
        else people.push(settled(member, people, taken, plan));
    }
    return people.map((person, index) => facing(person, index, people, plan));
}

/** In the middle of the shot, when a framing holds, they are in the middle of their lane. */
function walker(member: Cast, number: number, { lane }: StagePlan): Person {
    const [from, to] = [{ x: lane.from[0], z: lane.from[1] }, { x: lane.to[0], z: lane.to[1] }];
    const way = azimuth(from, to);
    const behind = 1.4 * Math.floor(number / 2) + 0.55 * (number % 2);
    return {
        ...member, x: (from.x + to.x) / 2 - Math.sin(way) * behind, z: (from.z + to.z) / 2 + 0.75 * (number % 2), facing: way,
        on: undefined, ...heights(member.stature, undefined),
    };
}

function settled(member: Cast, people: readonly Person[], taken: Set<number>, plan: StagePlan): Person {
    const isSeated = member.action === "sit";
    const on = plan.marks[member.mark - 1] ? member.mark : freeMark(isSeated, people, taken, plan);
    const mark = on === undefined ? undefined : plan.marks[on - 1];
    if (on !== undefined) taken.add(on);
    const spot: Spot = mark ? ((isSeated && mark.seat) || mark) : { x: (people.length % 5) * 0.95 - 1.9, z: 2.2 + Math.floor(people.length / 5) * 0.95 };
    const seat = isSeated ? (mark?.seat?.height ?? stoolHeight) : undefined;
    return { ...member, x: spot.x, z: spot.z, facing: mark?.heading ?? Math.PI, on, ...heights(member.stature, seat) };
}

function freeMark(isSeated: boolean, people: readonly Person[], taken: ReadonlySet<number>, plan: StagePlan): number | undefined {
    const others = people.filter(({ action }) => action !== "walk");
    let best: { mark: number; cost: number } | undefined;
    plan.marks.forEach((mark, index) => {
        if (taken.has(index + 1)) return;
        const distances = others.map((other) => apart((isSeated && mark.seat) || mark, other));
        const nearest = distances.length === 0 ? conversation : Math.min(...distances);
        if (nearest <= 0.8) return;
        const cost = index * 0.05 + Math.abs(nearest - conversation) * 2 + distances.reduce((sum, way) => sum + way, 0) * 0.2
            + (isSeated === (mark.seat !== undefined) ? 0 : 1.5);
        if (!best || cost < best.cost) best = { mark: index + 1, cost };
    });
    return best?.mark;
}

/** Bodies turn to whom they deal with; a seat keeps its own direction. */
function facing(person: Person, index: number, people: readonly Person[], plan: StagePlan): Person {
    const mark: Mark | undefined = plan.marks[(person.on ?? 0) - 1];
    const partner = people[partnerOf(person, index, people.length) ?? -1];
    const isFixed = person.action === "sit" && mark?.seat !== undefined;
    if (person.action === "walk" || isFixed || !partner || partner.action === "walk" || apart(person, partner) < 0.05) return person;
    return { ...person, facing: azimuth(person, partner) };
}

function partnerOf({ looksAt }: Cast, index: number, count: number): number | undefined {
    if (looksAt === "camera") return undefined;
    const named = /^cast_(\d+)$/.exec(looksAt)?.[1];
    if (named !== undefined) return Number(named) - 1 === index ? undefined : Number(named) - 1;
    return count > 1 ? (index === 0 ? 1 : 0) : undefined;
}

function heights(stature: number, seat: number | undefined): { head: number; eyes: number } {
    const crown = seat === undefined ? stature : seat + stature * sitting;
    const head = crown - stature / 15;
    return { head, eyes: head + 0.007 };
}

/** The plan in words, for who cannot see it. */
import { metres } from "../../film/optics";
import { azimuth, degrees, wrapped } from "./geometry";
import type { CameraPlan } from "./solve";

export function planWords(plan: CameraPlan): string {
    const { shot, people, distance, view, path, key } = plan;
    const [first, second] = people;
    const sentences = [
        first ? `The camera stands ${metres(distance)} from ${first.name}, ${stationWords(plan)}, ${metres(plan.camera.height)} high.`
            : `Nobody is in the shot; the camera looks at the nearest mark from ${metres(distance)}.`,
        `With ${shot.focalLength} mm it sees ${Math.round(degrees(view))} degrees.`,
    ];
    for (const person of people) {
        sentences.push(`${person.name} ${actionWords(person.action)}${person.on === undefined ? "" : ` at mark ${person.on}`}.`);
    }
    if (first && second) sentences.push(`It keeps to one side of the line between ${first.name} and ${second.name}.`);
    if (path) sentences.push(`The camera ${movementWords(shot.movement.kind, shot.movement.direction, path.words)}.`);
    if (key) sentences.push(`The ${key.is === "sun" ? "sun" : "key light"} comes from ${lightWords(plan)}.`);
    return sentences.join(" ");
}

function stationWords({ camera, anchor, people, shot }: CameraPlan): string {
    const [subject] = people;
    if (!subject || shot.framing === "two_shot") return "square to the two";
    if (shot.framing === "pov") return "in their place";
    if (shot.framing === "over_the_shoulder") return `behind ${people[1]?.name ?? "the other"}’s shoulder`;
    const off = wrapped(azimuth(anchor, camera) - subject.facing);
    // Facing us, what is to their left is to the right of the drawing's azimuth.
    const hand = off > 0 ? "left" : "right";
    const far = Math.abs(degrees(off));
    return far < 20 ? "before them" : far < 70 ? `before them, to their ${hand}` : far < 115 ? `square to their ${hand}` : "behind them";
}

function actionWords(action: string): string {
    return action === "sit" ? "sits" : action === "walk" ? "walks" : "stands";
}

function movementWords(kind: string, direction: string, words: string): string {
    if (words !== "") return words;
    const names: Readonly<Record<string, string>> = {
        pan: "pans", dolly: "dollies", truck: "trucks", orbit: "goes around", dolly_zoom: "dolly-zooms",
    };
    return `${names[kind] ?? "moves"} ${direction}`;
}

function lightWords({ key, camera, anchor }: CameraPlan): string {
    const off = wrapped((key?.azimuth ?? 0) - azimuth(anchor, camera));
    const far = Math.abs(degrees(off));
    const hand = off > 0 ? "right" : "left";
    return far < 20 ? "beside the camera" : far > 160 ? "behind the subject" : far > 110 ? `behind, from the ${hand}` : `the ${hand} of the camera`;
}

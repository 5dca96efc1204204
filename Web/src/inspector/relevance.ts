/** Which fields say something beside the others: a cut has no length, a standing camera no direction. */
import type { Choice, Field } from "../film/catalogue";
import { choiceOf } from "../film/settings";
import { Target, mixed, shownValue } from "./subject";

const directions: Record<string, readonly string[]> = {
    pan: ["left", "right"], truck: ["left", "right"], orbit: ["left", "right"],
    tilt: ["up", "down"], pedestal: ["up", "down"], crane: ["up", "down"],
    roll: ["clockwise", "counterclockwise"],
    dolly: ["in", "out"], zoom: ["in", "out"], dolly_zoom: ["in", "out"],
};
const forward: ReadonlySet<string> = new Set(["right", "up", "in", "clockwise"]);

function chosen(targets: readonly Target[], fields: readonly Field[], key: string): string | undefined {
    const field = fields.find((other) => other.key === key);
    const value = field ? shownValue(targets, field) : undefined;
    return value === undefined || value === mixed ? undefined : choiceOf(value);
}

export function isRelevant(field: Field, targets: readonly Target[], fields: readonly Field[]): boolean {
    switch (field.key) {
        case "movement_direction": {
            const movement = chosen(targets, fields, "movement");
            return movement === undefined || directions[movement] !== undefined;
        }
        case "movement_speed":
        case "movement_easing":
            return chosen(targets, fields, "movement") !== "static";
        case "transition_length":
            return chosen(targets, fields, "transition") !== "cut";
        case "movement_curve": // Stands with the easing.
        case "take": // The pin is set in the takes strip, where the takes can be seen.
        case "follows": // Stands beside the asset.
        case "shown": // A subgraph's inside is chosen from, not typed.
        case "ports":
        case "folded":
            return false;
        case "width": // The size of a card is drawn; a film's and a person's are not.
        case "height":
            return field.reader !== "studio";
        case "file": // An asset names its file.
            return !targets.every((target) => target.fields["asset"]);
        default:
            return true;
    }
}

/** The choices that make sense beside the other fields, and the one among them that the stored value means. */
export function fittingChoices(
    field: Field, choices: readonly Choice[], value: string | undefined, targets: readonly Target[],
    fields: readonly Field[],
): { choices: readonly Choice[]; value: string | undefined } {
    if (field.key !== "movement_direction") return { choices, value };
    const pair = directions[chosen(targets, fields, "movement") ?? ""];
    if (!pair) return { choices, value };
    const meant = value === undefined || pair.includes(value)
        ? value
        : pair.find((each) => forward.has(each) === forward.has(value));
    return { choices: choices.filter((choice) => pair.includes(choice.key)), value: meant };
}

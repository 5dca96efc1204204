/** What a shot cannot show, or says to somebody who is not there. */
import { metres, primes } from "../film/optics";
import { choiceOf, fieldValue, numberOf, textOf } from "../film/settings";
import { shortTimecode } from "../film/timecode";
import { planOf, CameraPlan } from "../inspector/plan/solve";
import type { Node, Value, Wire } from "../wasm/core";
import type { ProblemContext } from "./context";
import type { Problem } from "./problem";

export function shotProblems(node: Node, context: ProblemContext): Problem[] {
    const cast = context.document.wiresInto(node.id, "character");
    return [...looks(node, cast), ...people(node, cast, context), ...lines(node, cast, context), ...lens(node, context)];
}

/** Somebody looks at a member of the cast who is not there, or at themselves: the engine refuses that. */
function looks(node: Node, cast: readonly Wire[]): Problem[] {
    return cast.flatMap((wire, index): Problem[] => {
        const member = Number(/^cast_(\d+)$/.exec(choiceOf(wire.fields["looks_at"]) ?? "")?.[1] ?? NaN);
        if (!(member > cast.length || member === index + 1)) return [];
        return [{
            key: `${node.id} looks ${wire.id}`, node: node.id, severity: "error",
            sentence: member === index + 1 ? `Cast member ${member} looks at themselves.`
                : `Cast member ${index + 1} looks at cast member ${member}, and there are ${cast.length}.`,
            fix: {
                is: "edit", title: "Look where it fits", label: "Looks at",
                operations: () => [{ op: "set_field", wire: wire.id, key: "looks_at", value: null }],
            },
        }];
    });
}

function people(node: Node, cast: readonly Wire[], context: ProblemContext): Problem[] {
    const framing = choiceOf(fieldValue(node.fields, context.catalogue.kind("shot"), "framing"));
    const needed = framing === "two_shot" || framing === "over_the_shoulder" ? 2 : framing === "pov" ? 1 : 0;
    if (cast.length >= needed) return [];
    return [{
        key: `${node.id} people`, node: node.id, severity: "warning",
        sentence: framing === "pov" ? "A point of view needs somebody whose it is." : `Its framing needs two people, and it has ${cast.length === 0 ? "none" : "one"}.`,
    }];
}

/** Lines that nobody in the shot speaks, and lines that go on after it has ended. */
function lines(node: Node, cast: readonly Wire[], context: ProblemContext): Problem[] {
    const dialogue = node.fields["dialogue"];
    if (!dialogue || !("list" in dialogue)) return [];
    const kind = context.catalogue.kind("shot");
    const duration = numberOf(fieldValue(node.fields, kind, "duration")) ?? 0;
    const names = cast.flatMap((wire) => namesOf(context.document.node(wire.source.node)));
    const found = new Map<string, Problem>();
    let end = 0;
    for (const line of dialogue.list) {
        const record = "record" in line ? line.record : {};
        const speaker = (textOf(record["speaker"]) ?? "").trim();
        if (speaker !== "" && cast.length > 0 && !names.includes(bare(speaker))) {
            found.set(`speaker ${bare(speaker)}`, speakerProblem(node, speaker, context));
        }
        end = Math.max(end, (numberOf(record["start"]) ?? 0) + (numberOf(record["length"]) ?? 48));
    }
    if (end > duration) found.set("late", lateProblem(node, end, context));
    return [...found.values()];
}

function speakerProblem(node: Node, speaker: string, context: ProblemContext): Problem {
    const who = context.ofKind("character").find((id) => namesOf(context.document.node(id)).includes(bare(speaker)));
    return {
        key: `${node.id} speaker ${bare(speaker)}`, node: node.id, severity: "note", sentence: `${speaker} speaks, and is not in the shot.`,
        ...(who !== undefined && {
            fix: {
                is: "edit", title: "Wire them in", label: `Connect ${speaker}`,
                operations: () => context.document.connecting({ node: who, port: "character" }, { node: node.id, port: "character" }),
            },
        }),
    };
}

function lateProblem(node: Node, end: number, { film }: ProblemContext): Problem {
    return {
        key: `${node.id} late`, node: node.id, severity: "warning",
        sentence: `Its last line ends at ${shortTimecode(end, film.rate)}, after the shot.`,
        fix: {
            is: "edit", title: `Make it ${shortTimecode(end, film.rate)} long`, label: "Duration",
            operations: () => [{ op: "set_field", node: node.id, key: "duration", value: { frames: end } }],
        },
    };
}

/** The framing's distance with this lens is not there: the camera would stand outside of the set. */
function lens(node: Node, context: ProblemContext): Problem[] {
    if (context.document.wiresInto(node.id, "scene").length === 0) return [];
    const plan = planOf(context.document, context.catalogue, node.id);
    if (!plan || isInside(plan)) return [];
    const wider = [...primes].reverse().find((prime) => {
        const other = prime < plan.shot.focalLength ? planOf(context.document, context.catalogue, node.id, prime) : undefined;
        return other !== undefined && isInside(other);
    });
    const value: Value = { decimal: String(wider) };
    return [{
        key: `${node.id} lens`, node: node.id, severity: "warning",
        sentence: `With ${plan.shot.focalLength} mm the camera would stand ${metres(plan.distance)} away, outside of the set; another lens will be taken.`,
        ...(wider !== undefined && {
            fix: {
                is: "edit", title: `Take ${wider} mm`, label: "Focal length",
                operations: () => [{ op: "set_field", node: node.id, key: "focal_length", value: wider === 35 ? null : value }],
            },
        }),
    }];
}

function isInside({ camera, stage: { bounds } }: CameraPlan): boolean {
    return camera.x >= bounds.left && camera.x <= bounds.right && camera.z >= bounds.back && camera.z <= bounds.front;
}

/** What a cue may call somebody. */
function namesOf(node: Node | null): string[] {
    return node ? [node.title, textOf(node.fields["name"]) ?? ""].map(bare).filter((name) => name !== "") : [];
}

/** Without `(V.O.)`, and as capitals. */
function bare(name: string): string {
    return name.replace(/\s*\(.*\)\s*$/, "").trim().toUpperCase();
}

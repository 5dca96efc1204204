/** What the plan has to know of a shot, from the document. */
import type { Catalogue, Kind } from "../../film/catalogue";
import { Ease, easings, standardEase } from "../../film/ease";
import { choiceOf, fieldValue, filmSettings, numberOf } from "../../film/settings";
import { StagePlan, stagePlans } from "../../film/stage";
import type { Aspect } from "../../film/values";
import type { CanvasDocument, Node, Value, Wire } from "../../wasm/core";
import type { Cast } from "./blocking";
import type { MovementFacts } from "./movement";

export interface ShotFacts {
    readonly id: string;
    readonly title: string;
    readonly framing: string;
    readonly angle: string;
    readonly focalLength: number;
    readonly sensor: string;
    readonly aspect: Aspect;
    readonly movement: MovementFacts;
    readonly lighting: string;
    readonly cast: readonly Cast[];
    readonly stage: StagePlan;
    readonly setTitle: string;
    readonly seed: bigint;
    readonly timeOfDay: string;
    readonly isOutside: boolean;
    readonly isLocked: boolean;
    readonly hasScene: boolean;
}

type Document = Pick<CanvasDocument, "node" | "root" | "wiresInto">;

export function readShot(document: Document, catalogue: Catalogue, id: string): ShotFacts | undefined {
    const node = document.node(id);
    if (!node || node.kind !== "shot") return undefined;
    const kind = catalogue.kind("shot");
    const film = filmSettings(document.root(), catalogue);
    const choice = (key: string): string => choiceOf(fieldValue(node.fields, kind, key)) ?? "";
    const sensor = choice("sensor");
    return {
        id, title: node.title, framing: choice("framing"), angle: choice("angle"), lighting: choice("lighting"),
        focalLength: numberOf(fieldValue(node.fields, kind, "focal_length")) ?? 35,
        sensor: sensor === "as_film" || sensor === "" ? film.sensor : sensor, aspect: film.aspect,
        movement: {
            kind: choice("movement"), direction: choice("movement_direction"), speed: choice("movement_speed"),
            ease: easeOf(fieldValue(node.fields, kind, "movement_curve"), choice("movement_easing")),
        },
        cast: document.wiresInto(id, "character").flatMap((wire) => castOf(wire, document, catalogue)),
        isLocked: node.locked, ...sceneOf(document, catalogue, id),
    };
}

/** The curve that is drawn by hand, else that of the easing. */
export function easeOf(drawn: Value | undefined, easing: string): Ease {
    const numbers = drawn && "list" in drawn ? drawn.list.map(numberOf) : [];
    const [x1, y1, x2, y2] = numbers;
    if (x1 !== undefined && y1 !== undefined && x2 !== undefined && y2 !== undefined) return [x1, y1, x2, y2];
    return easings[easing] ?? standardEase;
}

function sceneOf(document: Document, catalogue: Catalogue, shot: string): Pick<ShotFacts, "stage" | "setTitle" | "seed" | "timeOfDay" | "isOutside" | "hasScene"> {
    const [wire] = document.wiresInto(shot, "scene");
    const scene = wire && document.node(wire.source.node);
    const kind = catalogue.kind("scene");
    const value = (key: string): Value | undefined => fieldValue(scene?.fields ?? {}, kind, key);
    const set = choiceOf(value("set")) ?? "stage";
    const seed = value("seed");
    const field = kind?.fields.find(({ key }) => key === "set");
    const title = field?.type.is === "choice" ? field.type.choices.find(({ key }) => key === set)?.title : undefined;
    return {
        stage: stagePlans[set] ?? stagePlans["stage"] as StagePlan, setTitle: title ?? set, hasScene: !!scene,
        seed: seed && "integer" in seed ? BigInt(seed.integer) : 0n, timeOfDay: choiceOf(value("time_of_day")) ?? "",
        isOutside: choiceOf(value("side")) === "exterior",
    };
}

function castOf(wire: Wire, document: Document, catalogue: Catalogue): Cast[] {
    const character = document.node(wire.source.node);
    if (!character) return [];
    const port = catalogue.kind("shot")?.ports.find(({ key, direction }) => key === "character" && direction === "input");
    const value = (key: string): Value | undefined =>
        wire.fields[key] ?? port?.wireFields.find((field) => field.key === key)?.defaultValue;
    return [{
        wire: wire.id, node: character.id, name: character.title || "Someone", stature: statureOf(character, catalogue.kind("character")),
        action: choiceOf(value("action")) ?? "stand", mark: numberOf(value("mark")) ?? 0, looksAt: choiceOf(value("looks_at")) ?? "automatic",
        isLocked: character.locked,
    }];
}

/** In metres. Where the name chooses it, a grown-up of 1.73 m stands for it, and a child by its age. */
function statureOf(character: Node, kind: Kind | undefined): number {
    const height = numberOf(fieldValue(character.fields, kind, "height")) ?? 0;
    if (height > 0) return height / 100;
    const age = numberOf(fieldValue(character.fields, kind, "age")) ?? 35;
    return 1.73 * (age >= 17 ? 1 : 0.42 + (0.58 * age) / 17);
}

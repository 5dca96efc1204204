import type { ReactElement } from "react";
import { Ease, easings } from "../../film/ease";
import { choiceOf } from "../../film/settings";
import { useStudio } from "../../studio/studio";
import type { Operation, Value } from "../../wasm/core";
import { decimalText, nearest } from "../numbers/exact";
import { easeOf } from "../plan/reading";
import { labelOf, mixed, shownValue, Target } from "../subject";
import type { ControlProps } from "./Control";
import { CurveDrawing } from "./CurveDrawing";
import { useDraft } from "./useDraft";

/** How a movement runs: the usual ways as small drawings, and the curve itself to be drawn. */
export function EaseControl({ field, value, targets, fields }: ControlProps): ReactElement {
    const { session } = useStudio();
    const curveField = fields.find(({ key }) => key === "movement_curve");
    const drawn = curveField ? shownValue(targets, curveField) : undefined;
    const isMixed = value === mixed || drawn === mixed;
    const easing = value === mixed ? undefined : choiceOf(value);
    const isDrawn = drawn !== undefined && drawn !== mixed && "list" in drawn && drawn.list.length > 0;
    const free = targets.length === 1 ? targets : targets.filter((target) => !target.isLocked);
    const curve = useDraft<Ease>(
        easeOf(drawn === mixed ? undefined : drawn, easing ?? ""),
        (ease, gesture) => void session.perform(labelOf("Movement curve", free), free.map((target) => set(target, "movement_curve", packed(ease))), gesture));
    const choices = field.type.is === "choice" ? field.type.choices : [];
    const choose = (key: string): void => {
        curve.giveUp();
        const standard = choiceOf(field.defaultValue) === key;
        session.perform(labelOf(field.title, free), free.flatMap((target): Operation[] => {
            const isThere = (choiceOf(target.fields[field.key]) ?? choiceOf(field.defaultValue)) === key;
            return [
                ...(isThere ? [] : [set(target, field.key, standard ? null : { choice: key })]),
                ...(target.fields["movement_curve"] ? [set(target, "movement_curve", null)] : []),
            ];
        }));
    };
    return (
        <div className="ease-control">
            <div className="ease-usual" role="radiogroup" aria-label={field.title}>
                {choices.map((choice) => (
                    <label key={choice.key} data-tip={choice.title} data-checked={(!isMixed && !isDrawn && choice.key === easing) || undefined}>
                        <input
                            type="radio" name={`ease-${targets[0]?.id ?? ""}`} aria-label={choice.title}
                            checked={!isMixed && !isDrawn && choice.key === easing} onChange={() => choose(choice.key)}
                        />
                        <EaseSign ease={easings[choice.key]} />
                    </label>
                ))}
                {isDrawn && <span className="ease-drawn">drawn by hand</span>}
            </div>
            {curveField && (
                <CurveDrawing ease={curve.shown} isQuiet={isMixed && !curve.isOpen} onChange={curve.change} onEnd={curve.end} />
            )}
        </div>
    );
}

function set(target: Target, key: string, value: Value | null): Operation {
    return target.is === "node" ? { op: "set_field", node: target.id, key, value } : { op: "set_field", wire: target.id, key, value };
}

/** In thousandths, finer than a hand draws. */
function packed(ease: Ease): Value {
    return { list: ease.map((number) => ({ decimal: decimalText(nearest(number), 3) })) };
}

function EaseSign({ ease }: { ease: Ease | undefined }): ReactElement | null {
    if (!ease) return null;
    const [x1, y1, x2, y2] = ease.map((number) => number * 16);
    return (
        <svg className="ease-sign" viewBox="-2 -2 20 20" aria-hidden="true">
            <path d={`M0 16C${x1} ${16 - (y1 ?? 0)} ${x2} ${16 - (y2 ?? 0)} 16 0`} />
        </svg>
    );
}

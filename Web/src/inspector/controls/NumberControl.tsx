import type { ReactElement } from "react";
import { useStudio } from "../../studio/studio";
import { useStore } from "../../ui/store";
import { add, whole } from "../numbers/exact";
import { numberModel, NumberModel } from "../numbers/model";
import type { ControlProps } from "./Control";
import { mixedText, NumberEntry } from "./NumberEntry";
import { NumberTrack } from "./NumberTrack";
import { useScrub } from "./scrub";
import { useNumberEdit } from "./useNumberEdit";

/** A hand goes so far over the whole track, in CSS pixels. */
const wholeTrack = 320;
/** Without a track a pixel is so many. */
const pixelSteps = { fine: 0.2, plain: 1, coarse: 10 };

/** A number with its range and unit: a track, a field to type in, and a label that can be dragged. */
export function NumberControl(props: ControlProps): ReactElement | null {
    const { film } = useStudio();
    const { rate } = useStore(film);
    const model = numberModel(props.field, rate);
    return model ? <PlainNumber {...props} model={model} /> : null;
}

function PlainNumber({ model, ...props }: ControlProps & { model: NumberModel }): ReactElement {
    const { field, targets } = props;
    const edit = useNumberEdit(props, model);
    const isTimed = model.rule.rate !== undefined;
    const hasTrack = model.hasTrack && !(isTimed && targets.length === 0);
    useScrub({
        moved: (pixels, size) => {
            if (model.hasTrack) edit.shift(pixels / (size === "fine" ? wholeTrack * 8 : wholeTrack), size);
            else edit.change((from) => add(from, whole(Math.round(pixels * pixelSteps[size]))));
        },
        ended: edit.end,
    });
    const frames = isTimed && !edit.isMixed && edit.low ? `${edit.low.above} f` : "";
    return (
        <div className={isTimed ? "number-control frames-control" : "number-control"} data-track={hasTrack || undefined}>
            {hasTrack && <NumberTrack label={field.title} model={model} edit={edit} words={`${mixedText(edit, model)} ${field.unit}`.trim()} />}
            {!hasTrack && !isTimed && (
                <button type="button" className="link" onClick={() => props.onChange({ integer: anyNumber() })}>Another one</button>
            )}
            <NumberEntry
                label={field.title} model={model} edit={edit} unit={edit.isMixed ? "" : isTimed ? frames : field.unit}
                tip={isTimed ? "01:02:03:04, or 90f for frames, or 3.5s for seconds" : undefined}
            />
        </div>
    );
}

/** Such as an arrangement: any number is as good as another. */
function anyNumber(): number {
    return Math.floor(Math.random() * 1_000_000);
}

import type { ReactElement } from "react";
import { fieldOfView } from "../../film/lens";
import { choiceOf, choiceTitle } from "../../film/settings";
import { useStudio } from "../../studio/studio";
import { useStore } from "../../ui/store";
import { drawn } from "../numbers/exact";
import { NumberModel, numberModel } from "../numbers/model";
import { mixed, shownValue } from "../subject";
import type { ControlProps } from "./Control";
import { LensDial } from "./LensDial";
import { mixedText, NumberEntry } from "./NumberEntry";
import { Sharpness } from "./Sharpness";
import { useScrub } from "./scrub";
import { useNumberEdit } from "./useNumberEdit";

/** The focal length: a dial with the lenses of a case, what they see, and what is sharp. */
export function LensControl(props: ControlProps): ReactElement | null {
    const { film } = useStudio();
    const model = numberModel(props.field, useStore(film).rate);
    return model ? <Lens {...props} model={model} /> : null;
}

const wholeTrack = 320;

function Lens({ model, ...props }: ControlProps & { model: NumberModel }): ReactElement {
    const { field, targets, fields } = props;
    const { film } = useStudio();
    const settings = useStore(film);
    const edit = useNumberEdit(props, model);
    useScrub({ moved: (pixels, size) => edit.shift(pixels / wholeTrack, size), ended: edit.end });
    const sensor = sensorOf(props, settings.sensor);
    const shown = edit.isMixed || !edit.low ? undefined : drawn(edit.low);
    const view = shown === undefined || sensor === undefined ? undefined : fieldOfView(shown, sensor, settings.aspect);
    const sensorTitle = choiceTitle(fields.find((other) => other.key === "sensor"), sensor);
    const words = view ? `${shown} mm, ${view.horizontal.toFixed(1)}° wide` : mixedText(edit, model);
    return (
        <div className="lens-control">
            <LensDial label={field.title} model={model} edit={edit} view={view?.horizontal} words={words} />
            <div className="lens-view">
                {view && (
                    <span className="number" data-tip={`What the lens sees${sensorTitle ? ` on ${sensorTitle}` : ""}`}>
                        {view.horizontal.toFixed(1)}° wide, <span className="quiet">{view.vertical.toFixed(1)}° high</span>
                    </span>
                )}
                <NumberEntry label={field.title} model={model} edit={edit} unit={edit.isMixed ? "" : field.unit} />
            </div>
            {shown !== undefined && sensor !== undefined && targets.length === 1 && (
                <Sharpness focalLength={shown} sensor={sensor} aspect={settings.aspect} targets={targets} fields={fields} />
            )}
        </div>
    );
}

/** The sensor of what is edited, if it is one. */
function sensorOf({ targets, fields }: ControlProps, ofFilm: string): string | undefined {
    const field = fields.find((other) => other.key === "sensor");
    const value = field && shownValue(targets, field);
    if (value === mixed) return undefined;
    const named = choiceOf(value);
    return named === undefined || named === "as_film" ? ofFilm : named;
}

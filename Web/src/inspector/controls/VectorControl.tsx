import type { ReactElement } from "react";
import { decimalModel } from "../numbers/model";
import { mixed } from "../subject";
import type { ControlProps } from "./Control";
import { NumberEntry } from "./NumberEntry";
import { useNumberEdit } from "./useNumberEdit";

const axes = ["x", "y", "z"] as const;
/** Farther than any set is wide, in metres. */
const farthest = "1000000";
const still = { numerator: 1, denominator: 1 };

/** Three numbers: to the right, up, and towards the camera. */
export function VectorControl(props: ControlProps): ReactElement {
    return (
        <div className="vector-control">
            {axes.map((axis, index) => <Axis key={axis} {...props} axis={axis} index={index} />)}
        </div>
    );
}

function Axis({ axis, index, ...props }: ControlProps & { axis: string; index: number }): ReactElement {
    const { field, value, onChange } = props;
    const parts = value !== mixed && "vector" in value ? value.vector : undefined;
    const own = {
        ...field, key: axis, title: `${field.title}, ${axis}`, unit: "", defaultValue: { decimal: "0" },
        type: { is: "decimal" as const, lowest: `-${farthest}`, highest: farthest },
    };
    const model = decimalModel(own, still);
    const edit = useNumberEdit({
        ...props, field: own, targets: [], value: parts ? { decimal: parts[index] ?? "0" } : mixed, onEach: undefined,
        onChange: (next, gesture) => {
            const vector = [parts?.[0] ?? "0", parts?.[1] ?? "0", parts?.[2] ?? "0"] as [string, string, string];
            vector[index] = next && "decimal" in next ? next.decimal : "0";
            onChange({ vector }, gesture);
        },
    }, model);
    return <NumberEntry label={own.title} model={model} edit={edit} unit={axis} />;
}

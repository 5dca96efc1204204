import type { ReactElement } from "react";
import { mixed } from "../subject";
import type { ControlProps } from "./Control";
import { NumberField } from "./NumberControl";
import { decimalText } from "./decimals";

/** Three numbers: to the right, up, and towards the camera. */
export function VectorControl({ field, value, onChange }: ControlProps): ReactElement {
    const parts = value !== mixed && "vector" in value ? value.vector : undefined;
    return (
        <div className="vector-control">
            {(["x", "y", "z"] as const).map((axis, index) => (
                <NumberField
                    key={axis} label={`${field.title}, ${axis}`} step={0.1} unit={axis}
                    value={parts ? Number(parts[index]) : undefined}
                    onChange={(number, gesture) => {
                        const next = [parts?.[0] ?? "0", parts?.[1] ?? "0", parts?.[2] ?? "0"] as [string, string, string];
                        next[index] = decimalText(number);
                        onChange({ vector: next }, gesture);
                    }}
                />
            ))}
        </div>
    );
}

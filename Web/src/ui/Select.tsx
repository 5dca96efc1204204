import type { ReactElement } from "react";
import { Icon } from "./Icon";

export interface SelectProps {
    label: string;
    value: string;
    options: readonly { key: string; title: string }[];
    onChange: (key: string) => void;
    tip?: string;
    /** Shown when the value is none of the options, such as several values at once. */
    otherwise?: string;
    isDisabled?: boolean;
}

/** One of a few named things. */
export function Select({ label, value, options, onChange, tip, otherwise, isDisabled }: SelectProps): ReactElement {
    const isListed = options.some((option) => option.key === value);
    return (
        <span className="select" data-tip={tip}>
            <select
                aria-label={label} value={isListed ? value : ""} disabled={isDisabled}
                onChange={(event) => onChange(event.target.value)}
            >
                {!isListed && <option value="" disabled>{otherwise ?? value}</option>}
                {options.map((option) => <option key={option.key} value={option.key}>{option.title}</option>)}
            </select>
            <Icon name="down" />
        </span>
    );
}

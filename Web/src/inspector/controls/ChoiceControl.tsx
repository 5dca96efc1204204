import { ReactElement, useId } from "react";
import type { Choice, Field } from "../../film/catalogue";
import { Popover, usePopover } from "../../ui/Popover";
import { Icon } from "../../ui/Icon";
import { Select } from "../../ui/Select";
import { Pictogram, hasPictograms } from "./pictograms";

export interface ChoiceControlProps {
    field: Field;
    choices: readonly Choice[];
    /** Undefined when several things hold different ones. */
    value: string | undefined;
    onChange: (key: string) => void;
}

/** One of a few: drawn where a drawing says it sooner, side by side where there are two or three, else listed. */
export function ChoiceControl(props: ChoiceControlProps): ReactElement {
    const { field, choices, value, onChange } = props;
    if (hasPictograms(field.key)) return <PictogramControl {...props} />;
    const letters = choices.reduce((sum, choice) => sum + choice.title.length, 0);
    if (choices.length <= 3 && letters <= 24) return <Segments {...props} />;
    return (
        <Select label={field.title} value={value ?? ""} otherwise="Several" options={choices} onChange={onChange} />
    );
}

function Segments({ field, choices, value, onChange }: ChoiceControlProps): ReactElement {
    const name = useId();
    return (
        <div className="segments" role="radiogroup" aria-label={field.title}>
            {choices.map((choice) => (
                <label key={choice.key} data-checked={choice.key === value || undefined}>
                    <input
                        type="radio" name={name} checked={choice.key === value} onChange={() => onChange(choice.key)}
                    />
                    {choice.title}
                </label>
            ))}
        </div>
    );
}

/** A drawing that opens the sheet of all drawings. */
function PictogramControl({ field, choices, value, onChange }: ChoiceControlProps): ReactElement {
    const sheet = usePopover<HTMLButtonElement>();
    const title = choices.find((choice) => choice.key === value)?.title ?? "Several";
    return (
        <>
            <button
                type="button" ref={sheet.anchor} className="pictogram-button" aria-haspopup="listbox"
                aria-expanded={sheet.isOpen} aria-label={`${field.title}: ${title}`} onClick={sheet.toggle}
            >
                {value !== undefined && <Pictogram field={field.key} choice={value} />}
                <span>{title}</span>
                <Icon name="down" />
            </button>
            {sheet.isOpen && (
                <Popover anchor={sheet.anchor} onClose={sheet.close} align="end" label={field.title} role="listbox">
                    <div className="pictogram-sheet" data-columns={4}>
                        {choices.map((choice) => (
                            <button
                                key={choice.key} type="button" role="option" aria-selected={choice.key === value}
                                data-autofocus={choice.key === value || undefined}
                                onClick={() => {
                                    onChange(choice.key);
                                    sheet.close();
                                    sheet.anchor.current?.focus();
                                }}
                            >
                                <Pictogram field={field.key} choice={choice.key} />
                                <span>{shortTitle(choice.title)}</span>
                            </button>
                        ))}
                    </div>
                </Popover>
            )}
        </>
    );
}

/** `Medium long shot (cowboy)` is `Medium long` under its drawing. */
function shortTitle(title: string): string {
    return title.replace(/\s*\(.*\)$/, "").replace(/ shot$/, "").replace(/ angle$/, "");
}

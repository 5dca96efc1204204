import type { ReactElement } from "react";
import { Popover, usePopover } from "../../ui/Popover";
import { Icon } from "../../ui/Icon";
import type { ChoiceControlProps } from "./ChoiceControl";
import { Pictogram, shortTitle } from "./pictograms";

/** A drawing that opens the sheet of all drawings. */
export function PictogramControl({ field, choices, value, onChange }: ChoiceControlProps): ReactElement {
    const sheet = usePopover<HTMLButtonElement>();
    const title = choices.find((choice) => choice.key === value)?.title ?? "Mixed";
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

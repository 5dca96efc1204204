import { ReactElement, useCallback, useRef } from "react";
import { isNone } from "../../film/colours";
import { Popover, usePopover } from "../../ui/Popover";
import { mixed } from "../subject";
import { ColourPicker } from "./ColourPicker";
import type { ControlProps } from "./Control";
import { useDraft } from "./useDraft";

/** A colour; a wholly transparent one is none, and something else chooses. */
export function ColourControl({ field, value, onChange }: ControlProps): ReactElement {
    const sheet = usePopover<HTMLButtonElement>();
    const stored = value !== mixed && "colour" in value ? value.colour : undefined;
    const draft = useDraft(stored, (colour, gesture) => {
        if (colour !== undefined) onChange({ colour }, gesture);
    });
    const shown = draft.shown;
    const allowsNone = "colour" in field.defaultValue && isNone(field.defaultValue.colour);
    const words = shown === undefined ? "Mixed" : isNone(shown) ? "Automatic" : shown.slice(0, 7).toUpperCase();
    const end = useRef(draft.end);
    end.current = draft.end;
    // The same all along: a sheet whose way to close is another takes the focus anew.
    const close = useCallback((): void => {
        end.current();
        sheet.close();
    }, [sheet.close]);
    return (
        <div className="colour-control">
            <button
                type="button" ref={sheet.anchor} className="colour-button" aria-haspopup="dialog" aria-expanded={sheet.isOpen}
                aria-label={`${field.title}: ${words}`} onClick={sheet.isOpen ? close : sheet.toggle}
            >
                <span className="swatch" data-none={isNone(shown) || undefined} style={isNone(shown) ? undefined : { background: shown }} />
                <span className="number">{words}</span>
            </button>
            {sheet.isOpen && (
                <Popover anchor={sheet.anchor} onClose={close} align="end" label={field.title} className="colour-sheet">
                    <ColourPicker
                        colour={isNone(shown) ? undefined : shown} onChange={draft.change} onEnd={draft.end}
                        onNone={allowsNone ? () => { draft.giveUp(); onChange(null); close(); } : undefined}
                    />
                </Popover>
            )}
        </div>
    );
}

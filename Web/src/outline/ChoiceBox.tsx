import { KeyboardEvent, ReactElement, RefObject, useEffect, useRef, useState } from "react";
import { Icon } from "../ui/Icon";
import { Popover } from "../ui/Popover";

export interface Choice {
    readonly key: string;
    readonly title: string;
    /** Beside the title. */
    readonly note: string;
    /** Below it: what it is, or why it cannot be taken. */
    readonly detail: string;
    readonly kind: string;
    readonly isRefused: boolean;
}

interface ChoiceBoxProps {
    anchor: RefObject<HTMLElement>;
    label: string;
    choices: readonly Choice[];
    query: string;
    onQuery: (query: string) => void;
    onTake: (choice: Choice) => void;
    onClose: () => void;
    /** How many there are, in words. */
    status: string;
    at?: { x: number; y: number };
}

/** A search box over a list: letters narrow it, arrows go through it, Enter takes; what cannot be taken says why. */
export function ChoiceBox(props: ChoiceBoxProps): ReactElement {
    const { anchor, label, choices, query, onQuery, onTake, onClose, status, at } = props;
    const [active, setActive] = useState(0);
    const list = useRef<HTMLDivElement>(null);
    const chosen = choices[Math.min(active, choices.length - 1)];
    useEffect(() => {
        // Newer browsers answer a promise, which is not what ends an effect.
        void list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
    }, [active, query]);

    const take = (choice: Choice | undefined): void => {
        if (choice && !choice.isRefused) onTake(choice);
    };
    const key = (event: KeyboardEvent): void => {
        const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
        if (step !== 0) setActive((now) => (now + step + choices.length) % Math.max(1, choices.length));
        else if (event.key === "Enter") take(chosen);
        else return;
        event.preventDefault();
    };
    return (
        <Popover anchor={anchor} onClose={onClose} label={label} className="choice-box" {...(at ? { at } : {})}>
            <label className="search">
                <Icon name="search" />
                <input
                    data-autofocus="" type="text" role="combobox" aria-label={label} placeholder={label} value={query}
                    aria-expanded={true} aria-controls="choice-list" aria-autocomplete="list" autoComplete="off" spellCheck={false}
                    aria-activedescendant={chosen && `choice-${chosen.key}`} onKeyDown={key}
                    onChange={(event) => {
                        setActive(0);
                        onQuery(event.target.value);
                    }}
                />
            </label>
            <div className="choice-list" id="choice-list" role="listbox" aria-label={label} ref={list} tabIndex={-1}>
                {choices.map((choice, index) => (
                    <div
                        key={choice.key} id={`choice-${choice.key}`} className="choice" role="option" data-kind={choice.kind}
                        aria-selected={choice === chosen} aria-disabled={choice.isRefused || undefined}
                        onPointerMove={() => setActive(index)}
                        // Before the field loses the focus.
                        onPointerDown={(event) => {
                            event.preventDefault();
                            take(choice);
                        }}
                    >
                        <span className="choice-title">{choice.title}</span>
                        <span className="choice-note">{choice.note}</span>
                        {choice.detail && <span className="choice-detail">{choice.detail}</span>}
                    </div>
                ))}
            </div>
            <p className="choice-status" role="status">{status}</p>
        </Popover>
    );
}

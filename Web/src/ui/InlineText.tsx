import { KeyboardEvent, ReactElement, useEffect, useRef, useState } from "react";

export interface InlineTextProps {
    value: string;
    label: string;
    placeholder?: string;
    onChange: (value: string) => void;
    inputRef?: (input: HTMLInputElement | null) => void;
    isDisabled?: boolean;
    className?: string;
}

/** Text that is edited where it stands; Enter or leaving keeps it, Escape puts it back. */
export function InlineText(props: InlineTextProps): ReactElement {
    const { value, label, placeholder, onChange, inputRef, isDisabled, className = "" } = props;
    const [draft, setDraft] = useState<string>();
    const isGivenUp = useRef(false);
    const shown = draft ?? value;

    useEffect(() => setDraft(undefined), [value]);

    const leave = (): void => {
        if (!isGivenUp.current && draft !== undefined && draft.trim() !== value) onChange(draft.trim());
        isGivenUp.current = false;
        setDraft(undefined);
    };
    const key = (event: KeyboardEvent<HTMLInputElement>): void => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        isGivenUp.current = event.key === "Escape";
        event.preventDefault();
        event.currentTarget.blur();
    };
    return (
        <span className={`inline-text ${className}`}>
            <span aria-hidden="true">{shown || placeholder || " "}</span>
            <input
                ref={inputRef} value={shown} aria-label={label} placeholder={placeholder} disabled={isDisabled} maxLength={400} size={1}
                spellCheck={false} onChange={(event) => setDraft(event.target.value)} onBlur={leave} onKeyDown={key}
            />
        </span>
    );
}

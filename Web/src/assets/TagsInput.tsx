import { KeyboardEvent, ReactElement, useState } from "react";
import { Button } from "../ui/Button";

export interface TagsInputProps {
    label: string;
    tags: readonly string[];
    placeholder: string;
    onChange: (tags: readonly string[]) => void;
    /** A tag itself was pressed. */
    onPress?: (tag: string) => void;
}

/** A tag has at most so many bytes. */
const tagLimit = 64;
const encoder = new TextEncoder();

/** As much of a tag as is kept, by whole characters. */
function cut(tag: string): string {
    let kept = "";
    for (const character of tag) {
        if (encoder.encode(kept + character).length > tagLimit) break;
        kept += character;
    }
    return kept.trim();
}

/** Tags as chips; Enter or a comma adds one, Backspace takes the last away. */
export function TagsInput({ label, tags, placeholder, onChange, onPress }: TagsInputProps): ReactElement {
    const [typed, setTyped] = useState("");
    const add = (): void => {
        const fresh = typed.split(",").map((tag) => cut(tag.trim())).filter((tag) => tag !== "" && !tags.includes(tag));
        setTyped("");
        if (fresh.length > 0) onChange([...tags, ...new Set(fresh)]);
    };
    const key = (event: KeyboardEvent): void => {
        event.stopPropagation();
        if (event.key === "Enter" || event.key === ",") {
            event.preventDefault();
            add();
        } else if (event.key === "Backspace" && typed === "" && tags.length > 0) {
            onChange(tags.slice(0, -1));
        }
    };
    return (
        <div className="words">
            {tags.map((tag) => (
                <span className="word" key={tag}>
                    {onPress ? <button type="button" className="tag" data-tip="Show all with this tag" onClick={() => onPress(tag)}>{tag}</button> : tag}
                    <Button kind="quiet" icon="close" tip={`Take “${tag}” away`} onClick={() => onChange(tags.filter((other) => other !== tag))} />
                </span>
            ))}
            <input aria-label={label} placeholder={placeholder} value={typed} maxLength={200} onBlur={add} onKeyDown={key} onChange={(event) => setTyped(event.target.value)} />
        </div>
    );
}

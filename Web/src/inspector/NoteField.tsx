import { ReactElement, useState } from "react";
import { textOf } from "../film/settings";
import { Markdown } from "../markdown/Markdown";
import { ticked } from "../markdown/ticking";
import { useStudio } from "../studio/studio";
import type { Node } from "../wasm/core";
import { TextControl } from "./controls/TextControl";

const limit = 60_000;

/** A note's words: as they are typed, and as they read. */
export function NoteField({ note }: { note: Node }): ReactElement {
    const { session } = useStudio();
    const text = textOf(note.fields["text"]) ?? "";
    const [isWriting, setWriting] = useState(text === "");
    const write = (next: string, gesture?: string): void => void session.perform(
        "Text", [{ op: "set_field", node: note.id, key: "text", value: next === "" ? null : { text: next } }], gesture);
    return (
        <div className="note-field">
            <div className="segments" role="radiogroup" aria-label="How the note is shown">
                <Choice title="Read" isChecked={!isWriting} onChoose={() => setWriting(false)} />
                <Choice title="Write" isChecked={isWriting} onChoose={() => setWriting(true)} />
            </div>
            {isWriting ? (
                <>
                    <TextControl
                        label="Text" value={text} limit={limit} isMultiline onChange={write}
                        placeholder={"# A heading\n- [ ] something to do\n**strong**, *emphasis*, `code`, [a link](https://…)"}
                    />
                    <p className="note-help quiet">Markdown. Double-click the note on the canvas to write there.</p>
                </>
            ) : text === "" ? <p className="quiet">Nothing is written here yet.</p> : (
                <div className="markdown">
                    <Markdown text={text} onTick={(line) => write(ticked(text, line))} />
                </div>
            )}
        </div>
    );
}

function Choice({ title, isChecked, onChoose }: { title: string; isChecked: boolean; onChoose: () => void }): ReactElement {
    return (
        <label data-checked={isChecked || undefined}>
            <input type="radio" name="note-shown" checked={isChecked} onChange={onChoose} />
            {title}
        </label>
    );
}

import { ReactElement, useEffect, useRef, useState } from "react";
import { tell } from "../app/notices";
import { addNode, deleteSelection } from "../canvas/edits";
import { textOf } from "../film/settings";
import { TextControl } from "../inspector/controls/TextControl";
import { Markdown } from "../markdown/Markdown";
import { ticked } from "../markdown/ticking";
import { outlineOf } from "../outline/context";
import { placeOf } from "../outline/placing";
import { useDocument, useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import type { Node } from "../wasm/core";

/** Bytes of UTF-8 that a note may hold, where the catalogue does not say otherwise. */
const most = 16_000;

/** The film's notes: read as they are, and written where they stand. */
export function Notes(): ReactElement {
    const studio = useStudio();
    const document = useDocument();
    const [written, write] = useState<string>();
    const notes = document.nodes().filter(({ kind }) => kind === "note").map(({ id }) => document.node(id))
        .filter((node): node is Node => node !== null).sort(byPlace);
    const add = (): void => {
        const kind = studio.catalogue.kind("note");
        const node = kind ? addNode(outlineOf(studio).host, "note", placeOf(studio, kind)) : null;
        if (node !== null) write(node);
    };
    return (
        <div className="phone-notes">
            {notes.length === 0 && (
                <div className="phone-none">
                    <h2>No notes yet</h2>
                    <p>A note is a card with words: what the next take needs, what the day was like.</p>
                </div>
            )}
            {notes.map((note) => (
                <Note key={note.id} note={note} isWritten={written === note.id} onWrite={(is) => write(is ? note.id : undefined)} />
            ))}
            <Button kind={notes.length === 0 ? "primary" : "plain"} icon="add" onClick={add}>Add a note</Button>
        </div>
    );
}

/** As they stand on the canvas: from above, and from the left. */
function byPlace(a: Node, b: Node): number {
    return a.y - b.y || a.x - b.x;
}

function Note({ note, isWritten, onWrite }: { note: Node; isWritten: boolean; onWrite: (is: boolean) => void }): ReactElement {
    const studio = useStudio();
    const card = useRef<HTMLElement>(null);
    const field = studio.catalogue.kind(note.kind)?.fields.find(({ key }) => key === "text");
    const limit = field?.type.is === "text" ? field.type.limit : most;
    const text = textOf(note.fields["text"]) ?? "";
    const title = note.title || "Note";
    useEffect(() => {
        if (isWritten) card.current?.querySelector("textarea")?.focus();
    }, [isWritten]);
    const write = (words: string, gesture?: string): void => {
        studio.session.perform(`Write “${title}”`, [{ op: "set_field", node: note.id, key: "text", value: { text: words } }], gesture);
    };
    const remove = (): void => {
        studio.selection.choose([note.id]);
        if (deleteSelection(outlineOf(studio).host)) {
            tell(`“${title}” is deleted.`, "plain", { title: "Undo", run: () => studio.session.undo() });
        }
    };
    return (
        <article className="phone-note" ref={card} aria-label={title}>
            <header>
                <h2>{title}</h2>
                <Button kind="quiet" aria-pressed={isWritten} aria-label={isWritten ? `Done with ${title}` : `Edit ${title}`} disabled={note.locked}
                    icon={isWritten ? "check" : undefined} onClick={() => onWrite(!isWritten)}>
                    {isWritten ? "Done" : "Edit"}
                </Button>
                <Button kind="quiet" icon="trash" tip={`Delete ${title}`} disabled={note.locked} onClick={remove} />
            </header>
            {isWritten ? (
                <TextControl
                    label={`Words of ${title}`} value={text} limit={limit} isMultiline placeholder="Write…"
                    onChange={write}
                />
            ) : text.trim() === "" ? <p className="quiet">Nothing is written here yet.</p> : (
                <div className="markdown">
                    <Markdown text={text} onTick={(line) => write(ticked(text, line))} />
                </div>
            )}
        </article>
    );
}

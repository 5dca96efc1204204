import { FormEvent, ReactElement, useEffect, useState } from "react";
import { tell } from "../app/notices";
import { session } from "../app/session";
import { ago, count, exactly } from "../film/words";
import type { Editor } from "../editing/editor";
import { Button } from "../ui/Button";
import { download, partOf, templateOf, titleOf } from "./saving";
import { forgetTemplate, keepTemplate, SavedTemplate, savedTemplates } from "./shelf";

const person = (): string => {
    const who = session.get();
    return who.is === "in" ? who.me.user.id : "";
};
const said = (error: unknown): void => tell(error instanceof Error ? error.message : String(error), "danger");

/** Saves what is selected, or the film, as a template or as a file, and puts templates onto the canvas. */
export function TemplatesPanel({ editor, onClose }: { editor: Editor; onClose: () => void }): ReactElement {
    const { studio } = editor;
    const host = studio.canvas?.stage.host;
    const [saved, setSaved] = useState<readonly SavedTemplate[]>();
    const [title, setTitle] = useState(() => (host ? titleOf(host, studio.film.get().title) : ""));
    const nodes = host ? partOf(host) : [];
    const isPart = (host?.selection.nodes.size ?? 0) > 0;
    const read = (): void => void savedTemplates(person()).then(setSaved, said);
    useEffect(read, []);

    const keep = (event: FormEvent): void => {
        event.preventDefault();
        const name = title.trim();
        if (!host || name === "" || nodes.length === 0) return;
        const template = templateOf(host, nodes, name, Date.now());
        keepTemplate(person(), template).then(read).then(() => tell(`“${name}” is kept as a template.`), said);
    };
    const take = (template: SavedTemplate): void => {
        onClose();
        editor.paste(template.text, false);
    };
    return (
        <section className="templates-panel" role="dialog" aria-label="Templates" onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") onClose();
        }}>
            <header>
                <h2>Templates</h2>
                <Button kind="quiet" icon="close" tip="Close" onClick={onClose} />
            </header>
            <form onSubmit={keep}>
                <p className="quiet">{isPart ? `Save ${count(nodes.length, "selected card")}, with what frames and subgraphs hold.`
                    : `Save the whole film: ${count(nodes.length, "card")}.`}</p>
                <div className="templates-save">
                    <input type="text" className="input" aria-label="Title of the template" value={title} maxLength={120}
                        autoFocus onChange={(event) => setTitle(event.target.value)} />
                    <Button kind="primary" type="submit" disabled={nodes.length === 0 || title.trim() === ""}>Save as template</Button>
                    <Button type="button" disabled={nodes.length === 0 || title.trim() === ""} onClick={() => {
                        if (host) download(title.trim(), templateOf(host, nodes, title.trim(), Date.now()).text);
                    }}>Save as file…</Button>
                </div>
            </form>
            {saved?.length === 0 && <p className="empty-line">None is saved yet. They are kept in this browser; files can be given to others.</p>}
            {saved && saved.length > 0 && (
                <ul aria-label="Your templates">
                    {saved.map((template) => (
                        <li key={template.title}>
                            <span className="templates-title">{template.title}</span>
                            <span className="quiet" data-tip={exactly(new Date(template.saved).toISOString())}>
                                {count(template.cards, "card")} · {ago(new Date(template.saved).toISOString())}
                            </span>
                            <Button kind="quiet" onClick={() => take(template)}>Use here</Button>
                            <Button kind="quiet" icon="download" tip="Save as file" onClick={() => download(template.title, template.text)} />
                            <Button kind="quiet" icon="trash" tip="Forget it" onClick={() => {
                                forgetTemplate(person(), template.title).then(read, said);
                                tell(`“${template.title}” is forgotten.`, "plain", {
                                    title: "Keep it", run: () => void keepTemplate(person(), template).then(read, said),
                                });
                            }} />
                        </li>
                    ))}
                </ul>
            )}
        </section>
    );
}

import { FormEvent, ReactElement, useEffect, useState } from "react";
import { tell } from "../app/notices";
import { ago, count, exactly } from "../film/words";
import type { Editor } from "../editing/editor";
import { Button } from "../ui/Button";
import { clipOf, download, partOf, titleOf } from "./saving";
import { forgetTemplate, keepTemplate, savedClip, SavedTemplate, savedTemplates } from "./shelf";

const said = (error: unknown): void => tell(error instanceof Error ? error.message : String(error), "danger");

/** Saves what is selected, or the film, as a template or as a file, and puts templates onto the canvas. */
export function TemplatesPanel({ editor, onClose }: { editor: Editor; onClose: () => void }): ReactElement {
    const { studio } = editor;
    const host = studio.canvas?.stage.host;
    const [saved, setSaved] = useState<readonly SavedTemplate[]>();
    const [title, setTitle] = useState(() => (host ? titleOf(host, studio.film.get().title) : ""));
    const nodes = host ? partOf(host) : [];
    const isPart = (host?.selection.nodes.size ?? 0) > 0;
    const read = (): void => void savedTemplates().then(setSaved, said);
    useEffect(read, []);

    const keep = (event: FormEvent): void => {
        event.preventDefault();
        const name = title.trim();
        if (!host || name === "" || nodes.length === 0) return;
        keepTemplate(name, clipOf(host, nodes)).then(read).then(() => tell(`“${name}” is kept as a template.`), said);
    };
    const use = (template: SavedTemplate): void => void savedClip(template).then((clip) => {
        onClose();
        editor.paste(JSON.stringify(clip), false);
    }, said);
    const forget = async (template: SavedTemplate): Promise<void> => {
        const clip = await savedClip(template);
        await forgetTemplate(template);
        read();
        tell(`“${template.title}” is forgotten.`, "plain", {
            title: "Keep it", run: () => void keepTemplate(template.title, clip).then(read, said),
        });
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
                        if (host) download(title.trim(), clipOf(host, nodes));
                    }}>Save as file…</Button>
                </div>
            </form>
            {saved?.length === 0 && <p className="empty-line">None is saved yet. The studio keeps them for you; files can be given to others.</p>}
            {saved && saved.length > 0 && (
                <ul aria-label="Your templates">
                    {saved.map((template) => (
                        <li key={template.id}>
                            <span className="templates-title">{template.title}</span>
                            <span className="quiet" data-tip={exactly(template.saved)}>
                                {count(template.cards, "card")} · {ago(template.saved)}
                            </span>
                            <Button kind="quiet" onClick={() => use(template)}>Use here</Button>
                            <Button kind="quiet" icon="download" tip="Save as file" onClick={() => void savedClip(template).then((clip) => download(template.title, clip), said)} />
                            <Button kind="quiet" icon="trash" tip="Forget it" onClick={() => void forget(template).catch(said)} />
                        </li>
                    ))}
                </ul>
            )}
        </section>
    );
}

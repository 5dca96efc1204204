import { FormEvent, ReactElement, useState } from "react";
import type { AssetFolder } from "../api/types";
import { Button } from "../ui/Button";
import { Popover, usePopover } from "../ui/Popover";
import { useStore } from "../ui/store";
import { searchField, useDesk } from "./context";
import { Stars } from "./Stars";
import { folderQuery, isNarrowed, isOpen, opened } from "./query";

/** Searches that were saved, and the way to save this one. */
export function Folders(): ReactElement {
    const desk = useDesk();
    const search = useStore(desk.search);
    const folders = useStore(desk.folders);
    const { anchor, isOpen: isListed, toggle, close } = usePopover<HTMLButtonElement>();
    const open = (folder: AssetFolder): void => {
        const found = opened(folder, search);
        // Letters typed a moment ago must not be looked for instead.
        searchField.show(found.text);
        desk.find(found);
        close();
    };
    const here = isNarrowed(search) ? folders.find((folder) => isOpen(folder, search)) : undefined;
    return (
        <>
            <Button
                ref={anchor} kind="quiet" icon="folder" tip={here ? `Saved search: ${here.name}` : "Saved searches and rating"} aria-haspopup="dialog"
                aria-expanded={isListed} aria-pressed={here !== undefined || search.rating > 0} onClick={toggle}
            />
            {isListed && (
                <Popover anchor={anchor} onClose={close} label="Saved searches" className="folders">
                    <h3>Saved searches</h3>
                    {folders.length === 0 && !isNarrowed(search) && <p className="quiet">Search for something or choose kinds, then save it here.</p>}
                    <ul>
                        {folders.map((folder) => (
                            <li key={folder.id}>
                                <button
                                    type="button" className="menu-entry" aria-current={here === folder || undefined}
                                    onClick={() => open(folder)}
                                >
                                    {folder.name}
                                </button>
                                <Button kind="quiet" icon="trash" tip={`Delete “${folder.name}”`} onClick={() => void desk.deleteFolder(folder)} />
                            </li>
                        ))}
                    </ul>
                    {isNarrowed(search) && !here && <Save onDone={close} />}
                    <div className="folders-rating">
                        <span>At least</span>
                        <Stars label="At least so many stars" value={search.rating} onChange={(rating) => desk.find({ ...search, rating })} />
                    </div>
                </Popover>
            )}
        </>
    );
}

/** The search as it is, under a name. */
function Save({ onDone }: { onDone: () => void }): ReactElement {
    const desk = useDesk();
    const search = useStore(desk.search);
    const [name, setName] = useState(search.text.trim());
    const save = async (event: FormEvent): Promise<void> => {
        event.preventDefault();
        if (name.trim() !== "" && await desk.saveFolder(name.trim(), folderQuery(search))) onDone();
    };
    return (
        <form className="folders-save" onSubmit={(event) => void save(event)}>
            <input
                className="input" aria-label="Name of the saved search" placeholder="Name it" value={name} maxLength={200} data-autofocus
                onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" disabled={name.trim() === ""}>Save this search</Button>
        </form>
    );
}

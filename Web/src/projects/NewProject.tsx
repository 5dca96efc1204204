import { ReactElement, useEffect, useState } from "react";
import { keyText } from "../app/commands";
import { Button } from "../ui/Button";
import { Menu, Popover, usePopover } from "../ui/Popover";
import { useLater } from "../ui/later";
import { count } from "../film/words";
import { SavedTemplate, savedTemplates } from "../templates/shelf";
import type { Creation } from "./creation";

export function NewProject({ creation }: { creation: Creation }): ReactElement {
    const menu = usePopover<HTMLButtonElement>();
    const templates = useLater(() => undefined)?.templates ?? [];
    const [own, setOwn] = useState<readonly SavedTemplate[]>([]);
    // Whoever cannot be asked now is asked when the menu opens again.
    useEffect(() => {
        if (menu.isOpen) savedTemplates().then(setOwn, () => undefined);
    }, [menu.isOpen]);
    return (
        <>
            <Button
                kind="primary" icon="add" ref={menu.anchor} disabled={creation.isBusy} tip="Begin a film"
                aria-haspopup="menu" aria-expanded={menu.isOpen} onClick={menu.toggle}
            >
                {creation.isBusy ? "Beginning…" : "New"}
            </Button>
            {menu.isOpen && (
                <Popover anchor={menu.anchor} onClose={menu.close} align="end" label="New film" role="menu">
                    <Menu
                        onDone={menu.close}
                        groups={[[
                            {
                                title: "From a file…", detail: "A screenplay, or a film saved as a file; dropping it here does the same",
                                run: creation.chooseFile,
                            },
                            {
                                title: "Blank", detail: "An empty canvas", keys: keyText("N"), run: () => void creation.blank(),
                            },
                        ], templates.map(({ template, title, detail }) => ({
                            title, detail, run: () => void creation.fromTemplate(template, title),
                        })), own.map((template) => ({
                            title: template.title, detail: `Your template, ${count(template.cards, "card")}`,
                            run: () => void creation.fromSaved(template),
                        }))].filter((group) => group.length > 0)}
                    />
                </Popover>
            )}
        </>
    );
}

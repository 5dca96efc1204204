import type { ReactElement } from "react";
import { keyText } from "../app/commands";
import { Button } from "../ui/Button";
import { Menu, Popover, usePopover } from "../ui/Popover";
import { useLater } from "../ui/later";
import type { Creation } from "./creation";

export function NewProject({ creation }: { creation: Creation }): ReactElement {
    const menu = usePopover<HTMLButtonElement>();
    const templates = useLater(() => undefined)?.templates ?? [];
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
                                title: "From a screenplay…", detail: "A .fountain file; dropping it on the page does the same",
                                run: creation.chooseFile,
                            },
                            {
                                title: "Blank", detail: "An empty canvas", keys: keyText("N"), run: () => void creation.blank(),
                            },
                        ], templates.map(({ template, title, detail }) => ({
                            title, detail, run: () => void creation.fromTemplate(template, title),
                        }))]}
                    />
                </Popover>
            )}
        </>
    );
}

import { ReactElement, useEffect, useState } from "react";
import { call } from "../api/client";
import type { Run } from "../api/types";
import { ago, count } from "../film/words";
import { sentenceOf } from "../studio/runs";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Menu, Popover, usePopover } from "../ui/Popover";
import { showSheet } from "./desk";

/** The node's sheets, newest first; nothing stands there while it has none. */
export function SheetsMenu({ node, shown }: { node: string; shown?: string }): ReactElement | null {
    const studio = useStudio();
    const { anchor, isOpen, toggle, close } = usePopover<HTMLButtonElement>();
    const [runs, setRuns] = useState<readonly Run[]>([]);
    useEffect(() => {
        let isWanted = true;
        call("variations", { path: { project: studio.session.id }, query: { node, limit: 50 } }).then(
            ({ items }) => { if (isWanted) setRuns(items); },
            (error: unknown) => { if (isWanted) studio.tell(sentenceOf(error), "danger"); });
        return () => {
            isWanted = false;
        };
    }, [studio, node, shown, isOpen]);
    if (runs.every(({ id }) => id === shown)) return null;
    return (
        <>
            <Button ref={anchor} kind="quiet" icon="grid" tip="Earlier variations of it" aria-haspopup="menu" aria-expanded={isOpen} onClick={toggle}>
                {count(runs.length, "sheet")}
            </Button>
            {isOpen && (
                <Popover anchor={anchor} onClose={close} align="end" label="Contact sheets" role="menu">
                    <Menu
                        onDone={close}
                        groups={[runs.map((run, index) => ({
                            title: `${runs.length - index}. ${count(run.total, "take")}, ${run.tier}`, detail: ago(run.submitted), isChecked: run.id === shown,
                            run: () => showSheet(studio, run.id),
                        }))]}
                    />
                </Popover>
            )}
        </>
    );
}

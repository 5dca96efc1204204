import { ReactElement, useEffect, useRef } from "react";
import { Problem } from "../api/client";
import { connection } from "../app/connection";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { OpenSheet } from "./OpenSheet";
import { leaveSheet } from "./desk";
import { usePanelKeys } from "./usePanelKeys";
import { useSheet } from "./useSheet";

/** A contact sheet over the canvas, or why it is not there. */
export function SheetPanel({ run }: { run: string }): ReactElement {
    const { sheet, opening } = useSheet(run);
    if (sheet && opening.is === "open") return <OpenSheet key={run} model={sheet} sheet={opening.sheet} />;
    return <NoSheet error={opening.is === "failed" ? opening.error : undefined} again={sheet?.refresh} />;
}

function NoSheet({ error, again }: { error: unknown; again: (() => void) | undefined }): ReactElement {
    const studio = useStudio();
    const status = useStore(connection.status);
    const panel = useRef<HTMLElement>(null);
    usePanelKeys(panel, (event) => {
        if (event.key !== "Escape") return false;
        leaveSheet(studio);
        return true;
    });
    useEffect(() => panel.current?.focus({ preventScroll: true }), []);
    const isMissing = error instanceof Problem && (error.status === 404 || error.status === 400);
    return (
        <section ref={panel} className="sheet sheet-none" aria-label="Variations" aria-busy={error === undefined} tabIndex={-1}>
            {error === undefined ? <p>{status.phase === "live" ? "Laying out the takes…" : "The studio does not answer. The sheet comes once it does."}</p> : (
                <>
                    <h2>{isMissing ? "No such contact sheet" : "The contact sheet cannot be shown"}</h2>
                    <p>{isMissing ? "The address has a mistake, or the run was not one of variations." : error instanceof Error ? error.message : String(error)}</p>
                    <span>
                        {!isMissing && again && <Button kind="primary" onClick={again}>Try again</Button>}
                        <Button kind={isMissing ? "primary" : "quiet"} onClick={() => leaveSheet(studio)}>To the canvas</Button>
                    </span>
                </>
            )}
        </section>
    );
}

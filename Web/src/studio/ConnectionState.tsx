import type { ReactElement } from "react";
import { connection } from "../app/connection";
import { useStore } from "../ui/store";
import { ConnectionNotice } from "./ConnectionNotice";
import { savedWords } from "./savedWords";
import { useStudio } from "./studio";

/** A quiet dot while all is well. */
export function ConnectionDot({ hasTip = true }: { hasTip?: boolean }): ReactElement {
    const { phase } = useStore(connection.status);
    const { session } = useStudio();
    const { words, tip } = savedWords(phase === "live", useStore(session.unsent), useStore(session.kept));
    return (
        <span className="connection" data-state={phase} data-tip={tip} tabIndex={hasTip ? 0 : undefined} role="status">
            <i aria-hidden="true" />
            {words}
        </span>
    );
}

/** Says that the connection is cut, when the page tries again, and what becomes of the edits. */
export function ConnectionStrip(): ReactElement {
    const { session } = useStudio();
    const { strip } = savedWords(false, useStore(session.unsent), useStore(session.kept));
    return <ConnectionNotice consequence={strip} />;
}

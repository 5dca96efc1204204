import type { ReactElement } from "react";
import { connection } from "../app/connection";
import { useStore } from "../ui/store";
import { ConnectionNotice } from "./ConnectionNotice";
import { useStudio } from "./studio";

/** A quiet dot while all is well. */
export function ConnectionDot({ hasTip = true }: { hasTip?: boolean }): ReactElement {
    const { phase } = useStore(connection.status);
    const { session } = useStudio();
    const unsent = useStore(session.unsent);
    const offline = useStore(session.offline);
    const isLive = phase === "live";
    return (
        <span className="connection" data-state={phase} tabIndex={hasTip ? 0 : undefined} role="status"
            data-tip={isLive ? "Every edit is kept by the studio as it is made" : offline.tip}>
            <i aria-hidden="true" />
            {!isLive ? offline.words : unsent > 0 ? "Saving…" : "Saved"}
        </span>
    );
}

/** Says that the connection is cut, when the page tries again, and what becomes of the edits. */
export function ConnectionStrip(): ReactElement {
    return <ConnectionNotice consequence={useStore(useStudio().session.offline).strip} />;
}

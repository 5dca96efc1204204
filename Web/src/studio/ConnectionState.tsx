import type { ReactElement } from "react";
import { connection } from "../app/connection";
import { count } from "../film/words";
import { useStore } from "../ui/store";
import { ConnectionNotice } from "./ConnectionNotice";
import { useStudio } from "./studio";

/** A quiet dot while all is well. */
export function ConnectionDot({ hasTip = true }: { hasTip?: boolean }): ReactElement {
    const { phase } = useStore(connection.status);
    const unsent = useStore(useStudio().session.unsent);
    const isLive = phase === "live";
    const words = !isLive ? "Offline" : unsent > 0 ? "Saving…" : "Saved";
    const tip = isLive
        ? "Every edit is kept by the studio as it is made"
        : `The studio does not answer. ${unsent > 0 ? `${count(unsent, "edit")} will be sent when it does.` : ""}`;
    return (
        <span className="connection" data-state={isLive ? "live" : phase} data-tip={tip} tabIndex={hasTip ? 0 : undefined} role="status">
            <i aria-hidden="true" />
            {words}
        </span>
    );
}

/** Says that the connection is cut, when the page tries again, and that nothing is lost. */
export function ConnectionStrip(): ReactElement {
    const unsent = useStore(useStudio().session.unsent);
    const edits = unsent > 0 ? `${count(unsent, "edit")} will be sent when it is back.` : "edits are sent when it is back.";
    return <ConnectionNotice consequence={`You can go on: ${edits}`} />;
}

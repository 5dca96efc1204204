import { ReactElement, useEffect, useState } from "react";
import { connection } from "../app/connection";
import { count } from "../film/words";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { useStudio } from "./studio";

/** A quiet dot while all is well. */
export function ConnectionDot(): ReactElement {
    const { phase } = useStore(connection.status);
    const unsent = useStore(useStudio().session.unsent);
    const isLive = phase === "live";
    const words = !isLive ? "Offline" : unsent > 0 ? "Saving…" : "Saved";
    const tip = isLive
        ? "Every edit is kept by the studio as it is made"
        : `The studio does not answer. ${unsent > 0 ? `${count(unsent, "edit")} will be sent when it does.` : ""}`;
    return (
        <span className="connection" data-state={isLive ? "live" : phase} data-tip={tip} tabIndex={0} role="status">
            <i aria-hidden="true" />
            {words}
        </span>
    );
}

/** Says that the connection is cut, when the page tries again, and that nothing is lost. */
export function ConnectionStrip(): ReactElement | null {
    const status = useStore(connection.status);
    const unsent = useStore(useStudio().session.unsent);
    const [now, setNow] = useState(Date.now());
    const [isLate, setLate] = useState(false);
    const isCut = status.phase === "waiting" || status.phase === "connecting";

    useEffect(() => {
        setLate(false);
        if (!isCut) return undefined;
        // A blink of the network is not worth a word.
        const late = window.setTimeout(() => setLate(true), 700);
        const ticking = window.setInterval(() => setNow(Date.now()), 500);
        return () => {
            window.clearTimeout(late);
            window.clearInterval(ticking);
        };
    }, [isCut]);

    if (!isCut || !isLate) return null;
    const seconds = Math.max(0, Math.ceil(((status.nextAttempt ?? now) - now) / 1000));
    return (
        <div className="connection-strip" role="alert">
            <span>
                The studio does not answer. You can go on:{" "}
                {unsent > 0 ? `${count(unsent, "edit")} will be sent when it is back.` : "edits are sent when it is back."}
            </span>
            <span className="connection-next">
                {status.phase === "connecting" || seconds === 0 ? "Trying…" : `Next attempt in ${seconds} s`}
            </span>
            <Button kind="quiet" onClick={() => connection.retry()}>Try now</Button>
        </div>
    );
}

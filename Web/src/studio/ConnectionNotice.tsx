import { ReactElement, useEffect, useState } from "react";
import { connection } from "../app/connection";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";

/** Says that the connection is cut, what that means, and when the page tries again. */
export function ConnectionNotice({ consequence }: { consequence: string }): ReactElement | null {
    const status = useStore(connection.status);
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
            <span>The studio does not answer. {consequence}</span>
            <span className="connection-next">
                {status.phase === "connecting" || seconds === 0 ? "Trying…" : `Next attempt in ${seconds} s`}
            </span>
            <Button kind="quiet" onClick={() => connection.retry()}>Try now</Button>
        </div>
    );
}

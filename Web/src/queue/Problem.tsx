import type { ReactElement } from "react";
import { Button } from "../ui/Button";

/** A part that could not be had: why, and the way to try again. */
export function Problem({ error, again }: { error: unknown; again: () => void }): ReactElement {
    return (
        <div className="queue-empty" role="alert">
            <p>{error instanceof Error ? error.message : String(error)}</p>
            <Button onClick={again}>Try again</Button>
        </div>
    );
}

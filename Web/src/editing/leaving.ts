/** What the studio has not confirmed is lost with the tab, unless the connection is there to send it: then leaving asks first. */
import { connection } from "../app/connection";
import type { Studio } from "../studio/studio";

export function askBeforeLosing({ session }: Studio): () => void {
    const ask = (event: BeforeUnloadEvent): void => {
        if (connection.isLive || session.unsent.get() === 0) return;
        event.preventDefault();
        event.returnValue = "";
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
}

import { MouseEvent, ReactElement, useState } from "react";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { fetchLater, useLater } from "../ui/later";
import { Screen } from "./Screen";
import { keyText, keysOf, useCommands } from "./commands";
import { navigate } from "./router";

export type QueueView = "waiting" | "history";

export function QueueEntry({ view }: { view: QueueView }): ReactElement {
    const [isFailed, setFailed] = useState(false);
    const parts = useLater(() => setFailed(true));
    if (parts) return <parts.QueuePage view={view} />;
    if (!isFailed) return <main className="screen" aria-busy="true" aria-label="Opening the queue" />;
    return (
        <Screen
            title="The queue’s page did not come" sign="alert"
            text="The studio does not answer, or it runs another version since this page was loaded."
        >
            <Button kind="primary" onClick={() => window.location.reload()}>Load again</Button>
            <Button kind="quiet" onClick={() => navigate("/")}>To the projects</Button>
        </Screen>
    );
}

/** The way to the queue, and its key; `waiting` is how much of what is on screen waits there. */
export function QueueLink({ waiting = 0, of = "" }: { waiting?: number; of?: string }): ReactElement {
    useCommands([
        { id: "queue", title: "The queue of all films", group: "Page", keys: [keysOf.queue], run: () => navigate("/queue") },
    ]);
    const open = (event: MouseEvent): void => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate("/queue");
    };
    const words = waiting > 0 ? `The queue of all films; ${waiting} ${of}` : "The queue of all films";
    return (
        <a
            href="/queue" className={`button button-quiet ${waiting > 0 ? "" : "button-icon"}`} aria-label={words} data-tip={words}
            data-keys={keyText(keysOf.queue)} onClick={open} onPointerEnter={() => void fetchLater().catch(() => undefined)}
        >
            <Icon name="queue" />
            {waiting > 0 && <span className="number">{waiting}</span>}
        </a>
    );
}

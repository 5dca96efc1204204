import { ComponentType, MouseEvent, ReactElement, useEffect, useState } from "react";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Screen } from "./Screen";
import { keyText, keysOf, useCommands } from "./commands";
import { navigate } from "./router";

/** The address of the queue page's style; the build puts it in. */
declare const QUEUE_STYLE_URL: string;

export type QueueView = "waiting" | "history";
type Page = ComponentType<{ view: QueueView }>;

let loaded: Page | undefined;
let loading: Promise<Page> | undefined;

function fetchStyle(): Promise<void> {
    return new Promise((resolve, reject) => {
        const link = document.createElement("link");
        link.rel = "stylesheet";
        link.href = QUEUE_STYLE_URL;
        link.onload = () => resolve();
        link.onerror = () => {
            link.remove();
            reject(new Error("The style of the queue’s page did not come."));
        };
        document.head.append(link);
    });
}

/** The queue's page comes when it is first wanted; a failed attempt is not kept. */
function fetchPage(): Promise<Page> {
    loading ??= Promise.all([import("../later"), fetchStyle()]).then(([{ QueuePage }]) => {
        loaded = QueuePage;
        return QueuePage;
    }).catch((error: unknown) => {
        loading = undefined;
        throw error;
    });
    return loading;
}

export function QueueEntry({ view }: { view: QueueView }): ReactElement {
    const [Queue, setQueue] = useState<{ page: Page | undefined }>({ page: loaded });
    const [isFailed, setFailed] = useState(false);
    useEffect(() => {
        if (loaded) return;
        fetchPage().then((page) => setQueue({ page }), () => setFailed(true));
    }, []);
    if (Queue.page) return <Queue.page view={view} />;
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
            data-keys={keyText(keysOf.queue)} onClick={open} onPointerEnter={() => void fetchPage().catch(() => undefined)}
        >
            <Icon name="queue" />
            {waiting > 0 && <span className="number">{waiting}</span>}
        </a>
    );
}

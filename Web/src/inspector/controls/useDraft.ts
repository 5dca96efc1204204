import { useEffect, useRef, useState } from "react";

let gestures = 0;

/** A name for a gesture: edits of one gesture are one step of undo. */
export function newGesture(): string {
    gestures += 1;
    return `inspector-${gestures}`;
}

const sendEvery = 120;

export interface Draft<Content> {
    readonly shown: Content;
    readonly isOpen: boolean;
    change: (content: Content) => void;
    end: () => void;
    giveUp: () => void;
}

/**
 * What a person is dragging or typing, ahead of the document: shown at once, sent a few times a second, and whole at
 * the end, be it that the tab is closed. Everything between the first `change` and `end` is one step of undo.
 */
export function useDraft<Content>(
    value: Content, commit: (content: Content, gesture: string) => void, pause = sendEvery,
): Draft<Content> {
    const [draft, setDraft] = useState<{ content: Content }>();
    const newest = useRef<{ content: Content } | undefined>(undefined);
    const gesture = useRef<string | undefined>(undefined);
    const timer = useRef(0);
    const send = useRef(commit);
    send.current = commit;

    const flush = (): void => {
        window.clearTimeout(timer.current);
        timer.current = 0;
        const content = newest.current;
        newest.current = undefined;
        if (content) send.current(content.content, (gesture.current ??= newGesture()));
    };
    useEffect(() => {
        window.addEventListener("pagehide", flush);
        document.addEventListener("visibilitychange", flush);
        return () => {
            window.removeEventListener("pagehide", flush);
            document.removeEventListener("visibilitychange", flush);
            flush();
        };
    }, []);

    return {
        shown: draft ? draft.content : value,
        isOpen: draft !== undefined,
        change: (content) => {
            setDraft({ content });
            newest.current = { content };
            if (timer.current === 0) timer.current = window.setTimeout(flush, pause);
        },
        end: () => {
            flush();
            gesture.current = undefined;
            setDraft(undefined);
        },
        giveUp: () => {
            window.clearTimeout(timer.current);
            timer.current = 0;
            newest.current = undefined;
            gesture.current = undefined;
            setDraft(undefined);
        },
    };
}

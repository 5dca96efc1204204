/** What the browser tells a page about its end. */
export interface PageEvents {
    /** It is hidden, and may not be told anything any more. */
    hidden(): void;
    /** It goes. */
    gone(): void;
    /** It was put aside, and is back. */
    back(): void;
    /** Whether something would be lost if it were closed now. */
    wouldLose(): boolean;
}

/** Answers what ends it. */
export function watchPage({ hidden, gone, back, wouldLose }: PageEvents): () => void {
    const endings: (() => void)[] = [];
    const listen = (target: EventTarget, name: string, action: (event: Event) => void): void => {
        target.addEventListener(name, action);
        endings.push(() => target.removeEventListener(name, action));
    };
    listen(window.document, "visibilitychange", () => window.document.visibilityState === "hidden" && hidden());
    listen(window, "pagehide", gone);
    listen(window, "pageshow", (event) => (event as PageTransitionEvent).persisted && back());
    listen(window, "beforeunload", (event) => {
        if (!wouldLose()) return;
        event.preventDefault();
        (event as BeforeUnloadEvent).returnValue = "";
    });
    return () => endings.forEach((end) => end());
}

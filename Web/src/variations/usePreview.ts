import { useEffect, useState } from "react";
import { Quote, api } from "../api/client";
import type { Variations } from "../api/types";
import { sentenceOf } from "../studio/runs";
import { useStudio } from "../studio/studio";

export type Preview =
    | { readonly is: "asking"; readonly before?: Quote }
    | { readonly is: "quoted"; readonly quote: Quote }
    | { readonly is: "impossible"; readonly sentence: string };

/** Nothing is asked while somebody types, in milliseconds. */
const pause = 250;

/** What a set-up would do, asked again when it, the film or its takes change; undefined without anything that varies. */
export function usePreview(variations: Variations | undefined, isForced: boolean): Preview | undefined {
    const { session, film } = useStudio();
    const [preview, setPreview] = useState<Preview>({ is: "asking" });
    const asked = variations && JSON.stringify(variations);
    useEffect(() => {
        if (asked === undefined) return undefined;
        let asking = new AbortController();
        let timer = 0;
        const ask = (): void => {
            asking.abort();
            asking = new AbortController();
            const { signal } = asking;
            const targets = { variations: JSON.parse(asked) as Variations };
            api.plan(session.id, targets, film.get().tier, isForced, signal).then(
                (quote) => setPreview({ is: "quoted", quote }),
                (error: unknown) => signal.aborted || setPreview({ is: "impossible", sentence: sentenceOf(error) }));
        };
        const later = (): void => {
            window.clearTimeout(timer);
            timer = window.setTimeout(ask, pause);
        };
        setPreview((now) => (now.is === "quoted" ? { is: "asking", before: now.quote } : now.is === "asking" ? now : { is: "asking" }));
        later();
        const endings = [session.version.subscribe(later), session.jobsVersion.subscribe(later), session.unsent.subscribe(later)];
        return () => {
            window.clearTimeout(timer);
            asking.abort();
            for (const end of endings) end();
        };
    }, [session, film, asked, isForced]);
    return asked === undefined ? undefined : preview;
}

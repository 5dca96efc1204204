import { useRef, useState } from "react";
import { api } from "../api/client";
import type { Take, TakeReview as Review } from "../api/types";
import { tell } from "../app/notices";
import { sentenceOf } from "../studio/runs";
import { useStudio } from "../studio/studio";

/**
 * The take as the studio last answered it, ahead of the list that comes after it, and a way to say something about it:
 * one after the other, each knowing the answer before.
 */
export function useSaying(listed: Take, answered?: (take: Take) => void): { take: Take; say: (what: (now: Take) => Review) => Promise<boolean> } {
    const { session } = useStudio();
    const [answer, setAnswer] = useState<{ take: Take; over: Take }>();
    const take = answer?.over === listed ? answer.take : listed;
    const newest = useRef(take);
    newest.current = take;
    const last = useRef<Promise<unknown>>(Promise.resolve());
    const say = (what: (now: Take) => Review): Promise<boolean> => {
        const done = last.current.then(async () => {
            try {
                // Another take may be looked at by the time it is this one's turn.
                const now = newest.current.id === listed.id ? newest.current : listed;
                const said = await api.review(listed.id, what(now));
                if (newest.current.id === said.id) newest.current = said;
                setAnswer({ take: said, over: listed });
                session.takes.know([said]);
                answered?.(said);
                return true;
            } catch (error) {
                tell(sentenceOf(error), "danger");
                return false;
            }
        });
        last.current = done;
        return done;
    };
    return { take, say };
}

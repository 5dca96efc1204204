import { ReactElement, useRef, useState } from "react";
import { api } from "../api/client";
import type { Take, TakeReview as Review } from "../api/types";
import { keyText, keysOf, useCommands } from "../app/commands";
import { tell } from "../app/notices";
import { sentenceOf } from "../studio/runs";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { InlineText } from "../ui/InlineText";
import { Compare } from "./Compare";

/** What people say about the take that is looked at. */
export function TakeReview({ take: listed, takes }: { take: Take; takes: readonly Take[] }): ReactElement {
    const [isComparing, setComparing] = useState(false);
    const note = useRef<HTMLInputElement | null>(null);
    const { take, say } = useSaying(listed);
    const decide = (verdict: "approved" | "rejected"): void =>
        void say((now) => ({ verdict: now.verdict === verdict ? "open" : verdict }));
    const star = (): void => void say((now) => ({ starred: !now.starred }));
    const remove = async (): Promise<void> => {
        if (!(await say(() => ({ deleted: true })))) return;
        tell(`Take ${take.number} is deleted.`, "plain", { title: "Undo", run: () => void say(() => ({ deleted: false })) });
    };

    useCommands([
        { id: "star", group: "Takes", title: "Star the take, or not", keys: [keysOf.star], run: star },
        { id: "approve", group: "Takes", title: "Approve the take, or take that back", keys: [keysOf.approve], run: () => decide("approved") },
        { id: "reject", group: "Takes", title: "Reject the take, or take that back", keys: [keysOf.reject], run: () => decide("rejected") },
        { id: "compare", group: "Takes", title: "Compare the take with another", keys: [keysOf.compare],
          isEnabled: () => takes.length > 1, run: () => setComparing(true) },
        { id: "note", group: "Takes", title: "Note something about the take", keys: [keysOf.note], run: () => note.current?.focus() },
    ]);

    return (
        <div className="take-review" role="group" aria-label={`Review of take ${take.number}`}>
            <b>Take {take.number}</b>
            <Button
                kind="quiet" icon="star" tip={take.starred ? "Starred" : "Star"} keys={keyText(keysOf.star)}
                aria-label="Star" aria-pressed={take.starred} onClick={star}
            />
            <Button
                kind="quiet" icon="check" tip={take.verdict === "approved" ? "Approved" : "Approve"} keys={keyText(keysOf.approve)}
                aria-label="Approve" aria-pressed={take.verdict === "approved"} onClick={() => decide("approved")}
            />
            <Button
                kind="quiet" icon="close" tip={take.verdict === "rejected" ? "Rejected" : "Reject"} keys={keyText(keysOf.reject)}
                aria-label="Reject" aria-pressed={take.verdict === "rejected"} onClick={() => decide("rejected")}
            />
            <InlineText
                value={take.note} label={`Note on take ${take.number}`} placeholder="Note…" className="take-note"
                inputRef={(input) => { note.current = input; }} onChange={(text) => void say(() => ({ note: text }))}
            />
            {takes.length > 1 && (
                <Button kind="quiet" tip="Compare with another take" keys={keyText(keysOf.compare)} onClick={() => setComparing(true)}>
                    Compare
                </Button>
            )}
            {isComparing && <Compare first={take} takes={takes} onClose={() => setComparing(false)} />}
            <Button kind="quiet" icon="trash" tip="Delete the take" aria-label="Delete the take" onClick={() => void remove()} />
        </div>
    );
}

/**
 * The take as the studio last answered it, ahead of the list that comes after it, and a way to say something about it:
 * one after the other, each knowing the answer before.
 */
function useSaying(listed: Take): { take: Take; say: (what: (now: Take) => Review) => Promise<boolean> } {
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

import { ReactElement, useRef } from "react";
import { api } from "../api/client";
import type { Take, TakeReview as Review } from "../api/types";
import { keyText, keysOf, useCommands } from "../app/commands";
import { tell } from "../app/notices";
import { sentenceOf } from "../studio/runs";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { InlineText } from "../ui/InlineText";

/** What people say about the take that is looked at. */
export function TakeReview({ take }: { take: Take }): ReactElement {
    const { session } = useStudio();
    const note = useRef<HTMLInputElement | null>(null);
    const say = async (review: Review): Promise<boolean> => {
        try {
            session.takes.know([await api.review(take.id, review)]);
            return true;
        } catch (error) {
            tell(sentenceOf(error), "danger");
            return false;
        }
    };
    const decide = (verdict: "approved" | "rejected"): void => void say({ verdict: take.verdict === verdict ? "open" : verdict });
    const star = (): void => void say({ starred: !take.starred });
    const remove = async (): Promise<void> => {
        if (!(await say({ deleted: true }))) return;
        tell(`Take ${take.number} is deleted.`, "plain", { title: "Undo", run: () => void say({ deleted: false }) });
    };

    useCommands([
        { id: "star", group: "Takes", title: "Star the take, or not", keys: [keysOf.star], run: star },
        { id: "approve", group: "Takes", title: "Approve the take, or take that back", keys: [keysOf.approve], run: () => decide("approved") },
        { id: "reject", group: "Takes", title: "Reject the take, or take that back", keys: [keysOf.reject], run: () => decide("rejected") },
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
                inputRef={(input) => { note.current = input; }} onChange={(text) => void say({ note: text })}
            />
            <Button kind="quiet" icon="trash" tip="Delete the take" aria-label="Delete the take" onClick={() => void remove()} />
        </div>
    );
}

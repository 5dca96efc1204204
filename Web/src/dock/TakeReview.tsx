import { ReactElement, useCallback, useRef, useState } from "react";
import type { Take } from "../api/types";
import { keyText, keysOf, useCommands } from "../app/commands";
import { tell } from "../app/notices";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { InlineText } from "../ui/InlineText";
import { Menu, MenuEntry, Popover, usePopover } from "../ui/Popover";
import { Compare } from "./Compare";
import { RecipeSheet } from "./Recipe";
import { takeFileAddress } from "./TakeCard";
import { restoreFields } from "./restore";
import { useSaying } from "./useSaying";

interface ReviewProps {
    take: Take;
    takes: readonly Take[];
    /** Where the take's menu was asked for. */
    menuAt: { x: number; y: number } | undefined;
    onMenu: (at: { x: number; y: number } | undefined) => void;
}

/** What people say about the take that is looked at, and what can be done with it. */
export function TakeReview({ take: listed, takes, menuAt, onMenu }: ReviewProps): ReactElement {
    const studio = useStudio();
    const [isComparing, setComparing] = useState(false);
    const recipe = usePopover<HTMLButtonElement>();
    const note = useRef<HTMLInputElement | null>(null);
    const { take, say } = useSaying(listed);
    const decide = (verdict: "approved" | "rejected"): void =>
        void say((now) => ({ verdict: now.verdict === verdict ? "open" : verdict }));
    const star = (): void => void say((now) => ({ starred: !now.starred }));
    const remove = async (): Promise<void> => {
        if (!(await say(() => ({ deleted: true })))) return;
        tell(`Take ${take.number} is deleted.`, "plain", { title: "Undo", run: () => void say(() => ({ deleted: false })) });
    };
    const closeMenu = useCallback(() => onMenu(undefined), [onMenu]);
    const restore = (): void => void restoreFields(studio, take);
    const save = (): void => {
        const link = document.createElement("a");
        link.href = takeFileAddress(take);
        link.download = "";
        link.click();
    };

    useCommands([
        { id: "star", group: "Takes", title: "Star the take, or not", keys: [keysOf.star], run: star },
        { id: "approve", group: "Takes", title: "Approve the take, or take that back", keys: [keysOf.approve], run: () => decide("approved") },
        { id: "reject", group: "Takes", title: "Reject the take, or take that back", keys: [keysOf.reject], run: () => decide("rejected") },
        { id: "compare", group: "Takes", title: "Compare the take with another", keys: [keysOf.compare],
          isEnabled: () => takes.length > 1, run: () => setComparing(true) },
        { id: "note", group: "Takes", title: "Note something about the take", keys: [keysOf.note], run: () => note.current?.focus() },
        { id: "recipe", group: "Takes", title: "How the take was made", keys: [keysOf.recipe], run: recipe.toggle },
        { id: "restore", group: "Takes", title: "Restore the fields of the take", keys: [keysOf.restore], run: restore },
    ]);
    const entries: MenuEntry[][] = [
        [
            { title: take.starred ? "Not starred" : "Star", keys: keyText(keysOf.star), run: star },
            { title: take.verdict === "approved" ? "Not approved" : "Approve", keys: keyText(keysOf.approve), run: () => decide("approved") },
            { title: take.verdict === "rejected" ? "Not rejected" : "Reject", keys: keyText(keysOf.reject), run: () => decide("rejected") },
            { title: "Note…", keys: keyText(keysOf.note), run: () => note.current?.focus() },
            { title: "Compare…", keys: keyText(keysOf.compare), isDisabled: takes.length < 2, run: () => setComparing(true) },
        ],
        [
            { title: "How it was made…", keys: keyText(keysOf.recipe), run: () => { if (!recipe.isOpen) recipe.toggle(); } },
            { title: "Restore its fields", keys: keyText(keysOf.restore), run: restore },
            { title: "Save the file", run: save },
        ],
        [{ title: "Delete", run: () => void remove() }],
    ];

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
            <Button
                ref={recipe.anchor} kind="quiet" tip="How the take was made" keys={keyText(keysOf.recipe)} aria-haspopup="dialog"
                aria-expanded={recipe.isOpen} onClick={recipe.toggle}
            >
                Recipe
            </Button>
            <Button
                kind="quiet" icon="reset" tip="Restore the fields of the take" keys={keyText(keysOf.restore)}
                aria-label="Restore the fields of the take" onClick={restore}
            />
            {recipe.isOpen && <RecipeSheet take={take} anchor={recipe.anchor} onClose={recipe.close} restore={restore} />}
            {menuAt && (
                <Popover anchor={recipe.anchor} at={menuAt} onClose={closeMenu} label={`Take ${take.number}`} role="menu">
                    <Menu groups={entries} onDone={closeMenu} />
                </Popover>
            )}
            {isComparing && <Compare first={take} takes={takes} onClose={() => setComparing(false)} />}
            <Button kind="quiet" icon="trash" tip="Delete the take" aria-label="Delete the take" onClick={() => void remove()} />
        </div>
    );
}

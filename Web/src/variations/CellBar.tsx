import { MutableRefObject, ReactElement, useImperativeHandle, useRef } from "react";
import type { Take } from "../api/types";
import { keyText, keysOf } from "../app/commands";
import { tell } from "../app/notices";
import { RecipeSheet } from "../dock/Recipe";
import { useSaying } from "../dock/useSaying";
import { Button } from "../ui/Button";
import { InlineText } from "../ui/InlineText";
import { Menu, Popover, usePopover } from "../ui/Popover";

/** What the keys of the sheet do with the chosen cell's take. */
export interface CellDeeds {
    star: () => void;
    approve: () => void;
    reject: () => void;
    note: () => void;
    recipe: () => void;
    remove: () => void;
}

export interface CellBarProps {
    take: Take;
    words: string;
    isInUse: boolean;
    deeds: MutableRefObject<CellDeeds | null>;
    put: (take: Take) => void;
    compare: (() => void) | undefined;
    use: () => void;
    menuAt: { x: number; y: number } | undefined;
    closeMenu: () => void;
}

/** The chosen cell: what is said of its take, and what can be done with it. */
export function CellBar({ take: listed, words, isInUse, deeds, put, compare, use, menuAt, closeMenu }: CellBarProps): ReactElement {
    const recipe = usePopover<HTMLButtonElement>();
    const note = useRef<HTMLInputElement | null>(null);
    const { take, say } = useSaying(listed, put);
    const decide = (verdict: "approved" | "rejected"): void =>
        void say((now) => ({ verdict: now.verdict === verdict ? "open" : verdict }));
    const remove = async (): Promise<void> => {
        if (!(await say(() => ({ deleted: true })))) return;
        tell(`Take ${take.number} is deleted.`, "plain", { title: "Undo", run: () => void say(() => ({ deleted: false })) });
    };
    const all: CellDeeds = {
        star: () => void say((now) => ({ starred: !now.starred })), approve: () => decide("approved"), reject: () => decide("rejected"),
        note: () => note.current?.focus(), recipe: recipe.toggle, remove: () => void remove(),
    };
    useImperativeHandle(deeds, () => all);
    return (
        <footer className="cell-bar" role="group" aria-label={`Take ${take.number}`}>
            <span className="cell-words"><b>{words}</b> <span className="number">Take {take.number}</span></span>
            <span className="take-review">
                <Button kind="quiet" icon="star" tip={take.starred ? "Starred" : "Star"} keys={keysOf.star} aria-label="Star" aria-pressed={take.starred} onClick={all.star} />
                <Button
                    kind="quiet" icon="check" tip={take.verdict === "approved" ? "Approved" : "Approve"} keys={keysOf.approve} aria-label="Approve"
                    aria-pressed={take.verdict === "approved"} onClick={all.approve}
                />
                <Button
                    kind="quiet" icon="close" tip={take.verdict === "rejected" ? "Rejected" : "Reject"} keys={keysOf.reject} aria-label="Reject"
                    aria-pressed={take.verdict === "rejected"} onClick={all.reject}
                />
                <InlineText
                    value={take.note} label={`Note on take ${take.number}`} placeholder="Note…" className="take-note"
                    inputRef={(input) => { note.current = input; }} onChange={(text) => void say(() => ({ note: text }))}
                />
                {compare && <Button kind="quiet" tip="Compare with another" keys={keysOf.compare} onClick={compare}>Compare</Button>}
                <Button
                    ref={recipe.anchor} kind="quiet" tip="How the take was made" keys={keysOf.recipe} aria-haspopup="dialog" aria-expanded={recipe.isOpen}
                    onClick={recipe.toggle}
                >
                    Recipe
                </Button>
                <Button kind="quiet" icon="trash" tip="Delete the take" keys={keyText("Delete")} aria-label="Delete the take" onClick={all.remove} />
            </span>
            <Button
                kind="plain" icon="pin" className="cell-use" tip="Set its fields on the canvas and keep this take" keys="U" aria-pressed={isInUse} onClick={use}
            >
                {isInUse ? "In use" : "Use this"}
            </Button>
            {recipe.isOpen && (
                <RecipeSheet take={take} anchor={recipe.anchor} onClose={recipe.close} restore={use} />
            )}
            {menuAt && (
                <Popover anchor={recipe.anchor} at={menuAt} onClose={closeMenu} label={`Take ${take.number}`} role="menu">
                    <Menu
                        onDone={closeMenu}
                        groups={[
                            [{ title: "Use this", keys: "U", run: use }],
                            [
                                { title: take.starred ? "Not starred" : "Star", keys: keysOf.star, run: all.star },
                                { title: take.verdict === "approved" ? "Not approved" : "Approve", keys: keysOf.approve, run: all.approve },
                                { title: take.verdict === "rejected" ? "Not rejected" : "Reject", keys: keysOf.reject, run: all.reject },
                                { title: "Note…", keys: keysOf.note, run: all.note },
                                { title: "Compare…", keys: keysOf.compare, isDisabled: !compare, run: () => compare?.() },
                                { title: "How it was made…", keys: keysOf.recipe, run: () => { if (!recipe.isOpen) recipe.toggle(); } },
                            ],
                            [{ title: "Delete", keys: keyText("Delete"), run: all.remove }],
                        ]}
                    />
                </Popover>
            )}
        </footer>
    );
}

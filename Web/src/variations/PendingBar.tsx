import type { ReactElement } from "react";
import type { VariationCell } from "../api/types";
import { keyText } from "../app/commands";
import { sentenceCase } from "../dock/stateWords";
import { Button } from "../ui/Button";
import { CellActions, isCancellable, stateWords } from "./SheetCell";

export interface PendingBarProps {
    cell: VariationCell | undefined;
    words: string;
    actions: CellActions;
}

/** The chosen cell while it has no take: how it stands, and what can be done about that. */
export function PendingBar({ cell, words, actions }: PendingBarProps): ReactElement {
    return (
        <footer className="cell-bar" role="group" aria-label={words}>
            <span className="cell-words"><b>{words}</b></span>
            {cell && <span className="cell-state" data-state={cell.job.state}>{sentenceCase(stateWords(cell))}</span>}
            {cell && isCancellable(cell.job.state) && (
                <Button kind="quiet" icon="close" tip="Cancel this one" keys={keyText("Delete")} onClick={() => actions.cancel(cell.job.id)}>Cancel</Button>
            )}
            {cell?.job.state === "failed" && (
                <Button kind="quiet" icon="reset" tip="Render it again" keys="R" onClick={() => actions.retry(cell.job.id)}>Retry</Button>
            )}
            {cell?.take?.deleted && (
                <Button kind="quiet" icon="undo" onClick={() => actions.restore(cell.take?.id ?? "")}>Bring back</Button>
            )}
        </footer>
    );
}

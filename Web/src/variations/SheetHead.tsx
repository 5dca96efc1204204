import { ReactElement, useState } from "react";
import { Tier, api } from "../api/client";
import type { VariationSheet } from "../api/types";
import { count } from "../film/words";
import { sentenceOf } from "../studio/runs";
import { runFraction } from "../studio/kinds";
import { useStates, useStudio } from "../studio/studio";
import { Bar } from "../ui/Bar";
import { Button } from "../ui/Button";
import { SheetsMenu } from "./SheetsMenu";
import { deskOf, leaveSheet, showSheet } from "./desk";
import { narrowest, widest } from "./zoom";
import { sheetWords } from "./words";

export interface SheetHeadProps {
    sheet: VariationSheet;
    title: string;
    width: number;
    onWidth: (width: number | undefined) => void;
}

/** How far the sheet is, what can be done with it as a whole, and how large its cells are. */
export function SheetHead({ sheet, title, width, onWidth }: SheetHeadProps): ReactElement {
    const studio = useStudio();
    const { states } = useStates();
    const run = states.runs.get(sheet.run.id) ?? sheet.run;
    const progress = states.runProgress.get(run.id);
    const [isBusy, setBusy] = useState(false);
    const attempt = async (make: () => Promise<string | undefined>): Promise<void> => {
        setBusy(true);
        try {
            const sentence = await make();
            if (sentence) studio.tell(sentence);
        } catch (error) {
            studio.tell(sentenceOf(error), "danger");
        } finally {
            setBusy(false);
        }
    };
    const again = (isForced: boolean): void => void attempt(async () => {
        const made = await api.run(studio.session.id, { variations: sheet.variations }, run.tier as Tier, isForced);
        showSheet(studio, made.id);
        return undefined;
    });
    const failed = run.counts["failed"] ?? 0;
    const cancelled = run.counts["cancelled"] ?? 0;
    return (
        <header className="sheet-head">
            <div className="sheet-title">
                <h2>Variations of {title}</h2>
                <span className="sheet-far number" role="status">{sheetWords(run, progress?.secondsLeft)}</span>
            </div>
            {!run.settled && (
                <Button
                    kind="quiet" icon="close" tip="What is in work or waits; what is done stays" disabled={isBusy}
                    onClick={() => void attempt(async () => {
                        const { count: number } = await api.cancelRun(run.id);
                        return number === 0 ? "They have all ended already." : `${count(number, "variation")} cancelled.`;
                    })}
                >
                    Cancel the rest
                </Button>
            )}
            {failed > 0 && (
                <Button
                    kind="quiet" icon="reset" tip="Render again what failed" disabled={isBusy}
                    onClick={() => void attempt(async () => `${count((await api.retryRun(run.id)).count, "variation")} back in the queue.`)}
                >
                    Try failed again
                </Button>
            )}
            {run.settled && (
                <Button
                    kind="quiet" icon="reset" disabled={isBusy} onClick={() => again(cancelled === 0)}
                    tip={cancelled > 0 ? "Make what was cancelled, on a new sheet; the rest is taken over" : "New takes of all of them, on a new sheet"}
                >
                    {cancelled > 0 ? "Make the rest" : "Run again"}
                </Button>
            )}
            <span className="sheet-head-end">
                <SheetsMenu node={sheet.variations.node} shown={run.id} />
                <Button
                    kind="quiet" tip="Other values, on a new sheet" keys="V"
                    onClick={() => deskOf(studio).settingUp.set({ node: sheet.variations.node, from: sheet.variations })}
                >
                    Change…
                </Button>
                <input
                    type="range" className="slider sheet-zoom" aria-label="How large the pictures are" min={narrowest} max={widest} step={8} value={width}
                    data-tip="How large the pictures are" data-keys="+ −" onChange={(event) => onWidth(event.target.valueAsNumber)}
                />
                <Button kind="quiet" icon="fit" tip="All columns at once" keys="F" onClick={() => onWidth(undefined)} />
                <Button kind="quiet" icon="close" tip="Back to the canvas" keys="Esc" onClick={() => leaveSheet(studio)} />
            </span>
            {!run.settled && <Bar isBare fraction={runFraction(run, progress)} label="All variations" />}
        </header>
    );
}

import type { ReactElement } from "react";
import { count } from "../film/words";
import type { Studio } from "../studio/studio";
import { Button } from "../ui/Button";
import type { PasteReport } from "./pasting";

export interface PasteNoticeProps {
    report: PasteReport;
    studio: Studio;
    onClose: () => void;
}

/** What came in, and, unfolded, what did not and why. */
export function PasteNotice({ report, studio, onClose }: PasteNoticeProps): ReactElement {
    const undo = (): void => {
        studio.session.undo();
        onClose();
    };
    return (
        <aside className="paste-notice" role="alert" aria-label="What was left out">
            <header>
                <p>{cameWords(report)} {leftWords(report)}</p>
                {report.cards > 0 && <Button kind="quiet" icon="undo" tip="Undo the paste" onClick={undo} />}
                <Button kind="quiet" icon="close" tip="Close" onClick={onClose} />
            </header>
            <details open={report.reasons.length <= 3}>
                <summary>Why</summary>
                <ul>
                    {report.reasons.map(({ sentence, times }) => (
                        <li key={sentence}>
                            <bdi>{sentence}</bdi>
                            {times > 1 && <span className="paste-times">×{times.toLocaleString("en-GB")}</span>}
                        </li>
                    ))}
                </ul>
            </details>
        </aside>
    );
}

function cameWords({ cards, wires }: PasteReport): string {
    if (cards === 0) return "Nothing came in.";
    return wires === 0 ? `${count(cards, "card")} came in.` : `${count(cards, "card")} and ${count(wires, "wire")} came in.`;
}

function leftWords({ leftOut }: PasteReport): string {
    return `${count(leftOut, "thing")} did not fit.`;
}

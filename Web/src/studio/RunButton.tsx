import { MouseEvent, ReactElement, useCallback, useRef } from "react";
import { keyText, keysOf } from "../app/commands";
import { count, duration, joined } from "../film/words";
import type { ProjectSession } from "../live/project";
import { Button } from "../ui/Button";
import { later } from "../ui/later";
import { useStore } from "../ui/store";
import { inWork, together } from "./kinds";
import { Quoting, quoteWords } from "./runs";
import { Studio, useStates, useStudio } from "./studio";

const RunSheet = later((parts) => parts.RunSheet);

/** Run with its quote: the one bright button of the screen. */
export function RunButton(): ReactElement {
    const studio = useStudio();
    const quoting = useStore(studio.runs.quoting);
    const isStarting = useStore(studio.runs.isStarting);
    const session = useStates();
    const isPlanning = useStore(studio.isPlanning);
    const more = useRef<HTMLButtonElement>(null);
    const close = useCallback(() => studio.isPlanning.set(false), [studio]);
    useStore(studio.selection);

    const { shots, variations } = inWork(session.states);
    const working = shots + variations;
    const selected = studio.runnable();
    const { words, isProblem } = describe(quoting, working > 0 ? workWords(shots, variations, session) : undefined);
    return (
        <div className="run">
            <button
                type="button" className="run-quote number" data-problem={isProblem || undefined} data-tip={`${words}. What would run`}
                data-keys={keyText(keysOf.plan)} aria-live="polite" hidden={words === ""} onClick={() => studio.isPlanning.set(true)}
            >
                {words}
            </button>
            {working > 0 && (
                <Button kind="quiet" icon="close" tip="Cancel what is in work" onClick={() => void studio.runs.cancelAll()} />
            )}
            <div className="run-buttons">
                <Button
                    kind="primary" icon="play" disabled={isStarting} keys={keyText(keysOf.run)} tip={selected.length > 0
                        ? "Render what is selected and whatever it needs; with Shift, again" : "Render what is not up to date; with Shift, all again"}
                    onClick={(event: MouseEvent) => studio.run(undefined, event.shiftKey)}
                >
                    {isStarting ? "Starting…" : runTitle(studio, selected)}
                </Button>
                <Button
                    kind="primary" icon="down" ref={more} tip="More ways to run, and what they would do" keys={keyText(keysOf.plan)}
                    aria-haspopup="dialog" aria-expanded={isPlanning} className="run-more"
                    onClick={() => studio.isPlanning.update((is) => !is)}
                />
            </div>
            {isPlanning && <RunSheet anchor={more} onClose={close} />}
        </div>
    );
}

/** `4 shots in work, 62 %, 14 s left`. */
function workWords(shots: number, variations: number, { states }: ProjectSession): string {
    const all = together(states.runs.values(), states.runProgress);
    const what = joined([shots > 0 ? count(shots, "shot") : "", variations > 0 ? count(variations, "variation") : ""].filter(Boolean));
    const words = [`${what} in work`];
    if (all) words.push(`${Math.floor(all.fraction * 100)} %`);
    if (all?.secondsLeft != null) words.push(`${duration(all.secondsLeft)} left`);
    return words.join(", ");
}

/** `Run 3B` for one, `Run 4` for several, `Run` for everything. */
function runTitle(studio: Studio, selected: readonly string[]): string {
    const [only] = selected;
    if (only === undefined) return "Run";
    const title = studio.document.node(only)?.title ?? "";
    return selected.length === 1 && title !== "" && title.length <= 12 ? `Run ${title}` : `Run ${selected.length}`;
}

function describe(quoting: Quoting, work: string | undefined): { words: string; isProblem: boolean } {
    if (work !== undefined) return { words: work, isProblem: false };
    if (quoting.is === "asking") return { words: "", isProblem: false };
    if (quoting.is === "impossible") return { words: quoting.sentence, isProblem: true };
    const { quote } = quoting;
    const problem = quote.diagnostics.find((diagnostic) => diagnostic.severity === "error");
    if (quote.renders === 0 && problem) return { words: problem.message, isProblem: true };
    return { words: quoteWords(quote) || (quote.jobs === 0 ? "Nothing to render" : "Up to date"), isProblem: false };
}

import type { ReactElement } from "react";
import { keyText, keysOf } from "../app/commands";
import { count } from "../film/words";
import { isUnderWay } from "../live/states";
import { Button } from "../ui/Button";
import { Menu, MenuEntry, Popover, usePopover } from "../ui/Popover";
import { useStore } from "../ui/store";
import { Quoting, quoteWords } from "./runs";
import { Studio, useStates, useStudio } from "./studio";

/** Run with its quote: the one bright button of the screen. */
export function RunButton(): ReactElement {
    const studio = useStudio();
    const quoting = useStore(studio.runs.quoting);
    const isStarting = useStore(studio.runs.isStarting);
    const session = useStates();
    const menu = usePopover<HTMLButtonElement>();
    useStore(studio.selection);

    const working = [...session.states.nodes.values()].filter((state) => isUnderWay(state.state)).length;
    const selected = studio.runnable();
    const { words, isProblem } = describe(quoting, working);
    return (
        <div className="run">
            <span className="run-quote" data-problem={isProblem || undefined} data-tip={words} aria-live="polite">
                {words}
            </span>
            <div className="run-buttons">
                <Button
                    kind="primary" icon="play" disabled={isStarting} keys={keyText(keysOf.run)}
                    tip={selected.length > 0 ? "Render what is selected and whatever it needs" : "Render what is not up to date"}
                    onClick={() => studio.runSelected()}
                >
                    {isStarting ? "Starting…" : runTitle(studio, selected)}
                </Button>
                <Button
                    kind="primary" icon="down" ref={menu.anchor} tip="More ways to run" aria-haspopup="menu"
                    aria-expanded={menu.isOpen} className="run-more" onClick={menu.toggle}
                />
            </div>
            {menu.isOpen && (
                <Popover anchor={menu.anchor} onClose={menu.close} align="end" label="Run" role="menu">
                    <Menu groups={entries(studio, selected, working)} onDone={menu.close} />
                </Popover>
            )}
        </div>
    );
}

/** `Run 3B` for one, `Run 4` for several, `Run` for everything. */
function runTitle(studio: Studio, selected: readonly string[]): string {
    const [only] = selected;
    if (only === undefined) return "Run";
    const title = studio.document.node(only)?.title ?? "";
    return selected.length === 1 && title !== "" && title.length <= 12 ? `Run ${title}` : `Run ${selected.length}`;
}

function describe(quoting: Quoting, working: number): { words: string; isProblem: boolean } {
    if (working > 0) return { words: `${count(working, "shot")} in work`, isProblem: false };
    if (quoting.is === "asking") return { words: "", isProblem: false };
    if (quoting.is === "impossible") return { words: quoting.sentence, isProblem: true };
    const { quote } = quoting;
    const problem = quote.diagnostics.find((diagnostic) => diagnostic.severity === "error");
    if (quote.renders === 0 && problem) return { words: problem.message, isProblem: true };
    return { words: quoteWords(quote) || (quote.jobs === 0 ? "Nothing to render" : "Up to date"), isProblem: false };
}

function entries(studio: Studio, selected: string[], working: number): MenuEntry[][] {
    const { runs } = studio;
    const groups: MenuEntry[][] = [
        [
            {
                title: "Run the selection", keys: keyText(keysOf.run), isDisabled: selected.length === 0,
                detail: selected.length === 0 ? "Select shots or a sequence first" : count(selected.length, "node"),
                run: () => void runs.run({ nodes: selected }),
            },
            {
                title: "Run everything", keys: keyText(keysOf.runAll), detail: "What is up to date is not rendered again",
                run: () => void runs.run({ everything: true }),
            },
        ],
        [
            {
                title: selected.length > 0 ? "Render the selection again" : "Render everything again",
                detail: "New takes, even where nothing changed",
                run: () => void runs.run(selected.length > 0 ? { nodes: selected } : { everything: true }, true),
            },
        ],
    ];
    if (working > 0) groups.push([{ title: "Cancel what is in work", run: () => void runs.cancelAll() }]);
    return groups;
}

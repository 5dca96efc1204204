import { KeyboardEvent, ReactElement, RefObject, useEffect, useState } from "react";
import { Plan, api } from "../api/client";
import type { PlanItem } from "../api/types";
import { keyText, keysOf } from "../app/commands";
import { count } from "../film/words";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Popover } from "../ui/Popover";
import { setUpSelected } from "../variations/desk";
import { RunKind, inOrder, itemWords, lengthWords, planWords, plainKind, targetsOf } from "./kinds";
import { Quoting, sentenceOf } from "./runs";
import { useDocument, useStates, useStudio } from "./studio";

const pause = 250;
/** So many jobs are listed; the rest is counted. */
const listed = 60;

/** The ways to run and, before anything starts, what that would do. */
export function RunSheet({ anchor, onClose }: { anchor: RefObject<HTMLElement>; onClose: () => void }): ReactElement {
    const studio = useStudio();
    const nodes = studio.runnable();
    const [kind, setKind] = useState<RunKind>(plainKind(nodes));
    const [isForced, setForced] = useState(false);
    const plan = usePlan(kind, isForced);
    const run = (): void => {
        onClose();
        void studio.runs.run(targetsOf(kind, nodes), isForced);
    };
    const key = (event: KeyboardEvent): void => {
        if (event.key === "Enter" && !(event.target as Element).closest("button")) run();
        else if (event.key.toLowerCase() === "f") setForced((is) => !is);
        else return;
        event.preventDefault();
    };
    const these = nodes.length > 1 ? `These ${nodes.length}` : "This node";
    const choices: [RunKind, string, string, string][] = [
        ["only", these, "Over the takes that its inputs show now", keysOf.only],
        ["here", "To here", "And whatever it needs", keysOf.run],
        ["stale", "All stale", "What has no take, or an outdated one", keysOf.stale],
        ["everything", "Everything", "What is up to date is taken over", keysOf.runAll],
    ];
    return (
        <Popover anchor={anchor} onClose={onClose} align="end" label="Run" className="run-sheet">
            <div onKeyDown={key}>
                <div role="radiogroup" aria-label="What to run">
                    {choices.map(([each, title, detail, keys]) => (
                        <label key={each} className="run-kind" data-checked={kind === each || undefined}>
                            <input
                                type="radio" name="run-kind" checked={kind === each} data-autofocus={kind === each || undefined}
                                disabled={nodes.length === 0 && (each === "only" || each === "here")} onChange={() => setKind(each)}
                            />
                            <span>{title}</span>
                            <kbd>{keyText(nodes.length === 0 && each === "here" ? "" : keys)}</kbd>
                            <span className="menu-detail">{detail}</span>
                        </label>
                    ))}
                </div>
                <label className="run-kind run-force">
                    <input type="checkbox" checked={isForced} onChange={(event) => setForced(event.target.checked)} />
                    <span>Render again</span><kbd>F</kbd>
                    <span className="menu-detail">New takes, even where nothing changed</span>
                </label>
                <Preview plan={plan} />
                <footer className="run-foot">
                    {nodes.length === 1 && (
                        <Button kind="quiet" keys="V" tip="Let fields vary, and choose among the takes" onClick={() => { onClose(); setUpSelected(studio); }}>
                            Variations…
                        </Button>
                    )}
                    <Button kind="primary" icon="play" keys="↵" tip="Start it" onClick={run}>Run</Button>
                </footer>
            </div>
        </Popover>
    );
}

/** Asks again whenever the film or its takes have changed. */
function usePlan(kind: RunKind, isForced: boolean): Quoting {
    const studio = useStudio();
    const { session } = studio;
    const [plan, setPlan] = useState<Quoting>({ is: "asking" });
    const nodes = studio.runnable().join();
    useEffect(() => {
        let asking = new AbortController();
        let timer = 0;
        const ask = (): void => {
            asking.abort();
            asking = new AbortController();
            const { signal } = asking;
            const targets = targetsOf(kind, nodes === "" ? [] : nodes.split(","));
            api.plan(session.id, targets, studio.film.get().tier, isForced, signal).then(
                (quote) => setPlan({ is: "quoted", quote }),
                (error: unknown) => signal.aborted || setPlan({ is: "impossible", sentence: sentenceOf(error) }));
        };
        const later = (): void => {
            window.clearTimeout(timer);
            timer = window.setTimeout(ask, pause);
        };
        const endings = [session.version.subscribe(later), session.jobsVersion.subscribe(later), session.unsent.subscribe(later)];
        ask();
        return () => {
            window.clearTimeout(timer);
            asking.abort();
            for (const end of endings) end();
        };
    }, [studio, session, kind, isForced, nodes]);
    return plan;
}

function Preview({ plan }: { plan: Quoting }): ReactElement {
    if (plan.is === "asking") return <p className="plan-line quiet">Looking what that would do…</p>;
    if (plan.is === "impossible") return <p className="plan-line plan-problem" role="alert">{plan.sentence}</p>;
    const { quote } = plan;
    return (
        <>
            <p className="plan-line" role="status">
                <span>{planWords(quote)}</span>
                <span className="number plan-length">{lengthWords(quote)}</span>
            </p>
            <Diagnostics plan={quote} />
            <Items items={inOrder(quote.items)} />
        </>
    );
}

function Diagnostics({ plan }: { plan: Plan }): ReactElement {
    return (
        <>
            {plan.diagnostics.slice(0, 5).map(({ severity, node, message }) => (
                <p key={node + message} className={`plan-line ${severity === "error" ? "plan-problem" : "quiet"}`}>{message}</p>
            ))}
        </>
    );
}

function Items({ items }: { items: readonly PlanItem[] }): ReactElement {
    const { catalogue } = useStudio();
    const document = useDocument();
    useStates();
    const title = (item: PlanItem): string => {
        const node = item.node === null ? null : document.node(item.node);
        return node ? node.title || (catalogue.kind(node.kind)?.title ?? "") : item.function;
    };
    return (
        <ul className="plan-items">
            {items.slice(0, listed).map((item, index) => (
                <li key={index} data-cached={item.cached || undefined}>
                    <Icon name={item.cached ? "lightning" : "film"} />
                    <span>{title(item)}</span>
                    <span className="number">{itemWords(item)}</span>
                </li>
            ))}
            {items.length > listed && <li className="quiet">and {count(items.length - listed, "more", "more")}</li>}
        </ul>
    );
}

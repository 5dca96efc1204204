import { KeyboardEvent, ReactElement, useCallback, useEffect, useRef, useState } from "react";
import { nodeName } from "../canvas/words";
import { count } from "../film/words";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";
import { VirtualRows, VirtualRowsHandle } from "../queue/VirtualRows";
import type { Studio } from "../studio/studio";
import { finderOf } from "./bring";
import { countWords } from "./checks";
import { Problem, severities, Severity } from "./problem";
import { fixProblem, showProblem } from "./solving";

const rowHeight = 28;

/** Everything in the film that keeps it from running or looks wrong, with the way to it and, where there is one, the way out. */
export function ProblemsTab(): ReactElement {
    const studio = useStudio();
    const finder = finderOf(studio);
    const all = useStore(finder.problems);
    const counts = useStore(finder.counts);
    const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());
    const listed = hidden.size === 0 ? all : all.filter(({ severity }) => !hidden.has(severity));
    const flip = (severity: Severity): void => setHidden((before) => {
        const next = new Set(before);
        if (!next.delete(severity)) next.add(severity);
        return next;
    });
    if (all.length === 0) {
        return <p className="dock-empty">Nothing is wrong: every card has what it needs.</p>;
    }
    return (
        <div className="problem-list">
            <header className="problem-head">
                {severities.filter((severity) => counts[severity] > 0).map((severity) => (
                    <button
                        key={severity} type="button" className="problem-filter" data-severity={severity} aria-pressed={!hidden.has(severity)}
                        data-tip={hidden.has(severity) ? "Show them" : "Hide them"} onClick={() => flip(severity)}
                    >
                        <Icon name={severity === "note" ? "clock" : "alert"} />
                        <span className="number">{count(counts[severity], severity)}</span>
                    </button>
                ))}
                <span className="spoken" role="status">{countWords(counts)}</span>
            </header>
            <Rows problems={listed} studio={studio} />
        </div>
    );
}

const looked = (): void => undefined;

function Rows({ problems, studio }: { problems: readonly Problem[]; studio: Studio }): ReactElement {
    const rows = useRef<VirtualRowsHandle>(null);
    const [at, setAt] = useState(0);
    const place = Math.min(at, Math.max(0, problems.length - 1));
    useEffect(() => rows.current?.show(place), [place]);
    const go = useCallback((to: number): void => setAt(Math.max(0, Math.min(problems.length - 1, to))), [problems.length]);
    const key = (event: KeyboardEvent): void => {
        const page = rows.current?.page ?? 5;
        const ways: Record<string, number> = {
            ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + page, PageUp: place - page, Home: 0, End: problems.length - 1,
        };
        const problem = problems[place];
        const to = ways[event.key];
        const isOnButton = (event.target as Element).closest("button") !== null;
        if (to !== undefined) go(to);
        else if (event.key === "Enter" && problem && !isOnButton) {
            if (event.ctrlKey || event.metaKey) fixProblem(studio, problem);
            else showProblem(studio, problem);
        } else return;
        event.preventDefault();
        event.stopPropagation();
    };
    return (
        <div className="problem-rows" onKeyDown={key}>
            <VirtualRows
                ref={rows} label="Problems" total={problems.length} rowHeight={rowHeight} onLook={looked}
                active={problems[place] ? rowId(place) : undefined}
                row={(index) => {
                    const problem = problems[index];
                    return problem && <Row key={problem.key} problem={problem} place={index} isActive={index === place} studio={studio} onPress={() => go(index)} />;
                }}
            />
        </div>
    );
}

const rowId = (place: number): string => `problem-${place}`;

interface RowProps {
    problem: Problem;
    place: number;
    isActive: boolean;
    studio: Studio;
    onPress: () => void;
}

function Row({ problem, place, isActive, studio, onPress }: RowProps): ReactElement {
    const { severity, sentence, fix } = problem;
    const name = nodeName(studio.document, studio.catalogue, problem.node);
    return (
        <div
            className="problem-row" role="row" id={rowId(place)} aria-rowindex={place + 1} aria-selected={isActive} data-severity={severity}
            style={{ top: place * rowHeight, height: rowHeight }} onClick={() => { onPress(); showProblem(studio, problem); }}
        >
            <span role="gridcell" className="problem-sign"><Icon name={severity === "note" ? "clock" : "alert"} /><span className="spoken">{severity}</span></span>
            <span role="gridcell" className="problem-node">{name}</span>
            <span role="gridcell" className="problem-sentence" data-tip={sentence}>{sentence}</span>
            <span role="gridcell" className="problem-fix">
                {fix && (
                    <Button
                        kind="quiet" tabIndex={isActive ? 0 : -1} tip={fix.is === "edit" ? "One step of undo" : undefined} keys="Ctrl Enter"
                        onClick={(event) => { event.stopPropagation(); fixProblem(studio, problem); }}
                    >
                        {fix.title}
                    </Button>
                )}
            </span>
        </div>
    );
}

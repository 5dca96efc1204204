import { ReactElement, ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { api } from "../api/client";
import { keyText } from "../app/commands";
import { sentenceOf } from "../studio/runs";
import { useDocument, useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Popover, usePopover } from "../ui/Popover";
import { useStore } from "../ui/store";
import { AxisRow } from "./AxisRow";
import { FieldPicker, Picked } from "./FieldPicker";
import { MatrixDrawing } from "./MatrixDrawing";
import { SheetsMenu } from "./SheetsMenu";
import { ValueEntry } from "./ValueEntry";
import { SettingUp, deskOf, showSheet } from "./desk";
import { currentValue, fieldGroups, fieldOf, titleOf } from "./fields";
import { recalled, remember } from "./memory";
import {
    Film, SetUp, alone, fresh, isZip, moved, problemOf, setUpOf, together, variationsOf, withAxis, withChoice, withText, withTier,
    withValues, without,
} from "./setup";
import { usePanelKeys } from "./usePanelKeys";
import { Preview, usePreview } from "./usePreview";
import { Speech, previewWords } from "./words";

const typedKeys = ["Enter", "Escape"];

/** Where variations of a node are set up: axes with values, what that comes to, and Start. */
export function SetUpPanel({ settingUp }: { settingUp: SettingUp }): ReactElement {
    const studio = useStudio();
    const { catalogue, session } = studio;
    const document = useDocument();
    const { rate, tier } = useStore(studio.film);
    const { node } = settingUp;
    const film: Film = { document, catalogue, rate };
    const speech: Speech = { document, catalogue, rate, node };
    const [setUp, setSetUp] = useState<SetUp>(() => {
        const axes = settingUp.from?.axes ?? recalled(node, session.id, document, catalogue, window.localStorage);
        return axes ? setUpOf({ axes }, film) : [];
    });
    const [isForced, setForced] = useState(false);
    const [isStarting, setStarting] = useState(false);
    const [refusal, setRefusal] = useState<string>();
    const panel = useRef<HTMLElement>(null);
    const groups = useMemo(() => fieldGroups(node, document, catalogue), [node, document, catalogue, session.version.get()]);
    const variations = useMemo(() => variationsOf(node, setUp), [node, setUp]);
    const problem = problemOf(setUp);
    const preview = usePreview(setUp.length > 0 && problem === undefined ? variations : undefined, isForced);
    const close = useCallback(() => {
        deskOf(studio).settingUp.set(undefined);
        studio.canvas?.focus();
    }, [studio]);
    const change = (next: SetUp): void => {
        setRefusal(undefined);
        setSetUp(next);
    };
    const mayStart = preview !== undefined && preview.is !== "impossible" && problem === undefined && !isStarting;
    const start = async (): Promise<void> => {
        if (!mayStart) return;
        setStarting(true);
        try {
            await session.settled();
            const run = await api.run(session.id, { variations }, studio.film.get().tier, isForced);
            remember(setUp, node, session.id, document, catalogue, window.localStorage);
            showSheet(studio, run.id);
        } catch (error) {
            setRefusal(sentenceOf(error));
            setStarting(false);
        }
    };
    usePanelKeys(panel, (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return false;
        if (event.key === "Escape") close();
        else if (event.key === "Enter") void start();
        else return event.key === "Delete" || event.key === "Backspace";
        return true;
    }, typedKeys);
    const added = useRef<string>();
    useEffect(() => {
        // Where somebody goes on after choosing what varies: its first value.
        const track = panel.current?.querySelector(`[data-track="${added.current ?? ""}"]`);
        const first = track?.querySelector<HTMLElement>(".vary-chip, .input, .vary-colours .button");
        if (first) first.focus();
        else if (!panel.current?.contains(window.document.activeElement)) panel.current?.focus({ preventScroll: true });
        added.current = undefined;
    }, [setUp]);

    const picked = (what: Picked): ReturnType<typeof fresh> => {
        const draft = fresh(what, tier, film);
        added.current = draft.id;
        return draft;
    };
    const entry = (id: string): ReactNode => {
        const draft = setUp.flat().find((each) => each.id === id);
        if (!draft) return null;
        const own = "field" in draft.track ? draft.track.field : undefined;
        const field = own && fieldOf(own.node, own.key, document, catalogue);
        return (
            <ValueEntry
                draft={draft} field={field} current={own && currentValue(own.node, own.key, document, catalogue)} currentTier={tier}
                isCounted={isZip(setUp, id)}
                changes={{
                    values: (values) => change(withValues(setUp, id, values, film)), text: (text) => change(withText(setUp, id, text, film)),
                    choice: (choice) => field && change(withChoice(setUp, id, choice, field, film)), tier: (each) => change(withTier(setUp, each)),
                }}
            />
        );
    };
    const taken = new Set(setUp.flat().map(({ id }) => id));
    const pickAxis = (what: Picked): void => {
        const draft = picked(what);
        change(taken.has(draft.id) ? [...setUp] : withAxis(setUp, draft));
    };
    const title = titleOf(node, document, catalogue);
    return (
        <section ref={panel} className="vary" role="dialog" aria-label={`Variations of ${title}`} tabIndex={-1}>
            <header className="vary-head">
                <h2>Variations of {title}</h2>
                <SheetsMenu node={node} />
                <Button kind="quiet" icon="close" tip="Close" keys="Esc" onClick={close} />
            </header>
            <div className="vary-body">
                {setUp.length === 0 ? (
                    <div className="vary-empty">
                        <p>Choose what varies. Each combination of values is one take, laid out as a contact sheet.</p>
                        <FieldPicker groups={groups} taken={taken} onPick={pickAxis} />
                    </div>
                ) : (
                    <>
                        {setUp.map((axis, index) => (
                            <AxisRow
                                key={axis[0]?.id} axis={axis} index={index} count={setUp.length} speech={speech} groups={groups} entry={entry}
                                onMove={(by) => change(moved(setUp, index, by))} onAlone={(id) => change(alone(setUp, id))}
                                onRemove={(id) => change(without(setUp, id))}
                                onTogether={(what) => {
                                    const plain = picked(what);
                                    const draft = setUp.flat().find(({ id }) => id === plain.id) ?? plain;
                                    const other = axis.find(({ id }) => id !== draft.id);
                                    if (other) change(together(setUp, draft, other.id));
                                }}
                            />
                        ))}
                        <AddAxis groups={groups} taken={taken} onPick={pickAxis} />
                    </>
                )}
            </div>
            <footer className="vary-foot">
                {setUp.length > 0 && <MatrixDrawing axes={variations.axes} known={knownCells(preview)} />}
                <PreviewLine preview={preview} problem={problem ?? refusal} isEmpty={setUp.length === 0} />
                <label className="vary-force" data-tip="New takes, even of what is known already">
                    <input type="checkbox" checked={isForced} onChange={(event) => setForced(event.target.checked)} />
                    Render again
                </label>
                <Button kind="primary" icon="play" keys={keyText("Enter")} tip="Start it" disabled={!mayStart} onClick={() => void start()}>
                    {isStarting ? "Starting…" : "Start"}
                </Button>
            </footer>
        </section>
    );
}

function knownCells(preview: Preview | undefined): ReadonlySet<number> {
    if (preview?.is !== "quoted") return new Set();
    return new Set(preview.quote.items.flatMap((item, index) => (item.cached ? [index] : [])));
}

/** What it comes to, or what is wrong, as it is typed. */
function PreviewLine({ preview, problem, isEmpty }: { preview: Preview | undefined; problem: string | undefined; isEmpty: boolean }): ReactElement {
    const wrong = problem ?? (preview?.is === "impossible" ? preview.sentence : undefined);
    if (wrong !== undefined) return <p className="vary-line-problem" role="alert">{wrong}</p>;
    if (isEmpty || preview === undefined) return <p className="vary-preview quiet" role="status">Nothing varies yet.</p>;
    if (preview.is === "quoted") return <p className="vary-preview" role="status">{previewWords(preview.quote)}</p>;
    const before = preview.is === "asking" ? preview.before : undefined;
    return <p className="vary-preview quiet" role="status">{before ? previewWords(before) : "Looking what that would do…"}</p>;
}

function AddAxis({ groups, taken, onPick }: Parameters<typeof FieldPicker>[0]): ReactElement {
    const { anchor, isOpen, toggle, close } = usePopover<HTMLButtonElement>();
    return (
        <>
            <Button ref={anchor} kind="plain" icon="add" className="vary-add" aria-haspopup="dialog" aria-expanded={isOpen} onClick={toggle}>
                Add axis
            </Button>
            {isOpen && (
                <Popover anchor={anchor} onClose={close} label="What varies" className="vary-popover">
                    <FieldPicker groups={groups} taken={taken} onPick={(what) => { close(); onPick(what); }} />
                </Popover>
            )}
        </>
    );
}

import { KeyboardEvent, ReactElement, RefObject, useCallback, useEffect, useRef, useState } from "react";
import { keyText } from "../app/commands";
import { count } from "../film/words";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";
import { OutlineTree } from "./OutlineTree";
import { rowId } from "./OutlineRow";
import * as actions from "./actions";
import { Outline, useOutline } from "./context";
import { NextStep, nextStep } from "./nextStep";
import { AddSheet, ConnectSheet, RowMenu } from "./sheets";
import { Sheet, outlineKeys } from "./useTreeKeys";

/** What is open over the outline, and for which card. */
interface Opened {
    readonly sheet: Sheet;
    readonly node: string | undefined;
    readonly at: { x: number; y: number } | undefined;
}

/** The film as a tree: everything the canvas can do, without a pointer. */
export function OutlineTab(): ReactElement {
    const outline = useOutline();
    const { desk, studio } = outline;
    const rows = useStore(desk.rows);
    const film = useStore(studio.film);
    const said = useStore(desk.said);
    const [opened, setOpened] = useState<Opened>();
    const anchor = useRef<HTMLElement | null>(null);
    useEffect(() => {
        desk.current();
        return studio.session.changes.add(({ document }) => void (document && desk.current()));
    }, [studio, desk]);

    const close = useCallback(() => setOpened(undefined), []);
    const open = useCallback((sheet: Sheet, at?: { x: number; y: number }, beside?: HTMLElement, node = desk.row()?.node) => {
        if (sheet === "connect" && node === undefined) {
            studio.tell("Choose a card to connect first.");
            return;
        }
        const row = desk.row();
        anchor.current = beside ?? (row ? document.getElementById(rowId(row.key)) : null);
        setOpened({ sheet, node, at });
    }, [desk, studio]);
    const onSheet = useCallback((sheet: Sheet, at?: { x: number; y: number }) => open(sheet, at), [open]);

    const isEmpty = desk.film.summaries.size === 0;
    const step = nextStep(desk.film);
    const take = (beside: HTMLElement): void => {
        if (step?.is === "add") actions.add(outline, step.kind);
        else if (step) open("connect", undefined, beside, step.node);
    };
    const first = useRef<HTMLButtonElement>(null);
    const wanted = useStore(desk.wantsFocus);
    useEffect(() => {
        // Without a tree the keyboard goes to the first step.
        if (!first.current || wanted <= desk.granted) return;
        desk.granted = wanted;
        first.current.focus();
    }, [desk, wanted]);
    const at = opened?.at && { at: opened.at };
    return (
        <section className="outline" aria-label="Outline">
            {!isEmpty && <Tools outline={outline} found={rows.found} onSheet={open} />}
            {!isEmpty && rows.all.length > 0 && (
                <OutlineTree outline={outline} rows={rows} label={`Outline of ${film.title || "the film"}`} onSheet={onSheet} />
            )}
            {!isEmpty && rows.all.length === 0 && <NothingFound outline={outline} />}
            {step && <Next step={step} isFirst={isEmpty} button={isEmpty ? first : undefined} onTake={take} />}
            <p className="spoken" role="status">{said}</p>
            {opened?.sheet === "add" && <AddSheet anchor={anchor} onClose={close} {...at} />}
            {opened?.sheet === "connect" && opened.node !== undefined && (
                <ConnectSheet anchor={anchor} onClose={close} node={opened.node} {...at} />
            )}
            {opened?.sheet === "menu" && <RowMenu anchor={anchor} onClose={close} onSheet={onSheet} {...at} />}
        </section>
    );
}

interface ToolsProps {
    outline: Outline;
    found: number;
    onSheet: (sheet: Sheet, at: undefined, beside: HTMLElement) => void;
}

/** The filter, and the two buttons that keys do as well. */
function Tools({ outline, found, onSheet }: ToolsProps): ReactElement {
    const { desk } = outline;
    const filter = useStore(desk.filter);
    const key = (event: KeyboardEvent): void => {
        if (event.key === "ArrowDown") desk.focus();
        else if (event.key === "Escape" && filter !== "") desk.filter.set("");
        else return;
        event.preventDefault();
    };
    return (
        <div className="outline-tools">
            <label className="search">
                <Icon name="search" />
                <input
                    type="search" placeholder="Filter" aria-label="Filter the outline" value={filter} onKeyDown={key}
                    onChange={(event) => desk.filter.set(event.target.value)}
                />
                {filter !== "" && <span className="outline-found number" role="status">{count(found, "card")}</span>}
            </label>
            <Button
                kind="quiet" icon="add" tip="Add a card" keys={keyText(outlineKeys.add)} aria-haspopup="dialog"
                onClick={(event) => onSheet("add", undefined, event.currentTarget)}
            />
            <Button
                kind="quiet" icon="menu" tip="What can be done with the chosen row" keys={keyText("Shift+F10")} aria-haspopup="menu"
                onClick={(event) => onSheet("menu", undefined, event.currentTarget)}
            />
        </div>
    );
}

function NothingFound({ outline: { desk } }: { outline: Outline }): ReactElement {
    const filter = useStore(desk.filter);
    return (
        <div className="outline-none">
            <p>Nothing is called “{filter}”.</p>
            <Button kind="quiet" onClick={() => desk.filter.set("")}>Show everything</Button>
        </div>
    );
}

interface NextProps {
    step: NextStep;
    isFirst: boolean;
    button: RefObject<HTMLButtonElement> | undefined;
    onTake: (beside: HTMLElement) => void;
}

/** The next step of a film that is only beginning; of an empty one, the first. */
function Next({ step, isFirst, button, onTake }: NextProps): ReactElement {
    return (
        <div className={isFirst ? "outline-none" : "outline-next"}>
            {isFirst && <h2>The film as a list</h2>}
            {isFirst && <p>Scenes, characters and shots stand here in order, and everything can be done with the keyboard.</p>}
            <p>{step.why}</p>
            <Button
                ref={button} kind={isFirst ? "primary" : "plain"} icon={step.is === "add" ? "add" : "link"} onClick={(event) => onTake(event.currentTarget)}
            >
                {step.title}
            </Button>
        </div>
    );
}

/** What opens over the outline: adding a card, connecting one, and the menu of a row. */
import { ReactElement, RefObject, useMemo, useState } from "react";
import { keyText } from "../app/commands";
import { connect } from "../canvas/edits";
import { count } from "../film/words";
import { Menu, MenuEntry, Popover } from "../ui/Popover";
import * as actions from "./actions";
import { Choice, ChoiceBox } from "./ChoiceBox";
import { end, meetings } from "./connecting";
import { Outline, useOutline } from "./context";
import { found } from "./finding";
import type { Row } from "./rows";
import { Sheet, outlineKeys } from "./useTreeKeys";

interface SheetProps {
    anchor: RefObject<HTMLElement>;
    onClose: () => void;
    at?: { x: number; y: number };
}

/** Kinds of cards, to add one. */
export function AddSheet({ anchor, onClose, at }: SheetProps): ReactElement {
    const outline = useOutline();
    const [query, setQuery] = useState("");
    const kinds = outline.studio.catalogue.kinds.filter((kind) => !kind.isRoot)
        .map((kind) => ({ key: kind.key, title: kind.title, words: `${kind.category} ${kind.help}`, kind }));
    const choices = found(kinds, query).map(({ key, title, kind }): Choice =>
        ({ key, title, note: kind.category, detail: kind.help, kind: key, isRefused: false }));
    return (
        <ChoiceBox
            anchor={anchor} onClose={onClose} label="Add a card" choices={choices} query={query} onQuery={setQuery} {...(at ? { at } : {})}
            status={choices.length === 0 ? "Nothing is called that." : ""}
            onTake={({ key }) => {
                onClose();
                actions.add(outline, key);
            }}
        />
    );
}

/** Cards that one could be connected to, and new ones; what does not fit says why. */
export function ConnectSheet({ node, anchor, onClose, at }: SheetProps & { node: string }): ReactElement {
    const outline = useOutline();
    const { studio, desk, host } = outline;
    const [query, setQuery] = useState("");
    const { found: met, more } = useMemo(() => {
        const { document, catalogue } = studio;
        return meetings({
            catalogue, structure: desk.film, verdict: (source, target) => document.verdict(source, target),
            kindsThatFit: (from) => document.kindsThatFit(from), sourceOf: (wire) => desk.film.name(document.wire(wire)?.source.node ?? ""),
        }, node, query);
    }, [studio, desk, node, query]);
    const name = desk.film.name(node);
    const news = useNew(outline, node, query);
    const fitting = met.filter(({ reason }) => reason === undefined);
    const refused = met.filter(({ reason }) => reason !== undefined);
    const choices = [
        ...fitting.map((meeting, index): Choice => ({
            key: `fit-${index}`, title: meeting.title, note: meeting.port, detail: meeting.note, kind: meeting.kind, isRefused: false,
        })),
        ...news.map(({ choice }) => choice),
        ...refused.map((meeting, index): Choice => ({
            key: `not-${index}`, title: meeting.title, note: meeting.port, detail: meeting.reason ?? "", kind: meeting.kind, isRefused: true,
        })),
    ];
    const take = (choice: Choice): void => {
        onClose();
        const added = news.find((each) => each.choice.key === choice.key);
        const meeting = fitting[choices.indexOf(choice)];
        if (added) {
            actions.addBeside(outline, added.kind, added.port, added.from);
        } else if (meeting) {
            if (connect(host, meeting.source, meeting.target)) desk.said.set(`${name} is connected: ${meeting.title}, ${meeting.port}.`);
            desk.focus();
        }
    };
    const words = [`${fitting.length} fit`, refused.length > 0 ? `${refused.length} do not` : "", more > 0 ? `type to find ${count(more, "more card")}` : ""];
    return (
        <ChoiceBox
            anchor={anchor} onClose={onClose} label={`Connect ${name} to…`} choices={choices} query={query} onQuery={setQuery}
            onTake={take} status={words.filter(Boolean).join(", ")} {...(at ? { at } : {})}
        />
    );
}

/** New cards that would fit, below those that are there. */
function useNew({ studio, desk }: Outline, node: string, query: string): {
    choice: Choice; kind: string; port: string; from: ReturnType<typeof end>;
}[] {
    return useMemo(() => {
        const { document, catalogue } = studio;
        const ports = catalogue.kind(desk.film.summaries.get(node)?.kind ?? "")?.ports ?? [];
        const all = ports.flatMap((port) => document.kindsThatFit(end(node, port)).map(({ kind, port: theirs }) => {
            const spec = catalogue.kind(kind);
            const into = spec?.ports.find(({ key, direction }) => key === theirs && direction !== port.direction)?.title ?? theirs;
            const title = `New ${(spec?.title ?? kind).toLowerCase()}`;
            const choice: Choice = {
                key: `new-${port.key}-${kind}`, title, note: port.direction === "output" ? `into ${into}` : `as ${port.title}`, detail: "",
                kind, isRefused: false,
            };
            return { choice, kind, port: theirs, from: end(node, port), title, words: "new" };
        }));
        return found(all, query);
    }, [studio, desk, node, query]);
}

/** What can be done with the row that the keyboard is on. */
export function RowMenu({ anchor, onClose, at, onSheet }: SheetProps & { onSheet: (sheet: Sheet) => void }): ReactElement {
    const outline = useOutline();
    const { desk } = outline;
    const row = desk.row();
    const done = (): void => {
        onClose();
        desk.focus();
    };
    return (
        <Popover anchor={anchor} onClose={onClose} role="menu" label={row ? row.title : "Outline"} {...(at ? { at } : {})}>
            <Menu groups={rowEntries(outline, row, onSheet)} onDone={done} />
        </Popover>
    );
}

function rowEntries(outline: Outline, row: Row | undefined, onSheet: (sheet: Sheet) => void): MenuEntry[][] {
    const { desk, host, studio } = outline;
    const adding: MenuEntry = { title: "Add a card…", keys: keyText(outlineKeys.add), run: () => onSheet("add") };
    if (!row) return [[adding]];
    const { node } = row;
    if (row.is === "heading" || node === undefined) {
        return [[{ title: row.isOpen ? "Close" : "Open", run: () => void desk.open(row, !row.isOpen) }], [adding]];
    }
    const ordered: MenuEntry[] = actions.hasOrder(outline, row) ? [
        { title: "Earlier", keys: keyText(outlineKeys.earlier), run: () => actions.move(outline, row, -1) },
        { title: "Later", keys: keyText(outlineKeys.later), run: () => actions.move(outline, row, 1) },
    ] : [];
    const cut = row.wire && desk.film.name(row.wire.target.node);
    const out: MenuEntry[] = row.is === "card" && row.wire
        ? [{ title: `Take out of ${cut}`, keys: keyText(outlineKeys.takeOut), run: () => actions.takeOut(outline, row) }] : [];
    const home = desk.uncovered(node);
    const goes: MenuEntry[] = row.is === "input" && home >= 0
        ? [{ title: `Go to ${row.title}`, run: () => desk.go(home) }] : [];
    return [
        [
            { title: "Edit", keys: keyText(outlineKeys.edit), run: () => actions.edit(outline, row) },
            { title: "Rename", keys: keyText(outlineKeys.rename), run: () => desk.renaming.set(row.key) },
            { title: "Connect to…", keys: keyText(outlineKeys.connect), run: () => onSheet("connect") },
            ...goes,
        ],
        [
            { title: "Run to here", keys: keyText(outlineKeys.run), run: () => actions.run(outline, row) },
            { title: "To its takes", keys: keyText(outlineKeys.takes), run: () => actions.review(outline, row) },
        ],
        [...ordered, ...out],
        [...(row.is === "card" ? host.entries([node]) : [])],
        [adding],
        [
            ...(studio.canvas ? [{ title: "Show on the canvas", run: () => studio.canvas?.fitSelection() }] : []),
            {
                title: row.is === "input" ? `Disconnect from ${cut}` : "Delete", keys: keyText(outlineKeys.remove),
                run: () => actions.remove(outline, row),
            },
        ],
    ].filter((group) => group.length > 0);
}

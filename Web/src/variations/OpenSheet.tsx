import { ReactElement, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Take, VariationSheet } from "../api/types";
import { api } from "../api/client";
import { Compare } from "../dock/Compare";
import { sentenceOf } from "../studio/runs";
import { useDocument, useStates, useStudio } from "../studio/studio";
import { remembered } from "../ui/local";
import { useStore } from "../ui/store";
import { CellBar, CellDeeds } from "./CellBar";
import { PendingBar } from "./PendingBar";
import { CellActions, cellId, isCancellable } from "./SheetCell";
import { SheetGrid } from "./SheetGrid";
import { SheetHead } from "./SheetHead";
import { deskOf, leaveSheet } from "./desk";
import { titleOf } from "./fields";
import { layoutOf, walkedTo } from "./matrix";
import { Playing } from "./playing";
import type { Sheet } from "./sheet";
import { sheetKey } from "./sheetKeys";
import { usePanelKeys } from "./usePanelKeys";
import { useViewed } from "./useViewed";
import { useCell } from "./using";
import { Speech, cellWords } from "./words";
import { fitting, flowing, stepped } from "./zoom";

/** 0 while cells are as wide as all columns let them. */
const zoom = remembered<number>("variations-zoom", 0);

/** The contact sheet as a light table: headers, cells, and a bar for the chosen one. */
export function OpenSheet({ model, sheet }: { model: Sheet; sheet: VariationSheet }): ReactElement {
    const studio = useStudio();
    const document = useDocument();
    const session = useStates();
    const { rate, aspect } = useStore(studio.film);
    const chosenWidth = useStore(zoom);
    const desk = deskOf(studio);
    const { node, axes } = sheet.variations;
    const panel = useRef<HTMLElement>(null);
    const region = useRef<HTMLDivElement>(null);
    const deeds = useRef<CellDeeds | null>(null);
    const [playing] = useState(() => new Playing());
    const [at, setAt] = useState(0);
    const [before, setBefore] = useState<number>();
    const [isComparing, setComparing] = useState(false);
    const [menuAt, setMenuAt] = useState<{ x: number; y: number }>();
    const available = useWidth(panel);
    const titles = session.version.get();
    const speech: Speech = useMemo(() => ({ document, catalogue: studio.catalogue, rate, node }), [document, studio, rate, node, titles]);
    const { isFlow, columns } = layoutOf(axes);
    const flow = flowing(available, sheet.cells.length);
    const width = chosenWidth || (isFlow ? flow.width : fitting(available, columns, axes.length > 1));
    const across = !isFlow ? columns : chosenWidth ? Math.max(1, Math.floor((available - 30) / (width + 8))) : flow.columns;
    const takeAt = (place: number | undefined): Take | undefined => {
        const take = place === undefined ? undefined : sheet.cells[place]?.take;
        return take && !take.deleted ? take : undefined;
    };
    const take = takeAt(at);
    const takes = useMemo(() => sheet.cells.flatMap((cell) => (cell.take && !cell.take.deleted ? [cell.take] : [])), [sheet.cells]);
    const inUse = session.shownTake(node)?.id;
    useViewed(node, take?.id);

    const pick = useCallback((place: number) => {
        setAt((now) => {
            if (now !== place) setBefore(now);
            return place;
        });
    }, []);
    const attempt = useCallback(async (make: () => Promise<unknown>) => {
        try {
            await make();
        } catch (error) {
            studio.tell(sentenceOf(error), "danger");
        }
    }, [studio]);
    const actions: CellActions = useMemo(() => ({
        pick, point: (place) => playing.point(place), play: (place) => playing.toggle(place),
        retry: (job) => void attempt(() => api.retryJob(job)),
        cancel: (job) => void attempt(() => api.cancelJob(job)),
        restore: (id) => void attempt(async () => model.put(await api.review(id, { deleted: false }))),
        menu: (_, point) => setMenuAt(point),
    }), [pick, playing, attempt, model]);
    const use = (): void => { if (take) void useCell(studio, at, take, sheet.variations); };
    const closeMenu = useCallback(() => setMenuAt(undefined), []);

    useEffect(() => {
        studio.selection.choose(document.node(node) ? [node] : []);
        region.current?.focus({ preventScroll: true });
    }, [studio, document, node]);
    const walk = (key: string): void => {
        const place = walkedTo(at, key, sheet.cells.length, across);
        pick(place);
        window.document.getElementById(cellId(place))?.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    usePanelKeys(panel, (event) => sheetKey(event, {
        walk, play: () => { if (take) playing.toggle(at); },
        leave: () => { if (!playing.stop()) leaveSheet(studio); }, use, compare: () => setComparing(takes.length > 1 && take !== undefined),
        change: () => desk.settingUp.set({ node, from: sheet.variations }), fit: () => zoom.set(0), zoom: (by) => zoom.set(stepped(width, by)),
        retry: () => { const job = sheet.cells[at]?.job; if (job?.state === "failed") actions.retry(job.id); },
        remove: () => {
            const job = sheet.cells[at]?.job;
            if (take) deeds.current?.remove();
            else if (job && isCancellable(job.state)) actions.cancel(job.id);
        },
        deeds: deeds.current,
    }));

    return (
        <section ref={panel} className="sheet" aria-label={`Variations of ${titleOf(node, document, studio.catalogue)}`}>
            <SheetHead sheet={sheet} title={titleOf(node, document, studio.catalogue)} width={width} onWidth={(wanted) => zoom.set(wanted ?? 0)} />
            <SheetGrid
                sheet={sheet} speech={speech} aspect={aspect} width={width} flow={across} at={at} inUse={inUse} desk={desk} playing={playing.cells}
                actions={actions} region={region}
            />
            {take ? (
                <CellBar
                    key={take.id} take={take} words={cellWords(at, axes, speech)} isInUse={inUse === take.id} deeds={deeds} put={(said) => model.put(said)}
                    compare={takes.length > 1 ? () => setComparing(true) : undefined} use={use} menuAt={menuAt} closeMenu={closeMenu}
                />
            ) : <PendingBar cell={sheet.cells[at]} words={cellWords(at, axes, speech)} actions={actions} />}
            {isComparing && take && (
                <Compare
                    first={take} second={takeAt(before)} takes={takes} onClose={() => { setComparing(false); region.current?.focus(); }}
                    nameOf={(each) => nameOf(each, sheet, speech)}
                />
            )}
        </section>
    );
}

function nameOf(take: Take, sheet: VariationSheet, speech: Speech): string {
    const place = sheet.cells.findIndex((cell) => cell.take?.id === take.id);
    return `Take ${take.number}, ${place < 0 ? take.tier : cellWords(place, sheet.variations.axes, speech)}`;
}

/** How wide an element is, in pixels. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
    const [width, setWidth] = useState(800);
    useLayoutEffect(() => {
        if (!element.current) return undefined;
        const watch = new ResizeObserver(([entry]) => { if (entry) setWidth(Math.floor(entry.contentRect.width)); });
        setWidth(Math.floor(element.current.clientWidth));
        watch.observe(element.current);
        return () => watch.disconnect();
    }, [element]);
    return width;
}

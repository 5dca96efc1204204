import { ReactElement, ReactNode, useEffect, useRef, useState } from "react";
import type { Take } from "../api/types";
import { count } from "../film/words";
import { isUnderWay } from "../live/states";
import { usePreviewed } from "../studio/previewed";
import { useStates, useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Menu, Popover, usePopover } from "../ui/Popover";
import { SightsContext, useSights } from "../ui/useInSight";
import { deskOf } from "../variations/desk";
import { TakeCard } from "./TakeCard";
import { TakeReview } from "./TakeReview";
import { useDeletedTakes } from "./useDeletedTakes";
import { useTakes } from "./useTakes";

type Filter = "all" | "starred" | "approved" | "rejected";

const filters: [Filter, string][] = [["all", "All takes"], ["starred", "Starred"], ["approved", "Approved"], ["rejected", "Rejected"]];

function passes(take: Take, filter: Filter): boolean {
    return filter === "all" || (filter === "starred" ? take.starred : take.verdict === filter);
}

/** The takes of the selected shot or sequence, newest first. */
export function Takes(): ReactElement {
    const previewed = usePreviewed();
    const takes = useTakes(previewed?.node);
    const session = useStates();
    const studio = useStudio();
    const { viewedTake } = studio;
    const [filter, setFilter] = useState<Filter>("all");
    const [showsDeleted, setShowsDeleted] = useState(false);
    const [menuAt, setMenuAt] = useState<{ x: number; y: number }>();
    const deleted = useDeletedTakes(showsDeleted ? previewed?.node : undefined);
    useNewestIsViewed(previewed?.node, takes?.[0]?.id);
    if (!previewed) {
        return <p className="dock-empty">Takes appear here once something has been rendered. Press Run.</p>;
    }
    if (!takes) return <p className="dock-empty">Listing the takes…</p>;
    const viewed = takes.find((take) => take.id === previewed.take?.id) ?? (previewed.isOther ? previewed.take : undefined);
    const shown = [...takes, ...deleted].filter((take) => passes(take, filter)).sort((a, b) => b.number - a.number);
    const view = (take: Take): void => viewedTake.set({ node: previewed.node, take: take.id });
    const empty = (): string => {
        if (takes.length + deleted.length > 0) return `No take of ${previewed.title} is ${filter}.`;
        if (isUnderWay(session.states.nodes.get(previewed.node)?.state)) return `The first take of ${previewed.title} is on its way.`;
        return `${previewed.title} has no take yet. Press Run to make the first.`;
    };
    return (
        <div className="takes">
            <header className="takes-head">
                <b>{previewed.title}</b>
                <span>{count(session.states.nodes.get(previewed.node)?.takes ?? takes.length, "take")}</span>
                {viewed && <TakeReview take={viewed} takes={takes} menuAt={menuAt} onMenu={setMenuAt} />}
                <Button
                    kind="quiet" icon="grid" aria-label="Variations" tip="Let fields vary, and choose among the takes" keys="V"
                    onClick={() => deskOf(studio).settingUp.set({ node: previewed.node })}
                />
                <FilterButton filter={filter} onFilter={setFilter} showsDeleted={showsDeleted} onDeleted={setShowsDeleted} />
            </header>
            {shown.length === 0 && <p className="dock-empty">{empty()}</p>}
            {shown.length > 0 && (
                <Strip label={`Takes of ${previewed.title}`}>
                    {shown.map((take) => (
                        <TakeCard
                            key={take.id} take={take} isViewed={previewed.take?.id === take.id} view={() => view(take)}
                            openMenu={(at) => { view(take); setMenuAt(at); }}
                        />
                    ))}
                </Strip>
            )}
        </div>
    );
}

/** Side by side; pictures are fetched of those that come into sight. */
function Strip({ label, children }: { label: string; children: ReactNode }): ReactElement {
    const sights = useSights();
    const strip = useRef<HTMLDivElement>(null);
    useEffect(() => {
        sights.attach(strip.current);
        return () => sights.attach(null);
    }, [sights]);
    return (
        <SightsContext.Provider value={sights}>
            <div ref={strip} className="takes-strip" role="list" aria-label={label}>{children}</div>
        </SightsContext.Provider>
    );
}

interface FilterProps {
    filter: Filter;
    onFilter: (filter: Filter) => void;
    showsDeleted: boolean;
    onDeleted: (shows: boolean) => void;
}

/** Which takes are listed. */
function FilterButton({ filter, onFilter, showsDeleted, onDeleted }: FilterProps): ReactElement {
    const { anchor, isOpen, toggle, close } = usePopover<HTMLButtonElement>();
    const title = filters.find(([each]) => each === filter)?.[1] ?? "";
    return (
        <>
            <Button
                ref={anchor} kind="quiet" icon="down" className="take-filter" tip="Which takes are listed" aria-haspopup="menu"
                aria-expanded={isOpen} onClick={toggle}
            >
                {title}{showsDeleted ? ", and deleted" : ""}
            </Button>
            {isOpen && (
                <Popover anchor={anchor} onClose={close} align="end" label="Which takes are listed" role="menu">
                    <Menu
                        onDone={close}
                        groups={[
                            filters.map(([each, words]) => ({ title: words, isChecked: each === filter, run: () => onFilter(each) })),
                            [{ title: showsDeleted ? "Hide deleted" : "Show deleted", run: () => onDeleted(!showsDeleted) }],
                        ]}
                    />
                </Popover>
            )}
        </>
    );
}

/** A take that has just been made is looked at, whichever was before. */
function useNewestIsViewed(node: string | undefined, newest: string | undefined): void {
    const { viewedTake, session } = useStudio();
    const last = useRef<{ node: string | undefined; newest: string | undefined }>({ node, newest });
    useEffect(() => {
        const before = last.current;
        last.current = { node, newest };
        // One of variations is not what the node shows.
        const isShown = node !== undefined && session.states.nodes.get(node)?.take?.id === newest;
        if (isShown && before.node === node && before.newest !== undefined && before.newest !== newest) viewedTake.set(undefined);
    }, [node, newest, viewedTake, session]);
}

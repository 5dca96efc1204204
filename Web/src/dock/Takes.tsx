import { ReactElement, useEffect, useRef } from "react";
import type { Take } from "../api/types";
import { shortTimecode } from "../film/timecode";
import { ago, count, exactly, size } from "../film/words";
import { isUnderWay } from "../live/states";
import { mediaAddress } from "../media/pictures";
import { TakePicture } from "../media/TakePicture";
import { usePreviewed } from "../studio/previewed";
import { useDocument, useStates, useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { later } from "../ui/later";
import { useStore } from "../ui/store";
import { useTakes } from "./useTakes";

const TakeReview = later((parts) => parts.TakeReview);

/** The takes of the selected shot or sequence, newest first. */
export function Takes(): ReactElement {
    const previewed = usePreviewed();
    const takes = useTakes(previewed?.node);
    const session = useStates();
    const { viewedTake } = useStudio();
    useNewestIsViewed(previewed?.node, takes?.[0]?.id);
    if (!previewed) {
        return <p className="dock-empty">Takes appear here once something has been rendered. Press Run.</p>;
    }
    if (!takes) return <p className="dock-empty">Listing the takes…</p>;
    if (takes.length === 0) {
        const isComing = isUnderWay(session.states.nodes.get(previewed.node)?.state);
        return (
            <p className="dock-empty">
                {isComing ? `The first take of ${previewed.title} is on its way.`
                    : `${previewed.title} has no take yet. Press Run to make the first.`}
            </p>
        );
    }
    const viewed = takes.find((take) => take.id === previewed.take?.id);
    return (
        <div className="takes">
            <header className="takes-head">
                <b>{previewed.title}</b>
                <span>{count(takes.length, "take")}</span>
                {viewed && <TakeReview take={viewed} takes={takes} />}
            </header>
            <div className="takes-strip" role="list" aria-label={`Takes of ${previewed.title}`}>
                {takes.map((take) => (
                    <TakeCard
                        key={take.id} take={take} isViewed={previewed.take?.id === take.id}
                        view={() => viewedTake.set({ node: previewed.node, take: take.id })}
                    />
                ))}
            </div>
        </div>
    );
}

/** A take that has just been made is looked at, whichever was before. */
function useNewestIsViewed(node: string | undefined, newest: string | undefined): void {
    const { viewedTake } = useStudio();
    const last = useRef<{ node: string | undefined; newest: string | undefined }>({ node, newest });
    useEffect(() => {
        const before = last.current;
        last.current = { node, newest };
        if (before.node === node && before.newest !== undefined && before.newest !== newest) viewedTake.set(undefined);
    }, [node, newest, viewedTake]);
}

function TakeCard({ take, isViewed, view }: { take: Take; isViewed: boolean; view: () => void }): ReactElement {
    const { film } = useStudio();
    const { rate } = useStore(film);
    const session = useStates();
    const isShown = session.shownTake(take.node)?.id === take.id;
    return (
        <article className="take" role="listitem" data-viewed={isViewed || undefined} data-shown={isShown || undefined} data-verdict={take.verdict}>
            <button type="button" className="take-picture" aria-label={`View take ${take.number}`} aria-pressed={isViewed} onClick={view}>
                <TakePicture media={take.media} />
                <span className="take-length">{shortTimecode(take.frames, rate)}</span>
            </button>
            <Said take={take} />
            <div className="take-line">
                <b>Take {take.number}</b>
                <span>{take.tier}</span>
                {isShown && <span className="take-mark" data-tip="The take that the film uses"><Icon name="check" />in use</span>}
            </div>
            <div className="take-line take-line-quiet">
                <span data-tip={`${exactly(take.created)}, ${size(take.byteCount)}`}>{ago(take.created)}</span>
                <Remarks remarks={take.remarks} />
                <span className="take-actions">
                    <PinButton take={take} isShown={isShown} />
                    <a
                        className="button button-quiet button-icon" data-tip="Save the file" aria-label="Save the file"
                        href={mediaAddress(take.media, `take-${take.number}.mp4`)} download
                    >
                        <Icon name="download" />
                    </a>
                </span>
            </div>
        </article>
    );
}

/** What people said of it, over a corner of the picture. */
function Said({ take }: { take: Take }): ReactElement | null {
    const { starred, verdict, note } = take;
    if (!starred && verdict === "open" && note === "") return null;
    return (
        <span className="take-said" data-tip={note || undefined} tabIndex={note ? 0 : undefined}>
            {starred && <span role="img" aria-label="Starred"><Icon name="star" /></span>}
            {verdict === "open" ? note && "note" : verdict}
        </span>
    );
}

function Remarks({ remarks }: { remarks: readonly string[] }): ReactElement | null {
    if (remarks.length === 0) return null;
    return (
        <span className="take-remarks" aria-label={count(remarks.length, "remark")} data-tip={remarks.join(" ")} tabIndex={0}>
            <Icon name="alert" />{remarks.length}
        </span>
    );
}

/** Pins a take where the node's kind has a field for it; a pinned one is let go by the same button. */
function PinButton({ take, isShown }: { take: Take; isShown: boolean }): ReactElement | null {
    const { session, catalogue } = useStudio();
    const document = useDocument();
    const node = document.node(take.node);
    const hasField = catalogue.kind(node?.kind ?? "")?.fields.some((field) => field.key === "take") ?? false;
    if (!node || !hasField) return null;
    const isPinned = session.takes.pin(take.node) === take.id;
    const set = (): void => {
        const value = isPinned ? null : { list: [{ reference: { asset: take.id } }] };
        session.perform(isPinned ? "Use the newest take" : `Use take ${take.number}`, [
            { op: "set_field", node: take.node, key: "take", value },
        ]);
    };
    return (
        <Button
            kind="quiet" icon="pin" aria-pressed={isPinned}
            tip={isPinned ? "Pinned; press to use the newest again" : isShown ? "Keep this one, whatever comes" : "Use this take"}
            onClick={set}
        />
    );
}

import { ReactElement, useRef, useState } from "react";
import { api } from "../api/client";
import type { Take } from "../api/types";
import { shortTimecode } from "../film/timecode";
import { ago, count, exactly, size } from "../film/words";
import { TakePicture } from "../media/TakePicture";
import { sentenceOf } from "../studio/runs";
import { useDocument, useStates, useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";
import { useInSight } from "../ui/useInSight";

interface CardProps {
    take: Take;
    isViewed: boolean;
    view: () => void;
    /** Views the take and opens its menu there. */
    openMenu: (at: { x: number; y: number }) => void;
}

/** Where a take's file is, with its recipe in it, under a name that says which take it is. */
export function takeFileAddress(take: Take): string {
    const ending = { video: "mp4", image: "png", audio: "wav", text: "txt" }[take.kind];
    return `/api/v1/takes/${take.id}/file?name=take-${take.number}.${ending}`;
}

/** A take: its picture, what people said of it, and what can be done with it. */
export function TakeCard({ take, isViewed, view, openMenu }: CardProps): ReactElement {
    const { film } = useStudio();
    const { rate } = useStore(film);
    const session = useStates();
    const card = useRef<HTMLElement>(null);
    const isNear = useInSight(card);
    const isShown = !take.deleted && session.shownTake(take.node)?.id === take.id;
    return (
        <article
            ref={card} className="take" role="listitem" data-viewed={isViewed || undefined} data-shown={isShown || undefined}
            data-verdict={take.verdict} data-deleted={take.deleted || undefined}
            onContextMenu={(event) => {
                if (take.deleted) return;
                event.preventDefault();
                openMenu({ x: event.clientX, y: event.clientY });
            }}
        >
            <button
                type="button" className="take-picture" aria-label={`View take ${take.number}`} aria-pressed={isViewed}
                disabled={take.deleted} onClick={view}
            >
                {isNear && <TakePicture media={take.media} />}
                <span className="take-length">{shortTimecode(take.frames, rate)}</span>
            </button>
            <Said take={take} />
            <div className="take-line">
                <b>Take {take.number}</b>
                <span>{take.tier}</span>
                {isShown && <span className="take-mark" data-tip="The take that the film uses"><Icon name="check" />in use</span>}
            </div>
            <div className="take-line take-line-quiet">
                <span data-tip={`${exactly(take.created)}, ${size(take.byteCount)}`}>{take.deleted ? "deleted" : ago(take.created)}</span>
                <Remarks remarks={take.remarks} />
                <span className="take-actions">
                    {take.deleted ? <RestoreButton take={take} /> : <PinButton take={take} isShown={isShown} />}
                    <a
                        className="button button-quiet button-icon" data-tip="Save the file, with its recipe in it" aria-label="Save the file"
                        href={takeFileAddress(take)} download
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

/** Brings a deleted take back into sight. */
function RestoreButton({ take }: { take: Take }): ReactElement {
    const { tell, session } = useStudio();
    const [isBusy, setBusy] = useState(false);
    const restore = async (): Promise<void> => {
        setBusy(true);
        try {
            session.takes.know([await api.review(take.id, { deleted: false })]);
            tell(`Take ${take.number} is back.`);
        } catch (error) {
            tell(sentenceOf(error), "danger");
            setBusy(false);
        }
    };
    return (
        <Button
            kind="quiet" icon="undo" tip="Bring the take back" aria-label={`Restore take ${take.number}`} disabled={isBusy}
            onClick={() => void restore()}
        />
    );
}

/** Pins a take where the node's kind has a field for it; a pinned one is let go by the same button. */
export function PinButton({ take, isShown }: { take: Take; isShown: boolean }): ReactElement | null {
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

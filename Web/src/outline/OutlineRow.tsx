import { CSSProperties, MouseEvent, ReactElement, memo, useMemo } from "react";
import { cardState } from "../canvas/cardState";
import { quietLine } from "../canvas/quietLine";
import { count } from "../film/words";
import { TakePicture } from "../media/TakePicture";
import { makesSomething, useDocument, useStates } from "../studio/studio";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";
import { RenameField } from "./RenameField";
import { useOutline } from "./context";
import { Row, hasPicture } from "./rows";
import { rowWords, standingOf, switchWords } from "./words";

export interface OutlineRowProps {
    row: Row;
    at: number;
    top: number;
    height: number;
    isActive: boolean;
    isChosen: boolean;
    isRenamed: boolean;
    onPress: (event: MouseEvent, at: number) => void;
    onFold: (at: number) => void;
    onOpen: (at: number) => void;
    onMenu: (event: MouseEvent, at: number) => void;
}

export const rowId = (key: string): string => `outline-${key}`;

/** A row of the tree: its picture, its name, its quiet line, and how it stands. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps): ReactElement {
    const { row, at, top, height, isActive, isChosen, isRenamed } = props;
    const { words, node, line, length, standing, media } = useShown(row);
    const style = { "--level": row.level - 1, transform: `translateY(${top}px)`, height } as CSSProperties;
    return (
        <div
            id={rowId(row.key)} className="outline-row" role="treeitem" aria-label={words} aria-level={row.level}
            aria-posinset={row.place} aria-setsize={row.of} aria-expanded={row.isOpen}
            aria-selected={row.is === "heading" ? undefined : isChosen} tabIndex={isActive ? 0 : -1} style={style}
            data-is={row.is} data-kind={row.kind || undefined} data-off={node?.bypassed || node?.muted || undefined}
            onClick={(event) => props.onPress(event, at)} onDoubleClick={() => props.onOpen(at)}
            onContextMenu={(event) => props.onMenu(event, at)}
        >
            <span
                className="outline-fold" data-open={row.isOpen} hidden={row.isOpen === undefined}
                onClick={(event) => {
                    event.stopPropagation();
                    props.onFold(at);
                }}
                onDoubleClick={(event) => event.stopPropagation()}
            >
                <Icon name="down" />
            </span>
            {hasPicture(row) && <span className="outline-picture">{media !== undefined && <TakePicture media={media} />}</span>}
            <span className="outline-words">
                <span className="outline-first">
                    {isRenamed ? <RenameField node={row.node ?? ""} title={row.title} /> : <span className="outline-title">{row.title}</span>}
                    {row.is === "heading" && <span className="outline-note number">{row.holds.toLocaleString("en-GB")}</span>}
                    {row.is === "input" && <span className="outline-note">{line}</span>}
                    {standing && !isRenamed && (
                        <span className="outline-standing" data-tone={standing.tone}><Icon name={standing.sign} />{standing.word}</span>
                    )}
                </span>
                {row.is === "card" && (
                    <span className="outline-line number">
                        <span>{[line, ...switchWords(node)].filter(Boolean).join(" · ")}</span>
                        {length !== "" && <span className="outline-length">{length}</span>}
                    </span>
                )}
            </span>
        </div>
    );
});

/** Everything a row shows and says, read anew when the film or how it stands has changed. */
function useShown(row: Row): {
    words: string; line: string; length: string; node: ReturnType<ReturnType<typeof useDocument>["node"]>;
    standing: ReturnType<typeof standingOf> | undefined; media: string | undefined;
} {
    const { studio, desk, host } = useOutline();
    const document = useDocument();
    const session = useStates();
    const { rate } = useStore(studio.film);
    const { catalogue } = studio;
    const node = row.node === undefined ? null : document.node(row.node);
    const kind = catalogue.kind(row.kind);
    const target = row.is === "input" && row.wire ? document.node(row.wire.target.node) : null;
    const port = catalogue.kind(target?.kind ?? "")?.ports
        .find(({ direction, key }) => direction === "input" && key === row.wire?.target.port)?.title;
    const { version } = document;
    // A cut adds up the lengths of all its shots: not again with each picture that is rendered.
    const quiet = useMemo(() => row.is === "card" && node ? quietLine(node, {
        catalogue, rate, node: (id) => document.node(id), wiresInto: (id, into) => document.wiresInto(id, into),
    }) : undefined, [row.is, node, catalogue, rate, document, version]);
    // Who is in the film, and where it is set, say how often.
    const uses = row.is === "card" && node && (node.kind === "scene" || node.kind === "character")
        ? usesWords(new Set(document.wiresFrom(node.id).map((wire) => wire.target.node)).size) : "";
    const isMade = row.is === "card" && node !== null && makesSomething(studio, node.id) && kind?.key !== "video";
    const nodeOf = (job: string): string | undefined =>
        [...session.states.nodes.values()].find((state) => state.job === job)?.node;
    const state = isMade && node ? cardState(host.nodeState(node.id), host.progress(node.id), nodeOf) : undefined;
    const isStale = isMade && node !== null && document.isStale(node.id);
    const take = node && row.is === "card" ? host.shownTake(node.id) : undefined;
    const picture = take && (take.kind === "video" || take.kind === "image") ? take.media : node ? host.still(node.id) : undefined;
    const verdict = take?.verdict;
    return {
        node, media: picture, standing: state && standingOf(state, isStale, verdict),
        line: row.is === "input" ? port ?? "" : [quiet?.words, uses].filter(Boolean).join(" · "),
        length: quiet?.length ?? "",
        words: rowWords({
            row, kind: kind?.title ?? row.kind, port, line: quiet, uses, node, state, isStale, verdict,
            nameOf: (id) => desk.film.name(id),
        }),
    };
}

function usesWords(number: number): string {
    return number === 0 ? "in no shot" : `in ${count(number, "shot")}`;
}

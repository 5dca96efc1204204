import { ReactElement, useEffect, useRef } from "react";
import type { Asset } from "../api/types";
import { ago, exactly } from "../film/words";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import { useStore } from "../ui/store";
import { TextControl } from "../inspector/controls/TextControl";
import { InlineText } from "../ui/InlineText";
import { assetKey } from "./assetKeys";
import { AssetStage } from "./AssetStage";
import { BulkDetail } from "./BulkDetail";
import { KindIcon } from "./KindIcon";
import { Stars } from "./Stars";
import { TagsInput } from "./TagsInput";
import { Uses } from "./Uses";
import { deskOf, useAsset } from "./context";
import { factsOf } from "./facts";
import { kindWords, kindsFor, placingWords } from "./kinds";
import { filmOf, putOnCanvas } from "./placing";
import { everything } from "./query";

/** Everything about one asset, beside the library; of several chosen ones, what they share. */
export function AssetDetail({ id }: { id: string }): ReactElement {
    const studio = useStudio();
    const desk = deskOf(studio);
    const asset = useAsset(id);
    const choice = useStore(desk.choice);
    const panel = useRef<HTMLElement>(null);
    const close = (): void => {
        desk.opened.set(undefined);
        document.getElementById("asset-grid")?.focus();
    };
    useEffect(() => {
        const escape = (event: KeyboardEvent): void => {
            if (event.key !== "Escape" || event.defaultPrevented || !panel.current?.contains(document.activeElement)) return;
            event.preventDefault();
            event.stopPropagation();
            close();
        };
        window.addEventListener("keydown", escape);
        return () => window.removeEventListener("keydown", escape);
    }, []);
    const isSeveral = choice.assets.size > 1 && choice.assets.has(id);
    return (
        <aside
            ref={panel} className="asset-detail" onKeyDown={(event) => {
                if (!assetKey(event, studio, isSeveral ? desk.chosen() : asset ? [asset] : [])) return;
                event.preventDefault();
                event.stopPropagation();
            }} aria-label={isSeveral ? "The chosen assets" : `Details of ${asset?.name ?? "the asset"}`}
        >
            {isSeveral ? <BulkDetail onClose={close} />
                : asset ? <Details asset={asset} onClose={close} />
                    : <p className="empty-line">{desk.cache.isMissing(id) ? "The library has no such asset any more." : "Fetching it…"}</p>}
        </aside>
    );
}

function Details({ asset, onClose }: { asset: Asset; onClose: () => void }): ReactElement {
    const studio = useStudio();
    const desk = deskOf(studio);
    const change = (what: Parameters<typeof desk.requests.change>[1]): void => void desk.change([asset], () => what);
    const placing = placingWords(asset.kind);
    return (
        <>
            <header className="asset-detail-head">
                <KindIcon kind={asset.kind} />
                <InlineText value={asset.name} label="Name" className="asset-title" onChange={(name) => name && change({ name })} />
                <Button kind="quiet" icon="close" tip="Close" keys="Esc" onClick={onClose} />
            </header>
            <AssetStage asset={asset} />
            <div className="asset-actions">
                {placing && !asset.deleted && (
                    <Button kind="primary" tip="Or drag it there" keys="C" onClick={() => putOnCanvas(studio.canvas, [asset])}>{placing}</Button>
                )}
                {asset.kind === "screenplay" && <Button kind="primary" onClick={filmOf(asset).run}>Make the film</Button>}
                {asset.deleted
                    ? <Button onClick={() => void desk.restore([asset])}>Restore</Button>
                    : <Button kind="quiet" icon="trash" tip="Delete; it can be restored" aria-label="Delete" onClick={() => void desk.remove([asset])} />}
            </div>
            <Marks asset={asset} change={change} />
            <Facts asset={asset} />
            <Uses asset={asset} />
        </>
    );
}

/** What people say of it. */
function Marks({ asset, change }: { asset: Asset; change: (what: { [key: string]: unknown }) => void }): ReactElement {
    const studio = useStudio();
    const desk = deskOf(studio);
    const kinds = kindsFor(asset);
    return (
        <div className="fields">
            <Row title="Rating"><Stars label="Rating" value={asset.rating} onChange={(rating) => change({ rating })} /></Row>
            <Row title="Tags">
                <TagsInput
                    label="Add a tag" placeholder="Add a tag" tags={asset.tags} onChange={(tags) => change({ tags })}
                    onPress={(tag) => desk.find({ ...everything, sort: desk.search.get().sort, tag })}
                />
            </Row>
            {kinds.length > 1 && (
                <Row title="Kind">
                    <Select
                        label="Kind" value={asset.kind} options={kinds.map((kind) => ({ key: kind, title: kindWords[kind].title }))}
                        onChange={(kind) => change({ kind })}
                    />
                </Row>
            )}
            <Row title="Belongs to">
                <Select
                    label="Belongs to" value={asset.project === null ? "studio" : "film"}
                    options={[{ key: "film", title: "This film" }, { key: "studio", title: "All films" }]}
                    onChange={(key) => change({ project: key === "studio" ? null : studio.session.id })}
                />
            </Row>
            <Row title="Licence">
                <TextControl label="Licence" value={asset.licence} limit={400} isMultiline={false} placeholder="Who may use it" onChange={(licence) => change({ licence })} />
            </Row>
            <Row title="Notes">
                <TextControl label="Notes" value={asset.notes} limit={16_384} isMultiline placeholder="Worth remembering" onChange={(notes) => change({ notes })} />
            </Row>
        </div>
    );
}

function Row({ title, children }: { title: string; children: ReactElement }): ReactElement {
    return (
        <div className="field">
            <div className="field-label"><span>{title}</span></div>
            <div className="field-control">{children}</div>
        </div>
    );
}

/** What it is by itself. */
function Facts({ asset }: { asset: Asset }): ReactElement {
    const { rate } = useStore(useStudio().film);
    return (
        <dl className="asset-facts">
            {factsOf(asset, rate).map(({ title, words, tip }) => (
                <div key={title}><dt>{title}</dt><dd className="number" data-tip={tip}>{words}</dd></div>
            ))}
            <div><dt>Brought by</dt><dd>{asset.owner.name || "Somebody"}</dd></div>
            <div><dt>Since</dt><dd data-tip={exactly(asset.created)}>{ago(asset.created)}</dd></div>
        </dl>
    );
}

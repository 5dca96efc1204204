import { ReactElement, useEffect } from "react";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";
import { AssetDetail } from "./AssetDetail";
import { AssetGrid } from "./AssetGrid";
import { SearchBar } from "./SearchBar";
import { ChosenBar } from "./ChosenBar";
import { UploadList } from "./UploadList";
import { count } from "../film/words";
import { deskOf, dragged } from "./context";
import { isNarrowed } from "./query";
import { chooseAndUpload, scopeWords, targetProject } from "./bringing";
import { sentenceOf } from "../studio/runs";

/** The library: what the film and the studio have, found, looked at, brought in and taken onto the canvas. */
export function AssetsTab(): ReactElement {
    const desk = deskOf(useStudio());
    const opened = useStore(desk.opened);
    useEffect(() => {
        desk.show(true);
        return () => desk.show(false);
    }, [desk]);
    return (
        <section className="assets" aria-label="Assets">
            <SearchBar />
            <Found />
            <UploadList />
            <DropVeil />
            {opened !== undefined && <AssetDetail key={opened} id={opened} />}
        </section>
    );
}

/** What was found, or what to do when nothing was. */
function Found(): ReactElement {
    const studio = useStudio();
    const desk = deskOf(studio);
    const listing = useStore(desk.listing);
    const search = useStore(desk.search);
    const total = useStore(listing.total);
    const problem = useStore(listing.problem);
    useEffect(() => listing.look(0, 1), [listing]);

    if (total === undefined) {
        if (problem === undefined) return <div className="assets-found" aria-busy="true" />;
        return (
            <div className="assets-none" role="alert">
                <p>{sentenceOf(problem)}</p>
                <Button onClick={() => listing.changed()}>Try again</Button>
            </div>
        );
    }
    if (total > 0) {
        return (
            <div className="assets-found">
                <ChosenBar total={total} onFiles={() => chooseAndUpload(studio)} />
                <AssetGrid />
            </div>
        );
    }
    if (search.scope === "deleted") return <div className="assets-none"><p>Nothing is deleted.</p></div>;
    if (isNarrowed(search)) {
        return (
            <div className="assets-none">
                <p>Nothing is called or marked like that.</p>
                <Button kind="quiet" onClick={() => desk.find({ ...search, text: "", kinds: [], tag: "", rating: 0 })}>Show everything</Button>
            </div>
        );
    }
    return <FirstAsset onChoose={() => chooseAndUpload(studio)} />;
}

/** An empty library teaches the first step. */
function FirstAsset({ onChoose }: { onChoose: () => void }): ReactElement {
    return (
        <div className="assets-none assets-first">
            <div className="assets-frame">
                <Icon name="add" />
                <h2>Drop files here</h2>
                <p>Pictures, clips, sounds, music, LoRAs, LUTs, screenplays: one, or a folder full of them.</p>
                <Button kind="primary" onClick={onChoose}>Choose files</Button>
            </div>
            <p>A <b>Character</b> or a <b>Scene</b> of the canvas is kept here by its menu: <b>Save to the library</b>.</p>
        </div>
    );
}

/** The whole region takes files. */
function DropVeil(): ReactElement | null {
    const number = useStore(dragged);
    const studio = useStudio();
    const search = useStore(deskOf(studio).search);
    if (number === undefined) return null;
    return (
        <div className="assets-veil">
            <p>
                Let go: {number > 0 ? count(number, "file") : "they"} {number === 1 ? "goes" : "go"} into{" "}
                {scopeWords(targetProject(studio, search.scope))}
                {studio.canvas && <span className="quiet">Over the canvas, a card is made of {number === 1 ? "it" : "each"} as well.</span>}
            </p>
        </div>
    );
}

import { ReactElement, memo, useEffect, useState } from "react";
import { count, size } from "../film/words";
import { Bar } from "../ui/Bar";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";
import { showInLibrary } from "./showing";
import { uploads, useDesk } from "./context";
import { Upload, UploadState, isOver, progressOf, sentOf } from "./uploads";

/** Files on their way, and what became of those that have arrived. */
export function UploadList(): ReactElement | null {
    const all = useStore(uploads.all);
    const [isOpen, setOpen] = useState<boolean>();
    const { sent, bytes, over, refused } = progressOf(all);
    const isDone = over === all.length;
    useEffect(() => setOpen(undefined), [isDone]);
    if (all.length === 0) return null;
    // Once all is over, what went well is a number; what was refused stays in sight.
    const isWhole = isOpen ?? !isDone;
    // What needs a hand comes first, then what moves, then what waits, then what is over.
    const listed = all.filter(({ state }) => isWhole || (isOpen === undefined && state.is === "refused")).sort((a, b) => rank(a.state) - rank(b.state) || a.id - b.id);
    return (
        <section className="uploads" aria-label="Files on their way">
            <header>
                <button type="button" className="uploads-title" aria-expanded={isWhole} onClick={() => setOpen(!isWhole)}>
                    <Icon name="down" />
                    {isDone ? doneWords(all.length - refused, refused) : `${over - refused} of ${count(all.length - refused, "file")}`}
                </button>
                {isDone
                    ? <Button kind="quiet" onClick={() => uploads.clear()}>Clear</Button>
                    : <Button kind="quiet" onClick={() => uploads.cancelAll()}>Cancel all</Button>}
            </header>
            {!isDone && (
                <div className="uploads-total">
                    <Bar fraction={bytes === 0 ? 0 : sent / bytes} label="All files" />
                    <span className="quiet number">{size(sent)} of {size(bytes)}</span>
                </div>
            )}
            {listed.length > 0 && (
                <ul className="uploads-list">
                    {listed.map((upload) => <UploadRow key={upload.id} upload={upload} />)}
                </ul>
            )}
        </section>
    );
}

function rank(state: UploadState): number {
    if (state.is === "refused") return 0;
    if (state.is === "waiting") return 2;
    return isOver(state) ? 3 : 1;
}

function doneWords(arrived: number, refused: number): string {
    if (refused === 0) return `${count(arrived, "file")} in the library`;
    return arrived === 0 ? `${count(refused, "file")} refused` : `${arrived} arrived, ${refused} refused`;
}

const UploadRow = memo(function UploadRow({ upload }: { upload: Upload }): ReactElement {
    const desk = useDesk();
    const { id, file, state } = upload;
    const isMoving = state.is === "sending" || state.is === "cut" || state.is === "checking";
    return (
        <li className="upload" data-state={state.is}>
            <span className="upload-name" data-tip={`${file.name}, ${size(file.size)}`}>
                {state.is === "done"
                    ? <button type="button" className="link" data-tip="Show it" onClick={() => void showInLibrary(desk, state.asset)}>{file.name}</button>
                    : file.name}
            </span>
            <span className="upload-actions">
                {state.is === "refused" && <Button kind="quiet" icon="reset" tip="Try again" onClick={() => uploads.retry(id)} />}
                <Button kind="quiet" icon="close" tip={isOver(state) ? "Take it out of this list" : "Cancel"} onClick={() => uploads.cancel(id)} />
            </span>
            <span className="upload-state number" role={state.is === "refused" ? "alert" : undefined}>{stateWords(upload)}</span>
            {isMoving && <Bar fraction={file.size === 0 ? 0 : sentOf(upload) / file.size} label={file.name} isBare />}
        </li>
    );
});

function stateWords({ state, file }: Upload): string {
    switch (state.is) {
        case "waiting": return "waiting";
        case "sending": return `sending ${Math.floor((state.sent / file.size) * 100)} %`;
        case "cut": return "the studio does not answer; it goes on by itself";
        case "checking": return "checking";
        case "done": return state.outcome === "known" ? "already there" : state.outcome === "restored" ? "restored" : "in the library";
        case "refused": return state.sentence;
    }
}

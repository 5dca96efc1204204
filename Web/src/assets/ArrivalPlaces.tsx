import { ReactElement, useEffect, useRef } from "react";
import { cardWidth, headerMiddle } from "../canvas/edits";
import { useStudio } from "../studio/studio";
import { Bar } from "../ui/Bar";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { arrivals, Arrival } from "./arrivals";
import { uploads } from "./context";
import { guessOf } from "./guesses";
import { KindIcon } from "./KindIcon";
import { kindWords } from "./kinds";
import { sentOf, Upload } from "./uploads";

/** Below this zoom words are drawn larger than the rest. */
const legible = 0.85;

/** The places that are kept on the canvas for files on their way: outlines, until there are cards. */
export function ArrivalPlaces(): ReactElement | null {
    const studio = useStudio();
    const all = useStore(arrivals).filter((arrival) => arrival.studio === studio);
    const known = new Map(useStore(uploads.all).map((upload) => [upload.id, upload]));
    const layer = useRef<HTMLUListElement>(null);
    const isEmpty = all.length === 0;

    useEffect(() => {
        if (isEmpty) return undefined;
        let frame = 0;
        const follow = (): void => {
            const camera = studio.canvas?.stage.camera;
            if (camera && layer.current) {
                const { x, y, zoom, width, height } = camera;
                layer.current.style.setProperty("--arrival-growth", String(Math.max(1, legible / zoom)));
                layer.current.style.transform = `translate(${width / 2 - x * zoom}px, ${height / 2 - y * zoom}px) scale(${zoom})`;
            }
            frame = requestAnimationFrame(follow);
        };
        follow();
        return () => cancelAnimationFrame(frame);
    }, [studio, isEmpty]);

    if (isEmpty) return null;
    return (
        <div className="arrivals">
            <ul ref={layer} aria-label="Files on their way to the canvas">
                {all.map((arrival) => {
                    const upload = known.get(arrival.upload);
                    return upload && <Place key={arrival.upload} arrival={arrival} upload={upload} />;
                })}
            </ul>
        </div>
    );
}

function Place({ arrival: { at }, upload }: { arrival: Arrival; upload: Upload }): ReactElement {
    const place = useRef<HTMLLIElement>(null);
    const { file, state } = upload;
    const kind = guessOf({ type: file instanceof File ? file.type : "", name: file.name });
    useEffect(() => {
        const style = place.current?.style;
        style?.setProperty("left", `${Math.round((at.x - cardWidth / 2) / 8) * 8}px`);
        style?.setProperty("top", `${Math.round((at.y - headerMiddle) / 8) * 8}px`);
        if (kind) style?.setProperty("--arrival-colour", `var(${kindWords[kind].colour})`);
    }, [at.x, at.y, kind]);
    return (
        <li className="arrival" ref={place}>
            <span className="arrival-title">
                {kind && <KindIcon kind={kind} />}
                <span className="arrival-name">{file.name}</span>
                {state.is !== "done" && (
                    <Button kind="quiet" icon="close" tip={`Cancel “${file.name}”`} onClick={() => uploads.cancel(upload.id)} />
                )}
            </span>
            <span className="arrival-state number">{wordsOf(upload)}</span>
            <Bar fraction={file.size === 0 ? 0 : sentOf(upload) / file.size} label={file.name} isBare />
        </li>
    );
}

function wordsOf({ state, file }: Upload): string {
    switch (state.is) {
        case "waiting": return "Waiting for its turn";
        case "sending": return `Uploading ${Math.floor((state.sent / Math.max(1, file.size)) * 100)} %`;
        case "cut": return "Cut off; goes on by itself";
        case "checking": return "Looking into it…";
        default: return "Arrived";
    }
}

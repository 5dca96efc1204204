import { ReactElement, useCallback, useEffect, useRef } from "react";
import { keyText, keysOf } from "../app/commands";
import { sentenceCase } from "../dock/stateWords";
import { shortTimecode, timecode } from "../film/timecode";
import { duration } from "../film/words";
import { mediaAddress } from "../media/pictures";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { Growing } from "./Growing";
import { ScrubBar } from "./ScrubBar";
import { Previewed, usePreviewed } from "./previewed";
import { useStates, useStudio } from "./studio";

/** The player at the top of the right side. */
export function Preview(): ReactElement {
    const { player, film } = useStudio();
    const { rate, aspect } = useStore(film);
    const previewed = usePreviewed();
    const take = previewed?.take;
    const attach = useCallback((video: HTMLVideoElement | null) => player.attach(video), [player]);
    const frame = useRef<HTMLDivElement>(null);

    useEffect(() => {
        player.load(take ? mediaAddress(take.media) : undefined, take?.frames ?? 0, rate);
    }, [player, take?.media, take?.frames, rate]);
    useEffect(() => {
        frame.current?.style.setProperty("--aspect", `${aspect.width} / ${aspect.height}`);
    }, [aspect]);

    return (
        <section className="preview" aria-label="Preview">
            <div className="preview-frame" ref={frame} onClick={() => player.toggle()}>
                <video ref={attach} playsInline preload="auto" hidden={!take} aria-label={previewed?.title} />
                <Overlay previewed={previewed} />
            </div>
            <TransportBar title={previewed ? titleOf(previewed) : "No take yet"} />
        </section>
    );
}

function titleOf(previewed: Previewed): string {
    if (!previewed.take) return previewed.title;
    return `${previewed.title} · take ${previewed.take.number}${previewed.isOther ? " (not the one in use)" : ""}`;
}

/** What stands above the picture: the growing preview, or why there is none. */
function Overlay({ previewed }: { previewed: Previewed | undefined }): ReactElement | null {
    const session = useStates();
    const { player } = useStudio();
    const { hasFailed, isReady } = useStore(player.state);
    if (!previewed) {
        return <p className="preview-empty">Finished takes play here. Press Run to render the film.</p>;
    }
    const progress = session.states.progress.get(previewed.node);
    const picture = session.states.previews.get(previewed.node);
    if (progress && !previewed.isOther) {
        const left = progress.secondsLeft === null ? "" : `, ${duration(progress.secondsLeft)} left`;
        return (
            <div className="preview-working">
                {picture && <Growing picture={picture} />}
                <p>{sentenceCase(progress.stage || "in work")} {Math.floor(progress.fraction * 100)} %{left}</p>
            </div>
        );
    }
    if (!previewed.take) return <p className="preview-empty">No take yet. Select it and press Run.</p>;
    if (hasFailed) return <p className="preview-empty">This browser cannot play the take’s file.</p>;
    return isReady ? null : <p className="preview-empty">Fetching the take…</p>;
}

function TransportBar({ title }: { title: string }): ReactElement {
    const { player, film } = useStudio();
    const { rate } = useStore(film);
    const state = useStore(player.state);
    const isOff = state.frames === 0;
    const isPlaying = state.speed !== 0;
    return (
        <>
            <ScrubBar />
            <div className="transport">
                <span className="timecode" data-tip={`Frame ${state.frame} of ${state.frames}`}>{timecode(state.frame, rate)}</span>
                <div className="transport-buttons">
                    <Button kind="quiet" icon="previous" tip="One frame back" keys={keyText(keysOf.previousFrame)}
                        disabled={isOff} onClick={() => player.step(-1)} />
                    <Button kind="quiet" icon={isPlaying ? "pause" : "play"} tip={isPlaying ? "Stop" : "Play"}
                        keys={keyText(keysOf.play)} disabled={isOff} onClick={() => player.toggle()} />
                    <Button kind="quiet" icon="next" tip="One frame on" keys={keyText(keysOf.nextFrame)}
                        disabled={isOff} onClick={() => player.step(1)} />
                    <Button kind="quiet" icon="loop" tip="Play again from the start at the end" aria-pressed={state.isLooping}
                        disabled={isOff} onClick={() => player.setLooping(!state.isLooping)} />
                </div>
                <span className="timecode timecode-quiet" data-tip="Length">
                    {Math.abs(state.speed) > 1 || state.speed < 0 ? `${state.speed} ×` : shortTimecode(state.frames, rate)}
                </span>
            </div>
            <p className="preview-title">{title}</p>
        </>
    );
}

import { CSSProperties, ReactElement, useCallback, useEffect, useRef, useState } from "react";
import type { Asset } from "../api/types";
import { shortTimecode, timecode } from "../film/timecode";
import { mediaAddress } from "../media/pictures";
import { Player } from "../media/player";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { AssetPicture, Waveform } from "./AssetPicture";
import { framesOf } from "./facts";

/** Files that any browser shows as they are, up to a size that comes soon. */
const shown = /^image\/(png|jpeg|webp|gif|avif)$/;
const largestPicture = 12_000_000;

/** The asset large: its picture, its clip to play, its sound to hear. */
export function AssetStage({ asset }: { asset: Asset }): ReactElement {
    const { file, pictures } = asset;
    if (asset.kind === "audio" || asset.kind === "music") return <SoundStage asset={asset} />;
    if (file?.facts.duration !== undefined && pictures.proxy) return <ClipStage asset={asset} proxy={pictures.proxy} />;
    const isWhole = file !== null && shown.test(file.mediaType) && file.byteCount <= largestPicture;
    return (
        <div className="asset-stage">
            {file && isWhole ? <img src={mediaAddress(file.hash)} alt={asset.name} /> : <AssetPicture asset={asset} />}
            {pictures.working && <p className="asset-stage-words">Its pictures are being made.</p>}
        </div>
    );
}

/** Plays the small version of a clip, frame by frame of the film. */
function ClipStage({ asset, proxy }: { asset: Asset; proxy: string }): ReactElement {
    const { rate } = useStore(useStudio().film);
    const [player] = useState(() => new Player());
    const attach = useCallback((video: HTMLVideoElement | null) => player.attach(video), [player]);
    const { frame, frames, speed, hasFailed } = useStore(player.state);
    useEffect(() => {
        player.setLooping(false);
        player.load(mediaAddress(proxy), framesOf(asset.file?.facts.duration ?? 0, rate), rate);
    }, [player, proxy, asset.file, rate]);
    const poster = asset.pictures.thumbnail;
    return (
        <>
            <div className="asset-stage" onClick={() => player.toggle()}>
                <video ref={attach} playsInline preload="auto" poster={poster ? mediaAddress(poster) : undefined} aria-label={asset.name} />
                {hasFailed && <p className="asset-stage-words">This browser cannot play it.</p>}
            </div>
            <div className="asset-transport">
                <Button kind="quiet" icon={speed === 0 ? "play" : "pause"} tip={speed === 0 ? "Play" : "Stop"} onClick={() => player.toggle()} />
                <input
                    type="range" className="slider" aria-label="Position" aria-valuetext={timecode(frame, rate)} min={0}
                    max={Math.max(0, frames - 1)} value={frame} style={share(frame, frames - 1)}
                    onChange={(event) => { player.play(0); player.seek(event.target.valueAsNumber); }}
                />
                <span className="timecode">{shortTimecode(frame, rate)} / {shortTimecode(frames, rate)}</span>
            </div>
        </>
    );
}

/** How much of a slider lies behind its knob. */
function share(at: number, whole: number): CSSProperties {
    return { "--share": whole > 0 ? Math.min(1, at / whole) : 0 } as CSSProperties;
}

/** The wave is where one listens: a press goes there. */
function SoundStage({ asset }: { asset: Asset }): ReactElement {
    const { rate } = useStore(useStudio().film);
    const audio = useRef<HTMLAudioElement>(null);
    const [at, setAt] = useState(0);
    const [isPlaying, setPlaying] = useState(false);
    const length = (asset.file?.facts.duration ?? 0) / 1_000_000;
    const line = useRef<HTMLDivElement>(null);
    useEffect(() => {
        line.current?.style.setProperty("--at", String(length === 0 ? 0 : Math.min(1, at / length)));
    }, [at, length]);
    useEffect(() => {
        if (!isPlaying) return undefined;
        let frame = requestAnimationFrame(function follow() {
            setAt(audio.current?.currentTime ?? 0);
            frame = requestAnimationFrame(follow);
        });
        return () => cancelAnimationFrame(frame);
    }, [isPlaying]);
    const toggle = (): void => {
        const sound = audio.current;
        if (sound?.paused) void sound.play().catch(() => setPlaying(false));
        else sound?.pause();
    };
    const seek = (seconds: number): void => {
        if (audio.current) audio.current.currentTime = seconds;
        setAt(seconds);
    };
    const code = (seconds: number): string => shortTimecode(seconds <= 0 ? 0 : framesOf(seconds * 1_000_000, rate), rate);
    return (
        <>
            <div
                className="asset-stage asset-stage-sound"
                onClick={(event) => {
                    const { left, width } = event.currentTarget.getBoundingClientRect();
                    seek(Math.max(0, Math.min(1, (event.clientX - left) / width)) * length);
                }}
            >
                {asset.pictures.waveform ? <Waveform media={asset.pictures.waveform} /> : <AssetPicture asset={asset} />}
                <div ref={line} className="asset-playhead" />
                <audio
                    ref={audio} preload="metadata" src={mediaAddress(asset.file?.hash ?? "")} onPlay={() => setPlaying(true)}
                    onPause={() => setPlaying(false)} onEnded={() => setPlaying(false)}
                />
            </div>
            <div className="asset-transport">
                <Button kind="quiet" icon={isPlaying ? "pause" : "play"} tip={isPlaying ? "Stop" : "Play"} onClick={toggle} />
                <input
                    type="range" className="slider" aria-label="Position" aria-valuetext={code(at)} min={0} max={length} step={0.01} value={at}
                    style={share(at, length)}
                    onChange={(event) => seek(event.target.valueAsNumber)}
                />
                <span className="timecode">{code(at)} / {code(length)}</span>
            </div>
        </>
    );
}

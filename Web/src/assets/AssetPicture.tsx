import { PointerEvent, ReactElement, useEffect, useRef } from "react";
import type { Asset } from "../api/types";
import { mediaAddress } from "../media/pictures";
import { useStudio } from "../studio/studio";
import { useStore } from "../ui/store";
import { KindIcon } from "./KindIcon";
import { Portrait } from "./Portrait";
import { glance } from "./facts";

/** Frames of a filmstrip, and pixels across one of them. */
const frames = 12;
const frameWidth = 160;

/** What an asset looks like: its picture, its wave, a likeness in its colours, or its kind and the fact that counts. */
export function AssetPicture({ asset }: { asset: Asset }): ReactElement {
    const { thumbnail, filmstrip, waveform } = asset.pictures;
    const { rate } = useStore(useStudio().film);
    if (waveform && (asset.kind === "audio" || asset.kind === "music")) return <Waveform media={waveform} />;
    if (thumbnail) {
        return (
            <>
                <img className="asset-image" src={mediaAddress(thumbnail)} alt="" loading="lazy" decoding="async" draggable={false} />
                {filmstrip && <Filmstrip media={filmstrip} />}
            </>
        );
    }
    if (asset.kind === "character") return <Portrait fields={asset.fields} />;
    const isLong = asset.kind === "video" || asset.kind === "audio" || asset.kind === "music";
    // What is long has its length in the corner, and room for one thing only.
    const words = isLong ? "" : asset.pictures.working ? "working" : glance(asset, rate);
    return (
        <div
            className="asset-placeholder" data-asset-kind={asset.kind}
            data-tip={asset.pictures.working ? "Its pictures are being made" : undefined}
        >
            <KindIcon kind={asset.kind} />
            {words !== "" && <span>{words}</span>}
        </div>
    );
}

/** Twelve frames side by side; the pointer's place says which is seen. It is fetched with the card, not when it is pointed at. */
function Filmstrip({ media }: { media: string }): ReactElement {
    const strip = useRef<HTMLImageElement>(null);
    const scrub = (event: PointerEvent<HTMLDivElement>): void => {
        const image = strip.current;
        if (!image || image.naturalHeight === 0) return;
        const { left, width, height } = event.currentTarget.getBoundingClientRect();
        const frame = Math.max(0, Math.min(frames - 1, Math.floor(((event.clientX - left) / width) * frames)));
        // Each frame covers the whole card.
        const scale = Math.max(width / frameWidth, height / image.naturalHeight);
        image.style.width = `${frames * frameWidth * scale}px`;
        image.style.height = `${image.naturalHeight * scale}px`;
        const [x, y] = [(frameWidth * scale - width) / 2 + frame * frameWidth * scale, (image.naturalHeight * scale - height) / 2];
        image.style.transform = `translate(${-x}px, ${-y}px)`;
        event.currentTarget.dataset["scrubbed"] = "";
        event.currentTarget.style.setProperty("--frame", String((frame + 1) / frames));
    };
    return (
        <div
            className="asset-filmstrip" onPointerMove={scrub}
            onPointerLeave={(event) => { delete event.currentTarget.dataset["scrubbed"]; }}
        >
            <img ref={strip} src={mediaAddress(media)} alt="" loading="lazy" decoding="async" draggable={false} />
        </div>
    );
}

/** The picture of a sound, in the colour of sounds. */
export function Waveform({ media }: { media: string }): ReactElement {
    const box = useRef<HTMLDivElement>(null);
    useEffect(() => {
        box.current?.style.setProperty("--wave", `url("${mediaAddress(media)}")`);
    }, [media]);
    return <div ref={box} className="asset-wave" />;
}

import { ReactElement, useEffect, useRef, useSyncExternalStore } from "react";
import { pictures } from "./pictures";

/** A take's picture, filling its box. */
export function TakePicture({ media }: { media: string }): ReactElement {
    const canvas = useRef<HTMLCanvasElement>(null);
    const bitmap = useSyncExternalStore(pictures.subscribe, () => pictures.take(media));
    const hasFailed = useSyncExternalStore(pictures.subscribe, () => pictures.hasFailed(media));

    useEffect(() => {
        const element = canvas.current;
        if (!element || !bitmap) return;
        element.width = bitmap.width;
        element.height = bitmap.height;
        element.getContext("2d")?.drawImage(bitmap, 0, 0);
    }, [bitmap]);

    return (
        <span className="picture" data-state={bitmap ? "ready" : hasFailed ? "failed" : "waiting"}>
            <canvas ref={canvas} aria-hidden="true" />
            {hasFailed && <span className="picture-failed">No picture</span>}
        </span>
    );
}

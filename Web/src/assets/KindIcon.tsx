/** A drawn sign for each kind of asset, 16 × 16, in the colour of the text around it. */
import type { ReactElement } from "react";
import type { AssetKind } from "../api/types";

const paths: Record<AssetKind, string> = {
    character: "M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2.5 14c.4-3 2.6-4.6 5.5-4.6s5.1 1.6 5.5 4.6",
    place: "M1.8 13.2 6.2 5.8 9 10.2l1.6-2.2 3.6 5.2zM11.6 5.2a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6",
    prop: "M8 2.2 13.5 5v6L8 13.8 2.5 11V5zM2.5 5 8 7.8 13.5 5M8 7.8v6",
    style: "M8 2.5a5.5 5.5 0 1 0 .5 11c1 0 1.3-.9.8-1.6-.6-1 .1-2 1.2-2h1.2c1 0 1.8-.8 1.8-1.9A5.5 5.5 0 0 0 8 2.5M5 7.5v.1M7 5.2v.1M10 5.3v.1",
    image: "M2.5 3.5h11v9h-11zM2.5 10.5l3-3 2.5 2.5 2-2 3.5 3.5M10.5 6.2v.1",
    video: "M2.5 3.5h11v9h-11zM6.7 6v4l3.3-2z",
    audio: "M2.5 6.5v3M5.2 4.5v7M8 2.5v11M10.8 5v6M13.5 6.5v3",
    music: "M6 11.5V4l7-1.5V10M6 11.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0M13 10a1.8 1.8 0 1 1-3.6 0A1.8 1.8 0 0 1 13 10",
    lora: "M3 3.5h4v4H3zM9 8.5h4v4H9zM7 5.5h2.5a1.5 1.5 0 0 1 1.5 1.5v1.5M5 7.5V9a1.5 1.5 0 0 0 1.5 1.5H9",
    model: "M8 2.2 14 5.2 8 8.2 2 5.2zM2 8l6 3 6-3M2 10.8l6 3 6-3",
    lut: "M6.2 9.8a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M9.8 9.8a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M8 13.4a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7",
    screenplay: "M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M6 8.2h4M5.5 10.5h5",
};

export function KindIcon({ kind }: { kind: AssetKind }): ReactElement {
    return (
        <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d={paths[kind]} />
        </svg>
    );
}

/** Drawn signs, 16 × 16, in the colour of the text around them. */
import type { ReactElement } from "react";

const paths = {
    add: "M8 3v10M3 8h10",
    alert: "M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1",
    back: "M10 3 5 8l5 5",
    bypass: "M2 8h3m6 0h3M5 8a3 3 0 0 1 6 0",
    check: "m3 8.5 3 3 7-7",
    clock: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5v3.2l2 1.3",
    close: "m4 4 8 8M12 4l-8 8",
    cut: "M5 5.5 13 12M5 10.5 13 4M3.5 3.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2m0 6.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2",
    down: "m4 6 4 4 4-4",
    download: "M8 2.5v7m-3-3 3 3 3-3M3 13h10",
    dropper: "M10 2.8a1.9 1.9 0 0 1 3.2 3.2L11.500 7.700 8.300 4.500zM7 5.800 3.500 9.300V12.500h3.200L10.200 9",
    ends: "M3 3v10M13 3v10M6 8h4M8.5 6.2 10.3 8 8.5 9.8",
    film: "M2.5 3.5h11v9h-11zM5 3.5v9M11 3.5v9M2.5 6.5H5m-2.5 3H5m6-3h2.5m-2.5 3h2.5",
    fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
    folder: "M2 4h4.5L8 6h6v7H2z",
    grid: "M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z",
    grip: "M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1",
    key: "M10 3a3 3 0 1 1-2.4 4.8L3 12.5V14h2v-1.5h1.5V11L8 9.5",
    left: "M2.5 3h11v10h-11zM6 3v10",
    lightning: "M9 2 4 9h3.5L7 14l5-7H8.5z",
    link: "M7 9a2.5 2.5 0 0 0 3.6 0l2-2A2.5 2.5 0 0 0 9 3.4l-.8.8M9 7a2.5 2.5 0 0 0-3.6 0l-2 2A2.5 2.5 0 0 0 7 12.6l.8-.8",
    lock: "M4 7.5h8v6H4zM5.5 7.5V5.3a2.5 2.5 0 0 1 5 0v2.2",
    loop: "M3 8a4 4 0 0 1 4-4h5m-2-2 2 2-2 2M13 8a4 4 0 0 1-4 4H4m2 2-2-2 2-2",
    menu: "M3 4.5h10M3 8h10M3 11.5h10",
    more: "M3.5 8v.1M8 8v.1M12.5 8v.1",
    mute: "M3 6.2h2.2L8.5 3.5v9L5.2 9.8H3zM11 6.5l3 3m0-3-3 3",
    next: "M5 4v8l5-4zM12 4v8",
    on: "m6 3 5 5-5 5",
    open: "M6 3H3v10h10v-3M9 3h4v4M13 3 7 9",
    pause: "M5.5 3.5v9M10.5 3.5v9",
    people: "M6 7.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4M2 13c0-2.4 1.6-4 4-4s4 1.6 4 4M10.5 3a2 2 0 0 1 0 4M11.5 9.2c1.6.4 2.5 1.8 2.5 3.8",
    pin: "M5.5 2.5h5l-.7 4 2 2.5h-7.6l2-2.5zM8 9v4.5",
    play: "M4.5 3v10l8-5z",
    previous: "M11 4v8L6 8zM4 4v8",
    queue: "M3 4h6M3 8h6M3 12h6M12.5 3v8m-2-2 2 2 2-2",
    redo: "M12.5 6.5H6a3 3 0 0 0 0 6h3M10 4l2.5 2.5L10 9",
    reset: "M3.5 8A4.5 4.5 0 1 0 5 4.6L3.5 6M3.5 3v3h3",
    right: "M2.5 3h11v10h-11zM10 3v10",
    search: "M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4M10.2 10.2l3.3 3.3",
    several: "M2.5 2.5h6v6h-6zM11 6.5h2.5v7h-7V11m-2.5-5.5 1 1 2-2",
    star: "m8 2.5 1.7 3.6 3.8.5-2.8 2.7.7 3.9L8 11.3l-3.4 1.9.7-3.9-2.8-2.7 3.8-.5z",
    stop: "M4 4h8v8H4z",
    takes: "M2.5 5.5h8v7h-8zM5 5.5v-2h8.5v7h-3",
    trash: "M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5",
    undo: "M3.5 6.5H10a3 3 0 0 1 0 6H7M6 4 3.5 6.5 6 9",
    dock: "M2.5 3h11v10h-11zM2.5 9.5h11",
} as const;

export type IconName = keyof typeof paths;

const filled: ReadonlySet<string> = new Set(["play", "lightning", "stop"]);

export function Icon({ name }: { name: IconName }): ReactElement {
    return (
        <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" data-filled={filled.has(name) || undefined}>
            <path d={paths[name]} />
        </svg>
    );
}

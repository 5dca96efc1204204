import { ComponentType, ReactElement, useEffect, useState } from "react";
import { tell } from "../app/notices";

/** The address of the style of what comes later; the build puts it in. */
declare const LATER_STYLE_URL: string;

type Later = typeof import("../later");
type Entrance = typeof import("../app/entrance");

let loaded: Later | undefined;
let loading: Promise<Later> | undefined;

function fetchStyle(): Promise<void> {
    return new Promise((resolve, reject) => {
        const link = document.createElement("link");
        link.rel = "stylesheet";
        link.href = LATER_STYLE_URL;
        link.onload = () => resolve();
        link.onerror = () => {
            link.remove();
            reject(new Error("The style of a part of the page did not come."));
        };
        document.head.append(link);
    });
}

/** What comes when it is first wanted, with its style; a failed attempt is not kept. */
export function fetchLater(): Promise<Later> {
    loading ??= Promise.all([import("../later"), fetchStyle()]).then(([parts]) => {
        loaded = parts;
        return parts;
    }).catch((error: unknown) => {
        loading = undefined;
        throw error;
    });
    return loading;
}

/** What has come; undefined while it is on its way, and `failed` is told when it does not come. */
export function useLater(failed: () => void): Later | undefined {
    const [parts, setParts] = useState(loaded);
    useEffect(() => {
        // It may have come between the drawing and this.
        if (!parts) fetchLater().then(setParts, failed);
    }, []);
    return parts;
}

const lacksPart = (): void => tell("A part of the page did not come: load the page again.", "danger");

/** A part of the page that comes when it is first shown; until then nothing stands there. */
export function later<Props extends object>(pick: (parts: Later) => ComponentType<Props>): ComponentType<Props> {
    return function LaterPart(props: Props): ReactElement | null {
        const parts = useLater(lacksPart);
        if (!parts) return null;
        const Part = pick(parts);
        return <Part {...props} />;
    };
}

let entrance: Entrance | undefined;

/** A screen before one is in a film; it comes by itself, without what a film needs. */
export function outside<Props extends object>(pick: (parts: Entrance) => ComponentType<Props>): ComponentType<Props> {
    return function Outside(props: Props): ReactElement {
        const [parts, setParts] = useState(entrance);
        useEffect(() => {
            if (!parts) import("../app/entrance").then((come) => setParts((entrance = come)), lacksPart);
        }, []);
        if (!parts) return <main className="screen" aria-busy="true" aria-label="Opening the studio" />;
        const Part = pick(parts);
        return <Part {...props} />;
    };
}

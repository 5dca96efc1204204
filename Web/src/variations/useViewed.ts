import { useEffect } from "react";
import { useStudio } from "../studio/studio";
import { useStore } from "../ui/store";

/** Arrow keys that are held down fetch no film for each cell that they pass, in milliseconds. */
const pause = 140;

/** The chosen cell's take is what the preview and the takes below the canvas look at, until the sheet is closed. */
export function useViewed(node: string, take: string | undefined): void {
    const { viewedTake } = useStudio();
    const viewed = useStore(viewedTake);
    useEffect(() => {
        if (viewed?.node === node && viewed.take === take) return undefined;
        const timer = window.setTimeout(() => viewedTake.set(take === undefined ? undefined : { node, take }), pause);
        return () => window.clearTimeout(timer);
    }, [viewedTake, viewed, node, take]);
    useEffect(() => () => viewedTake.set(undefined), [viewedTake]);
}

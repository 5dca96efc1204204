/** What the surface must redraw itself for although nothing on the canvas has changed. */
export interface SceneryChange {
    resized(width: number, height: number): void;
    themeChanged(): void;
    fontsChanged(): void;
}

/** Watches size, theme and fonts; answers what ends it. */
export function watchScenery(element: HTMLElement, change: SceneryChange): () => void {
    const ending = new AbortController();
    const { signal } = ending;
    const sizes = new ResizeObserver(() => change.resized(element.clientWidth, element.clientHeight));
    sizes.observe(element);
    const themes = new MutationObserver(() => change.themeChanged());
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
    for (const query of ["(prefers-color-scheme: light)", "(prefers-reduced-motion: reduce)"]) {
        window.matchMedia(query).addEventListener("change", () => change.themeChanged(), { signal });
    }
    document.fonts.addEventListener("loadingdone", () => change.fontsChanged(), { signal });
    // Another screen, or the browser's own zoom: as many CSS pixels have another number of device pixels.
    window.addEventListener("resize", () => change.resized(element.clientWidth, element.clientHeight), { signal });
    return () => {
        ending.abort();
        sizes.disconnect();
        themes.disconnect();
    };
}

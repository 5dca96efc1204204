/** The tokens that the surface draws with, read from the stylesheet once and again when the theme changes. */
export interface Theme {
    readonly background0: string;
    readonly background1: string;
    readonly background2: string;
    readonly background3: string;
    readonly hairline: string;
    readonly hairlineStrong: string;
    readonly veil: string;
    readonly shade: string;
    readonly text: string;
    readonly text2: string;
    readonly text3: string;
    readonly accent: string;
    readonly accentQuiet: string;
    readonly accentInk: string;
    readonly success: string;
    readonly danger: string;
    readonly info: string;
    readonly cardWidth: number;
    readonly radius: number;
    readonly edge: number;
    readonly space: number;
    /** Families for `CanvasRenderingContext2D.font`. */
    readonly family: string;
    readonly sizeLabel: number;
    readonly sizePanel: number;
    readonly weightStrong: string;
    /** Milliseconds; 0 where the person asked for less motion. */
    readonly motion: number;
    /** By the key of a port type; grey for one that is not known. */
    port(type: string): string;
    /** By the key of a kind. */
    kind(key: string): string;
}

export function readTheme(element: Element): Theme {
    const style = getComputedStyle(element);
    return themeFrom(name => style.getPropertyValue(name).trim());
}

/** The tokens that a theme is made of, by name, for whoever cannot look them up; ports and kinds by their keys. */
export function tokensOf(element: Element, ports: readonly string[], kinds: readonly string[]): Record<string, string> {
    const style = getComputedStyle(element);
    const tokens: Record<string, string> = {};
    const theme = themeFrom(name => (tokens[name] = style.getPropertyValue(name).trim()));
    for (const port of ports) theme.port(port);
    for (const kind of kinds) theme.kind(kind);
    return tokens;
}

/** The theme from a way to look up a custom property; an empty answer means that there is none. */
export function themeFrom(read: (name: string) => string): Theme {
    const colours = new Map<string, string>();
    const colour = (name: string, otherwise: string): string => {
        let found = colours.get(name);
        if (found === undefined) colours.set(name, (found = read(name) || otherwise));
        return found;
    };
    const number = (name: string, otherwise: number): number => {
        const found = parseFloat(read(name));
        return Number.isFinite(found) ? found : otherwise;
    };
    const text3 = colour("--text-3", "gray");
    return {
        background0: colour("--background-0", "black"),
        background1: colour("--background-1", "black"),
        background2: colour("--background-2", "black"),
        background3: colour("--background-3", "black"),
        hairline: colour("--hairline", "gray"),
        hairlineStrong: colour("--hairline-strong", "gray"),
        veil: colour("--veil", "transparent"),
        shade: colour("--shade", "transparent"),
        text: colour("--text", "white"),
        text2: colour("--text-2", "white"),
        text3,
        accent: colour("--accent", "orange"),
        accentQuiet: colour("--accent-quiet", "transparent"),
        accentInk: colour("--accent-ink", "black"),
        success: colour("--success", "green"),
        danger: colour("--danger", "red"),
        info: colour("--info", "blue"),
        cardWidth: number("--card-width", 208),
        radius: number("--radius", 6),
        edge: number("--edge", 3),
        space: number("--space-1", 4),
        family: read("--font") || "sans-serif",
        sizeLabel: number("--size-label", 11),
        sizePanel: number("--size-panel", 12),
        weightStrong: read("--weight-strong") || "600",
        motion: number("--motion", 120),
        port: type => colour(`--port-${type}`, text3),
        kind: key => colour(`--kind-${key}`, text3),
    };
}

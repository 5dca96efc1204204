import { ReactElement, useEffect, useRef } from "react";
import type { Asset } from "../api/types";

/** Who has no picture yet is drawn in the colours that are known: hair, skin, wardrobe. */
export function Portrait({ fields }: { fields: Asset["fields"] }): ReactElement {
    const figure = useRef<SVGSVGElement>(null);
    const colours = ["hair", "skin", "wardrobe"].map((key) => colourIn(fields, key));
    useEffect(() => {
        for (const [index, name] of ["--hair", "--skin", "--wardrobe"].entries()) {
            const colour = colours[index];
            if (colour) figure.current?.style.setProperty(name, colour);
            else figure.current?.style.removeProperty(name);
        }
    }, [colours.join()]);
    return (
        <svg ref={figure} className="asset-portrait" viewBox="0 0 100 64" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
            <path className="portrait-wardrobe" d="M22 64c1-13 9-18 20-20h16c11 2 19 7 20 20z" />
            <path className="portrait-neck" d="M44 38h12v7c-2 4-10 4-12 0z" />
            <path className="portrait-hair" d="M36 28c-1-12 5-19 14-19s15 7 14 19l-2 7H38z" />
            <path className="portrait-skin" d="M39.5 25c4 1 15 0 19-5 2 3 2.5 6 2 9-.7 6-4.5 12-10.5 12s-9.8-6-10.5-12z" />
        </svg>
    );
}

/** A wholly transparent one is none. */
function colourIn(fields: Asset["fields"], key: string): string {
    const value = fields[key];
    return value && "colour" in value && !/00$/.test(value.colour) ? value.colour : "";
}

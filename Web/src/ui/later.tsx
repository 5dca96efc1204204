import { ComponentType, ReactElement, useEffect, useState } from "react";
import { tell } from "../app/notices";

/** A part of the page that comes when it is first shown; until then nothing stands there. A failed attempt is not kept. */
export function later<Props extends object>(fetch: () => Promise<ComponentType<Props>>): ComponentType<Props> {
    let loaded: ComponentType<Props> | undefined;
    return function Later(props: Props): ReactElement | null {
        const [part, setPart] = useState<{ is: ComponentType<Props> | undefined }>({ is: loaded });
        useEffect(() => {
            if (loaded) return;
            fetch().then(
                (is) => {
                    loaded = is;
                    setPart({ is });
                },
                () => tell("A part of the page did not come: load the page again.", "danger"));
        }, []);
        return part.is ? <part.is {...props} /> : null;
    };
}

import type { MouseEvent, ReactElement } from "react";
import { navigate } from "../app/router";
import { ConnectionDot } from "../studio/ConnectionState";
import { RunButton } from "../studio/RunButton";
import { useStudio } from "../studio/studio";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";

/** The way back, the film's name, what Run would do, and Run. */
export function PhoneBar(): ReactElement {
    const { title } = useStore(useStudio().film);
    const home = (event: MouseEvent): void => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate("/");
    };
    return (
        <header className="phone-bar top-bar">
            <a href="/" className="button button-quiet button-icon" aria-label="All projects" data-tip="All projects" onClick={home}>
                <Icon name="back" />
            </a>
            <div className="phone-film">
                <h1>{title || "Untitled"}</h1>
                <ConnectionDot hasTip={false} />
            </div>
            <RunButton />
        </header>
    );
}

import type { MouseEvent, ReactElement } from "react";
import { keyText, keysOf } from "../app/commands";
import { navigate } from "../app/router";
import { ConnectionDot } from "../studio/ConnectionState";
import { RunButton } from "../studio/RunButton";
import { useDocument, useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";

/** The way back, the film's name, what Run would do, undo, and Run. */
export function PhoneBar(): ReactElement {
    const studio = useStudio();
    const { title } = useStore(studio.film);
    const { undoLabel } = useDocument();
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
            {undoLabel !== null && (
                <Button kind="quiet" icon="undo" aria-label="Undo" tip={`Undo “${undoLabel}”`} keys={keyText(keysOf.undo)}
                    className="phone-undo" onClick={() => studio.session.undo()} />
            )}
            <RunButton />
        </header>
    );
}

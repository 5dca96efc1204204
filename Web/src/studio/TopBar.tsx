import { MouseEvent, ReactElement } from "react";
import type { Tier } from "../api/client";
import { QueueLink } from "../app/QueueEntry";
import { keyText, keysOf } from "../app/commands";
import { navigate } from "../app/router";
import { isUnderWay } from "../live/states";
import { Icon } from "../ui/Icon";
import { InlineText } from "../ui/InlineText";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import { later } from "../ui/later";
import { useStore } from "../ui/store";
import { ConnectionDot } from "./ConnectionState";
import { RunButton } from "./RunButton";
import { regions } from "./regions";
import { useDocument, useStates, useStudio } from "./studio";

const Crumbs = later((parts) => parts.Crumbs);

export function TopBar(): ReactElement {
    const studio = useStudio();
    const document = useDocument();
    const film = useStore(studio.film);
    const root = document.root().id;

    const rename = (title: string): void => {
        studio.session.perform("Rename the film", [
            { op: "set_field", node: root, key: "title", value: { text: title } },
        ]);
    };
    const home = (event: MouseEvent): void => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate("/");
    };
    return (
        <header className="top-bar">
            <h1 className="spoken">{film.title || "Untitled"}</h1>
            <RegionToggle region="left" icon="left" title="Outline, palette and assets" keys={keysOf.left} />
            <nav className="crumbs" aria-label="Where you are">
                <a href="/" onClick={home} data-tip="All projects">Projects</a>
                <span aria-hidden="true">›</span>
                <InlineText value={film.title} label="The film’s title" placeholder="Untitled" onChange={rename} />
                <Crumbs />
            </nav>
            <div className="top-bar-edit">
                <Button kind="quiet" icon="undo" aria-label="Undo" disabled={document.undoLabel === null}
                    tip={document.undoLabel === null ? "Nothing to undo" : `Undo “${document.undoLabel}”`}
                    keys={keyText(keysOf.undo)} onClick={() => studio.session.undo()} />
                <Button kind="quiet" icon="redo" aria-label="Redo" disabled={document.redoLabel === null}
                    tip={document.redoLabel === null ? "Nothing to redo" : `Redo “${document.redoLabel}”`}
                    keys={keyText(keysOf.redo)} onClick={() => studio.session.redo()} />
            </div>
            <div className="top-bar-end">
                <ConnectionDot />
                <TierSelect />
                <RunButton />
                <QueueWay />
                <RegionToggle region="dock" icon="dock" title="Takes and queue" keys={keysOf.dock} />
                <RegionToggle region="right" icon="right" title="Preview and settings" keys={keysOf.right} />
            </div>
        </header>
    );
}

/** The way to the queue, with how much of this film is in it. */
function QueueWay(): ReactElement {
    const { states } = useStates();
    const waiting = [...states.nodes.values()].filter(({ state }) => isUnderWay(state)).length;
    return <QueueLink waiting={waiting} of="of this film are in it" />;
}

/** How finely the film is rendered: a setting of the film. */
function TierSelect(): ReactElement | null {
    const { session, document, catalogue, film } = useStudio();
    const { tier } = useStore(film);
    const root = document.root();
    const field = catalogue.kind(root.kind)?.fields.find((other) => other.key === "tier");
    if (field?.type.is !== "choice") return null;
    return (
        <Select
            label="Quality" tip="How finely shots are rendered" value={tier} options={field.type.choices}
            onChange={(key) => {
                session.perform("Quality", [
                    { op: "set_field", node: root.id, key: "tier", value: { choice: key as Tier } },
                ]);
            }}
        />
    );
}

interface ToggleProps {
    region: "left" | "right" | "dock";
    icon: "left" | "right" | "dock";
    title: string;
    keys: string;
}

function RegionToggle({ region, icon, title, keys }: ToggleProps): ReactElement {
    const isOpen = useStore(regions[region]);
    return (
        <button
            type="button" className="button button-quiet button-icon" aria-pressed={isOpen} aria-label={title}
            data-tip={title} data-keys={keyText(keys)} onClick={() => regions[region].set(!isOpen)}
        >
            <Icon name={icon} />
        </button>
    );
}

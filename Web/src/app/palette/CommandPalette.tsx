import { KeyboardEvent, ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { api } from "../../api/client";
import type { Project } from "../../api/types";
import { openFilm } from "../../editing/places";
import { remembered } from "../../ui/local";
import { useStore } from "../../ui/store";
import { commands } from "../commands";
import { commandFinds, filmFinds, Find, Found, projectFinds, searched } from "./finds";

const recent = remembered<readonly string[]>("recent-commands", []);
const mostRecent = 6;

/** Finds and does anything: letters rank, arrows go through the list, Enter runs. */
export function CommandPalette({ onClose }: { onClose: () => void }): ReactElement {
    const all = useStore(commands);
    const film = useStore(openFilm);
    const [typed, setTyped] = useState("");
    const [active, setActive] = useState(0);
    const [projects, setProjects] = useState<readonly Project[]>([]);
    const before = useRef(document.activeElement);
    const box = useRef<HTMLElement>(null);

    useEffect(() => {
        const abort = new AbortController();
        api.projects(abort.signal).then(({ items }) => setProjects(items), () => undefined);
        return () => abort.abort();
    }, []);
    useEffect(() => {
        const outside = (event: globalThis.PointerEvent): void => {
            if (!box.current?.contains(event.target as Node)) onClose();
        };
        window.addEventListener("pointerdown", outside, true);
        return () => window.removeEventListener("pointerdown", outside, true);
    }, [onClose]);

    const finds = useMemo(
        () => [...commandFinds(all), ...(film ? filmFinds(film) : []), ...projectFinds(projects, film?.session.id)],
        [all, film, projects]);
    const found = useMemo(() => searched(finds, typed, recentIds()), [finds, typed]);
    const close = (): void => {
        onClose();
        if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
    };
    const run = (find: Find | undefined): void => {
        if (!find) return;
        recent.set([find.id, ...recentIds().filter((id) => id !== find.id)].slice(0, mostRecent));
        close();
        find.run();
    };
    const key = (event: KeyboardEvent): void => {
        const to = step(event, active, found.length);
        if (event.key === "Enter" && !event.nativeEvent.isComposing) run(found[active]?.find);
        else if (event.key === "Escape") close();
        else if (to !== undefined) setActive(to);
        else if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return event.stopPropagation();
        else close();
        event.preventDefault();
        event.stopPropagation();
    };
    return (
        <aside className="command-palette popover" role="dialog" aria-label="Find and do anything" ref={box} onKeyDown={key}>
            <input
                type="text" autoFocus placeholder="Find a command, a card, a project…" aria-label="Find" role="combobox"
                aria-expanded="true" aria-controls="command-finds" value={typed} spellCheck={false}
                aria-activedescendant={found.length > 0 ? `find-${active}` : undefined}
                onChange={(event) => {
                    setTyped(event.target.value);
                    setActive(0);
                }}
            />
            <div className="command-finds" id="command-finds" role="listbox" aria-label="Found">
                {found.map(({ find, places }, index) => (
                    <Row key={find.id} find={find} places={places} index={index} isActive={index === active}
                        onPoint={() => setActive(index)} onPress={() => run(find)} />
                ))}
                {found.length === 0 && <p className="empty-line">Nothing is called that.</p>}
            </div>
        </aside>
    );
}

/** What the browser remembers may be anything. */
function recentIds(): string[] {
    const kept: unknown = recent.get();
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === "string") : [];
}

function step({ key }: KeyboardEvent, active: number, count: number): number | undefined {
    if (count === 0) return undefined;
    switch (key) {
        case "ArrowDown": return (active + 1) % count;
        case "ArrowUp": return (active - 1 + count) % count;
        case "PageDown": return Math.min(count - 1, active + 8);
        case "PageUp": return Math.max(0, active - 8);
        default: return undefined;
    }
}

interface RowProps extends Found {
    index: number;
    isActive: boolean;
    onPoint: () => void;
    onPress: () => void;
}

function Row({ find, places, index, isActive, onPoint, onPress }: RowProps): ReactElement {
    const row = useRef<HTMLDivElement>(null);
    useEffect(() => {
        if (isActive) row.current?.scrollIntoView({ block: "nearest" });
    }, [isActive]);
    return (
        <div
            ref={row} id={`find-${index}`} role="option" aria-selected={isActive} className="command-find"
            onPointerMove={() => { if (!isActive) onPoint(); }} onPointerDown={(event) => event.preventDefault()} onClick={onPress}
        >
            <span className="command-title"><Marked text={find.title} places={places} /></span>
            <span className="command-detail">{find.detail}</span>
            {find.keys && <kbd>{find.keys}</kbd>}
        </div>
    );
}

/** The letters that were typed stand out. */
function Marked({ text, places }: { text: string; places: readonly number[] }): ReactElement {
    if (places.length === 0) return <bdi>{text}</bdi>;
    const marked = new Set(places);
    const parts: { text: string; isMarked: boolean }[] = [];
    for (let at = 0; at < text.length; at += 1) {
        const isMarked = marked.has(at);
        const last = parts[parts.length - 1];
        if (last?.isMarked === isMarked) last.text += text[at];
        else parts.push({ text: text[at] ?? "", isMarked });
    }
    return <bdi>{parts.map((part, index) => part.isMarked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>)}</bdi>;
}

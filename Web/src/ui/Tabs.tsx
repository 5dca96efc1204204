import type { KeyboardEvent, ReactElement, ReactNode } from "react";

export interface TabsProps {
    tabs: readonly { key: string; title: string; note?: ReactNode }[];
    chosen: string;
    /** The id of what the tabs show; undefined while it is folded away. */
    panel: string | undefined;
    /** A person pressed it. */
    onPress: (key: string) => void;
    /** Arrow keys went to it. */
    onWalk: (key: string) => void;
}

/** One of a few things in the same place. */
export function Tabs({ tabs, chosen, panel, onPress, onWalk }: TabsProps): ReactElement {
    const walk = (event: KeyboardEvent): void => {
        const at = tabs.findIndex(({ key }) => key === chosen);
        const places: Record<string, number> = {
            ArrowLeft: (at + tabs.length - 1) % tabs.length, ArrowRight: (at + 1) % tabs.length, Home: 0, End: tabs.length - 1,
        };
        const other = tabs[places[event.key] ?? -1];
        if (!other) return;
        event.preventDefault();
        onWalk(other.key);
        document.getElementById(`tab-${other.key}`)?.focus();
    };
    return (
        <div className="tabs" role="tablist" onKeyDown={walk}>
            {tabs.map(({ key, title, note }) => (
                <button
                    key={key} id={`tab-${key}`} type="button" role="tab" className="tab" aria-selected={chosen === key}
                    aria-controls={panel} tabIndex={chosen === key ? 0 : -1} onClick={() => onPress(key)}
                >
                    {title}
                    {note}
                </button>
            ))}
        </div>
    );
}

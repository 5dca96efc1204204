import type { KeyboardEvent, ReactElement, ReactNode } from "react";

export interface TabsProps {
    tabs: readonly { key: string; title: string; note?: ReactNode }[];
    chosen: string;
    /** The id of what the tabs show. */
    panel: string;
    /** A person pressed it. */
    onPress: (key: string) => void;
    /** Arrow keys went to it. */
    onWalk: (key: string) => void;
}

/** One of a few things in the same place. */
export function Tabs({ tabs, chosen, panel, onPress, onWalk }: TabsProps): ReactElement {
    const walk = (event: KeyboardEvent): void => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        const other = tabs.find(({ key }) => key !== chosen);
        if (other) onWalk(other.key);
        document.getElementById(`tab-${other?.key}`)?.focus();
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

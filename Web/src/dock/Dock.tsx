import { KeyboardEvent, ReactElement } from "react";
import { isUnderWay } from "../live/states";
import { regions } from "../studio/regions";
import { useStates } from "../studio/studio";
import { later } from "../ui/later";
import { useStore } from "../ui/store";
import { Queue } from "./Queue";

const Takes = later((parts) => parts.Takes);

const tabs = [{ key: "takes", title: "Takes" }, { key: "queue", title: "Queue" }] as const;

/** The dock under the canvas; its tabs stay when it is folded. */
export function Dock(): ReactElement {
    const isOpen = useStore(regions.dock);
    const tab = useStore(regions.dockTab);
    const session = useStates();
    const waiting = [...session.states.nodes.values()].filter((state) => isUnderWay(state.state)).length;

    const choose = (key: string): void => {
        regions.dock.set(!(isOpen && tab === key));
        regions.dockTab.set(key);
    };
    const key = (event: KeyboardEvent): void => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        const other = tabs.find((each) => each.key !== tab);
        if (other) regions.dockTab.set(other.key);
        document.getElementById(`tab-${other?.key}`)?.focus();
    };
    return (
        <section className="dock" aria-label="Takes and queue" data-open={isOpen}>
            <div className="tabs" role="tablist" onKeyDown={key}>
                {tabs.map(({ key: each, title }) => (
                    <button
                        key={each} id={`tab-${each}`} type="button" role="tab" className="tab" aria-selected={tab === each}
                        aria-controls="dock-panel" tabIndex={tab === each ? 0 : -1} onClick={() => choose(each)}
                    >
                        {title}
                        {each === "queue" && waiting > 0 && <span className="badge">{waiting}</span>}
                    </button>
                ))}
            </div>
            {isOpen && (
                <div className="dock-panel" id="dock-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
                    {tab === "queue" ? <Queue /> : <Takes />}
                </div>
            )}
        </section>
    );
}

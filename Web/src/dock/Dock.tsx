import type { ReactElement } from "react";
import { inWork } from "../studio/kinds";
import { regions } from "../studio/regions";
import { useStates, useStudio } from "../studio/studio";
import { Tabs } from "../ui/Tabs";
import { later } from "../ui/later";
import { useStore } from "../ui/store";

const Queue = later((parts) => parts.Queue);
const Takes = later((parts) => parts.Takes);
const ProblemsTab = later((parts) => parts.ProblemsTab);

/** The dock under the canvas; its tabs stay when it is folded. */
export function Dock(): ReactElement {
    const isOpen = useStore(regions.dock);
    const tab = useStore(regions.dockTab);
    const session = useStates();
    const { shots, variations } = inWork(session.states);
    const waiting = shots + variations;
    const problems = useStore(useStudio().problems);
    const wrong = problems ? problems.error + problems.warning : 0;

    const choose = (key: string): void => {
        regions.dock.set(!(isOpen && tab === key));
        regions.dockTab.set(key);
    };
    return (
        <section className="dock" aria-label="Takes, queue and problems" data-open={isOpen}>
            <Tabs
                chosen={tab} panel={isOpen ? "dock-panel" : undefined} onPress={choose} onWalk={regions.dockTab.set}
                tabs={[
                    { key: "takes", title: "Takes" },
                    { key: "queue", title: "Queue", note: waiting > 0 && <span className="badge">{waiting}</span> },
                    {
                        key: "problems", title: "Problems",
                        note: wrong > 0 && <span className="badge" data-severity={problems?.error ? "error" : undefined}>{wrong}</span>,
                    },
                ]}
            />
            {isOpen && (
                <div className="dock-panel" id="dock-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
                    {tab === "problems" ? <ProblemsTab /> : tab === "queue" ? <Queue /> : <Takes />}
                </div>
            )}
        </section>
    );
}

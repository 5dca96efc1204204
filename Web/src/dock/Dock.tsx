import type { ReactElement } from "react";
import { inWork } from "../studio/kinds";
import { layout } from "../studio/layout";
import { regions } from "../studio/regions";
import { useStates, useStudio } from "../studio/studio";
import { Tabs } from "../ui/Tabs";
import { later } from "../ui/later";
import { useStore } from "../ui/store";

const Queue = later((parts) => parts.Queue);
const Takes = later((parts) => parts.Takes);
const ProblemsTab = later((parts) => parts.ProblemsTab);
const SheetHandle = later((parts) => parts.SheetHandle);

/** The dock under the canvas; its tabs stay when it is folded. Where there is little room it is a sheet, and holds the
 * settings as well. */
export function Dock({ settings }: { settings: ReactElement }): ReactElement {
    const hasDock = useStore(regions.dock);
    const hasRight = useStore(regions.right);
    const dockTab = useStore(regions.dockTab);
    const isSheet = useStore(layout) === "sheets";
    const height = useStore(regions.sheet);
    const isOpen = hasDock || (isSheet && hasRight);
    const tab = isSheet && !hasDock ? "settings" : dockTab;
    const session = useStates();
    const { shots, variations } = inWork(session.states);
    const waiting = shots + variations;
    const problems = useStore(useStudio().problems);
    const wrong = problems ? problems.error + problems.warning : 0;

    const walk = (key: string): void => {
        if (key !== "settings") regions.dockTab.set(key);
        if (!isSheet) return;
        regions.dock.set(key !== "settings");
        regions.right.set(key === "settings");
    };
    const choose = (key: string): void => {
        if (!isSheet) regions.dock.set(!(isOpen && tab === key));
        else if (height === "peek" || tab === key) regions.sheet.set(height === "peek" ? "half" : "peek");
        walk(key);
    };
    return (
        <section className="dock" aria-label={isSheet ? "Settings, takes, queue and problems" : "Takes, queue and problems"} data-open={isOpen}
            data-height={isSheet ? height : undefined} hidden={isSheet && !isOpen}>
            {isSheet && <SheetHandle />}
            <Tabs
                chosen={tab} panel={isOpen ? "dock-panel" : undefined} onPress={choose} onWalk={walk}
                tabs={[
                    ...(isSheet ? [{ key: "settings", title: "Settings" }] : []),
                    { key: "takes", title: "Takes" },
                    { key: "queue", title: "Queue", note: waiting > 0 && <span className="badge">{waiting}</span> },
                    {
                        key: "problems", title: "Problems",
                        note: wrong > 0 && <span className="badge" data-severity={problems?.error ? "error" : undefined}>{wrong}</span>,
                    },
                ]}
            />
            {isOpen && !(isSheet && height === "peek") && (
                <div className="dock-panel" id="dock-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
                    {tab === "settings" ? settings : tab === "problems" ? <ProblemsTab /> : tab === "queue" ? <Queue /> : <Takes />}
                </div>
            )}
        </section>
    );
}

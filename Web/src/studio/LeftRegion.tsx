import type { ReactElement } from "react";
import { Tabs } from "../ui/Tabs";
import { later } from "../ui/later";
import { useStore } from "../ui/store";
import { regions } from "./regions";

const Assets = later((parts) => parts.AssetsTab);
const Palette = later((parts) => parts.Palette);
const Outline = later((parts) => parts.OutlineTab);
const tabs = [
    { key: "outline", title: "Outline" }, { key: "palette", title: "Palette" }, { key: "assets", title: "Assets" },
];

/** What a film is made of: its cards as a tree, kinds of cards, and what lies in the library. */
export function LeftRegion(): ReactElement {
    const tab = useStore(regions.leftTab);
    return (
        <>
            <Tabs tabs={tabs} chosen={tab} panel="left-panel" onPress={regions.leftTab.set} onWalk={regions.leftTab.set} />
            <div className="left-panel" id="left-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
                {tab === "outline" ? <Outline /> : tab === "assets" ? <Assets /> : <Palette />}
            </div>
        </>
    );
}

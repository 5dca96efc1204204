import { useCallback, useEffect } from "react";
import { remembered } from "../ui/local";
import { useStore } from "../ui/store";
import { layout } from "../studio/layout";
import { regions } from "../studio/regions";

export type PhoneView = "outline" | "takes" | "queue" | "notes" | "settings";

const kept = remembered<string>("phone-view", "outline");

/** What the phone shows. Whoever asks for a region that stands beside the canvas elsewhere is led to what it holds. */
export function usePhoneView(): { view: PhoneView; show: (view: PhoneView) => void } {
    const view = useStore(kept) as PhoneView;
    const show = useCallback((to: PhoneView) => kept.set(to), []);
    useEffect(() => {
        const before = { left: regions.left.get(), right: regions.right.get(), dock: regions.dock.get() };
        const forget = (): void => {
            for (const region of ["left", "right", "dock"] as const) regions[region].set(false);
        };
        forget();
        const follow = (region: "left" | "right" | "dock", to: () => string) => regions[region].subscribe(() => {
            if (!regions[region].get()) return;
            kept.set(to());
            regions[region].set(false);
        });
        const endings = [
            follow("left", () => "outline"), follow("right", () => "settings"), follow("dock", () => regions.dockTab.get()),
        ];
        return () => {
            for (const end of endings) end();
            if (layout.get() === "phone") return;
            for (const region of ["left", "right", "dock"] as const) regions[region].set(before[region]);
        };
    }, []);
    return { view, show };
}

import { ReactElement, useEffect, useState } from "react";
import type { Asset, AssetUses } from "../api/types";
import { count } from "../film/words";
import { useStudio } from "../studio/studio";
import { useStore } from "../ui/store";
import { deskOf } from "./context";
import { showCard } from "./showing";

/** The cards that stand for an asset, each with the way to it. */
export function Uses({ asset }: { asset: Asset }): ReactElement | null {
    const studio = useStudio();
    const { requests } = deskOf(studio);
    const [uses, setUses] = useState<AssetUses>();
    // A card that was just made of it is one of them once the studio has it.
    const isSaved = useStore(studio.session.unsent) === 0;
    useEffect(() => {
        if (!isSaved) return undefined;
        const abort = new AbortController();
        requests.uses(asset.id, abort.signal).then(setUses, () => undefined);
        return () => abort.abort();
    }, [requests, asset.id, asset.uses, asset.revision, isSaved]);
    if (!uses) return null;
    if (uses.items.length === 0) return <p className="asset-uses-none">No card stands for it yet.</p>;
    return (
        <section className="asset-uses">
            <h3>{uses.shots > 0 ? `Used by ${count(uses.shots, "shot")}` : `On ${count(uses.items.length, "card")}`}</h3>
            <ul>
                {uses.items.map((use) => (
                    <li key={`${use.project} ${use.node}`}>
                        <button type="button" className="menu-entry" onClick={() => showCard(studio, use)}>
                            <span className="kind-mark" data-kind={use.nodeKind} />
                            <span>{use.nodeTitle || (studio.catalogue.kind(use.nodeKind)?.title ?? "A card")}</span>
                            <span className="quiet">{whereWords(use, studio.session.id)}</span>
                        </button>
                    </li>
                ))}
            </ul>
        </section>
    );
}

function whereWords(use: AssetUses["items"][number], here: string): string {
    return [
        use.project === here ? "" : use.projectTitle || "another film", use.shots > 0 ? count(use.shots, "shot") : "",
        use.follows ? "" : "keeps its own",
    ].filter(Boolean).join(" · ");
}

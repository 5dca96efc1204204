/** From anywhere to an asset in the library, and from there to the cards that stand for it. */
import type { AssetUse } from "../api/types";
import { navigate } from "../app/router";
import type { Studio } from "../studio/studio";
import { only } from "./choice";
import { showAssets } from "./context";
import type { AssetDesk } from "./desk";
import { everything } from "./query";

/** Opens the tab with an asset chosen and its details beside it; a search that leaves it out is let go. */
export async function showInLibrary(desk: AssetDesk, asset: string): Promise<void> {
    showAssets();
    const found = desk.cache.get(asset) ?? await desk.attempt(() => desk.requests.asset(asset));
    if (!found) return;
    desk.cache.know([found]);
    if (desk.listing.get().placeOf(asset) === undefined) {
        desk.find({ ...everything, sort: desk.search.get().sort, scope: found.deleted ? "deleted" : "all" });
    }
    desk.choice.set(only(asset));
    desk.opened.set(asset);
}

/** The card that somebody wants to see in a film that is not open yet. */
let wanted: { project: string; node: string } | undefined;

export function showCard(studio: Studio, { project, node }: Pick<AssetUse, "project" | "node">): void {
    if (project !== studio.session.id) {
        wanted = { project, node };
        navigate(`/projects/${project}`);
        return;
    }
    if (!studio.document.node(node)) {
        studio.tell("That card is no longer on the canvas.");
        return;
    }
    studio.selection.choose([node]);
    studio.canvas?.fitSelection();
}

/** A film has opened: the card that somebody came for is shown. */
export function showWanted(studio: Studio): void {
    const card = wanted;
    wanted = undefined;
    if (card?.project === studio.session.id) showCard(studio, card);
}

/** The keys that do something with chosen assets, in the list and in the details. */
import type { KeyboardEvent } from "react";
import type { Asset } from "../api/types";
import { isTyping } from "../app/commands";
import type { Studio } from "../studio/studio";
import { deskOf } from "./context";
import { putOnCanvas } from "./placing";

/** Does what a key means for assets; answers whether it means anything. */
export function assetKey(event: KeyboardEvent, studio: Studio, assets: readonly Asset[]): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || assets.length === 0 || isTyping(event.target)) return false;
    const desk = deskOf(studio);
    if (event.key === "Delete" || event.key === "Backspace") void desk.remove(assets);
    else if (event.key === "c") putOnCanvas(studio.canvas, assets);
    else if (/^[0-5]$/.test(event.key)) void desk.change(assets, () => ({ rating: Number(event.key) }));
    else return false;
    return true;
}

import { keyText } from "../app/commands";
import type { ReactElement } from "react";
import { count } from "../film/words";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { nothing } from "./choice";
import { useDesk } from "./context";

/** How many there are; of several chosen ones, how many, and what can be done with all of them. */
export function ChosenBar({ total, onFiles }: { total: number; onFiles: () => void }): ReactElement {
    const desk = useDesk();
    const listing = useStore(desk.listing);
    useStore(listing.version);
    const { assets, at } = useStore(desk.choice);
    if (assets.size < 2) {
        return (
            <div className="assets-head">
                <span className="assets-count" role="status">{count(total, "asset")}</span>
                <Button kind="quiet" icon="add" tip="Bring files into the library" keys={keyText("Shift+U")} onClick={onFiles}>Files</Button>
            </div>
        );
    }
    return (
        <div className="assets-head">
            <b className="assets-count" role="status">{assets.size} chosen</b>
            <Button kind="quiet" icon="star" tip="Tag, rate and more" keys="↵" onClick={() => desk.opened.set(at)} />
            <Button kind="quiet" icon="trash" tip="Delete them" keys="Delete" onClick={() => void desk.remove(desk.chosen())} />
            <Button kind="quiet" icon="close" tip="Choose nothing" keys="Esc" onClick={() => desk.choice.set(nothing)} />
        </div>
    );
}

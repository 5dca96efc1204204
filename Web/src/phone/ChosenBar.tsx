import type { ReactElement } from "react";
import { kindOf } from "../canvas/words";
import { makesSomething, useDocument, useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import type { PhoneView } from "./usePhoneView";

/** What can be done at once with the card that is chosen in the outline. */
export function ChosenBar({ show }: { show: (view: PhoneView) => void }): ReactElement | null {
    const studio = useStudio();
    const document = useDocument();
    const [id] = useStore(studio.selection).nodes;
    const node = id === undefined ? null : document.node(id);
    if (!node) return null;
    const hasTakes = makesSomething(studio, node.id);
    const settings = (): void => {
        studio.selection.choose([node.id]);
        show("settings");
    };
    return (
        <div className="phone-chosen" role="group" aria-label="The chosen card">
            <b>{node.title || kindOf(studio.catalogue, node.kind)?.title}</b>
            <Button onClick={settings}>Settings</Button>
            {node.kind === "note" && <Button onClick={() => show("notes")}>Read</Button>}
            {hasTakes && <Button icon="takes" onClick={() => show("takes")}>Takes</Button>}
        </div>
    );
}

import type { ReactElement } from "react";
import { count } from "../film/words";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import { useStore } from "../ui/store";
import { Stars } from "./Stars";
import { TagsInput } from "./TagsInput";
import { deskOf } from "./context";
import { putOnCanvas } from "./placing";

/** What is done with all chosen assets at once. */
export function BulkDetail({ onClose }: { onClose: () => void }): ReactElement {
    const studio = useStudio();
    const desk = deskOf(studio);
    useStore(useStore(desk.listing).version);
    const chosen = desk.chosen();
    const [rating] = new Set(chosen.map((asset) => asset.rating));
    const isSameRating = chosen.every((asset) => asset.rating === rating);
    const shared = (chosen[0]?.tags ?? []).filter((tag) => chosen.every((asset) => asset.tags.includes(tag)));
    const owners = new Set(chosen.map(({ project }) => (project === null ? "studio" : "film")));
    const retag = (tags: readonly string[]): void => {
        const gone = shared.filter((tag) => !tags.includes(tag));
        const fresh = tags.filter((tag) => !shared.includes(tag));
        void desk.change(chosen, (asset) => ({
            tags: [...asset.tags.filter((tag) => !gone.includes(tag)), ...fresh.filter((tag) => !asset.tags.includes(tag))],
        }));
    };
    return (
        <>
            <header className="asset-detail-head">
                <h2>{count(chosen.length, "asset")}</h2>
                <Button kind="quiet" icon="close" tip="Close" keys="Esc" onClick={onClose} />
            </header>
            <div className="asset-actions">
                <Button kind="primary" keys="C" tip="Or drag them there" onClick={() => putOnCanvas(studio.canvas, chosen)}>Put on the canvas</Button>
                <Button kind="quiet" icon="trash" tip="Delete; they can be restored" aria-label="Delete" onClick={() => void desk.remove(chosen)} />
            </div>
            <div className="fields">
                <div className="field">
                    <div className="field-label"><span>Rating</span></div>
                    <div className="field-control">
                        <Stars label="Rating of all" value={isSameRating ? (rating ?? 0) : 0} onChange={(stars) => void desk.change(chosen, () => ({ rating: stars }))} />
                    </div>
                </div>
                <div className="field">
                    <div className="field-label"><span>Tags of all</span></div>
                    <div className="field-control"><TagsInput label="Add a tag to all" placeholder="Add a tag" tags={shared} onChange={retag} /></div>
                </div>
                <div className="field">
                    <div className="field-label"><span>Belong to</span></div>
                    <div className="field-control">
                        <Select
                            label="Belong to" value={owners.size === 1 ? ([...owners][0] ?? "") : ""} otherwise="Several"
                            options={[{ key: "film", title: "This film" }, { key: "studio", title: "All films" }]}
                            onChange={(owner) => void desk.change(chosen, () => ({ project: owner === "studio" ? null : studio.session.id }))}
                        />
                    </div>
                </div>
            </div>
        </>
    );
}

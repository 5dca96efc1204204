import type { ReactElement } from "react";
import type { ControlProps } from "../inspector/controls/Control";
import { mixed } from "../inspector/subject";
import { mediaAddress } from "../media/pictures";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { AssetPicture } from "./AssetPicture";
import { KindIcon } from "./KindIcon";
import { deskOf, showAssets, useAsset } from "./context";
import { kindWords } from "./kinds";
import { follows, referenceOf } from "./references";
import { showInLibrary } from "./showing";
import { updateLibrary } from "./saving";
import type { AssetKind } from "../api/types";
import { everything } from "./query";

/** A field that names an asset or a file: what that is, and the ways to it. */
export function AssetReference(props: ControlProps): ReactElement {
    const { value } = props;
    if (value === mixed) return <span className="quiet">Mixed</span>;
    const reference = referenceOf(value);
    if (reference && "asset" in reference && /[^0-]/.test(reference.asset)) return <Referred {...props} id={reference.asset} />;
    if (reference && "media" in reference && /[^0]/.test(reference.media)) {
        return <a className="button button-quiet" href={mediaAddress(reference.media)} download data-tip="Save the file">A file</a>;
    }
    return <Unset {...props} />;
}

/** Nothing yet: the library shows what fits. */
function Unset({ field, targets }: ControlProps): ReactElement {
    const studio = useStudio();
    const desk = deskOf(studio);
    const node = studio.document.node(targets[0]?.id ?? "");
    const kinds = field.key === "asset" ? fitting[node?.kind ?? ""] : field.key.startsWith("lora") ? fitting["lora"] : undefined;
    if (!kinds) return <span className="quiet">–</span>;
    return (
        <span>
            <button
                type="button" className="link" data-tip="Shows what fits in the library; drag it onto the card or the canvas"
                onClick={() => { desk.find({ ...everything, sort: desk.search.get().sort, kinds }); showAssets(); }}
            >
                Look in the library
            </button>
        </span>
    );
}

const fitting: Record<string, readonly AssetKind[]> = {
    character: ["character"], scene: ["place"], image: ["image"], video: ["video"], audio: ["audio", "music"], lora: ["lora"],
};

function Referred({ id, field, targets, fields, onChange }: ControlProps & { id: string }): ReactElement {
    const studio = useStudio();
    const desk = deskOf(studio);
    const asset = useAsset(id);
    const [target] = targets;
    const isFollowing = targets.every((each) => follows(each.fields));
    const follow = (on: boolean): void => {
        studio.session.perform(on ? "Follow the library" : "Keep this card’s own", targets
            .filter((each) => each.is === "node").map((each) => ({ op: "set_field", node: each.id, key: "follows", value: { bool: on } })));
    };
    const canFollow = field.key === "asset" && fields.some(({ key }) => key === "follows");
    return (
        <div className="asset-reference" data-follows={canFollow || undefined}>
            <button
                type="button" className="asset-reference-card" disabled={!asset} data-tip="Show in the library" onClick={() => void showInLibrary(desk, id)}
            >
                <span className="asset-reference-picture">{asset && <AssetPicture asset={asset} />}</span>
                <span className="asset-reference-words">
                    <b>{asset?.name ?? (desk.cache.isMissing(id) ? "Not in the library any more" : "…")}</b>
                    {asset && <span className="quiet"><KindIcon kind={asset.kind} />{asset.deleted ? "deleted" : kindWords[asset.kind].title}</span>}
                </span>
            </button>
            <div className="asset-reference-tools">
                {canFollow && (
                    <div className="segments" role="radiogroup" aria-label="Follow or keep">
                        <label data-checked={isFollowing || undefined} data-tip="It changes with the library">
                            <input type="radio" name={`follow-${target?.id}`} checked={isFollowing} onChange={() => follow(true)} />Follow
                        </label>
                        <label data-checked={!isFollowing || undefined} data-tip="It stays as it is, whatever the library does">
                            <input type="radio" name={`follow-${target?.id}`} checked={!isFollowing} onChange={() => follow(false)} />Pin
                        </label>
                    </div>
                )}
                {canFollow && target && targets.length === 1 && (
                    <Button kind="quiet" icon="reset" tip="Update the library’s from this card" onClick={() => void updateLibrary(studio, target.id)} />
                )}
                <Button kind="quiet" icon="close" tip="Stand for nothing in the library" onClick={() => onChange(null)} />
            </div>
        </div>
    );
}

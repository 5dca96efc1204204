import { MouseEvent, PointerEvent, ReactElement, memo } from "react";
import type { Asset } from "../api/types";
import { useStudio } from "../studio/studio";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";
import { AssetPicture } from "./AssetPicture";
import { KindIcon } from "./KindIcon";
import { glance } from "./facts";
import { kindWords } from "./kinds";

export interface AssetCardProps {
    /** Undefined while it is on its way. */
    asset: Asset | undefined;
    place: number;
    total: number;
    left: number;
    top: number;
    width: number;
    pictureHeight: number;
    isChosen: boolean;
    isAt: boolean;
    onPress: (event: PointerEvent, asset: Asset) => void;
    onRelease: (event: MouseEvent, asset: Asset) => void;
    onOpen: (asset: Asset) => void;
    onMenu: (event: MouseEvent, asset: Asset) => void;
}

/** What `aria-activedescendant` names. */
export function cardId(asset: string): string {
    return `asset-${asset}`;
}

export const AssetCard = memo(function AssetCard(props: AssetCardProps): ReactElement {
    const { asset, place, total, left, top, width, pictureHeight, isChosen, isAt, onPress, onRelease, onOpen, onMenu } = props;
    const style = { width, transform: `translate(${left}px, ${top}px)` };
    if (!asset) {
        return (
            <div className="asset-card" role="option" aria-selected={false} aria-label="Coming" style={style}>
                <div className="asset-picture asset-coming" style={{ height: pictureHeight }} />
            </div>
        );
    }
    return (
        <div
            id={cardId(asset.id)} className="asset-card" role="option" aria-selected={isChosen} aria-posinset={place + 1} aria-setsize={total}
            aria-label={`${asset.name}, ${kindWords[asset.kind].title}`} data-at={isAt || undefined} data-asset={asset.id} style={style}
            onPointerDown={(event) => onPress(event, asset)} onClick={(event) => onRelease(event, asset)}
            onDoubleClick={() => onOpen(asset)} onContextMenu={(event) => onMenu(event, asset)}
        >
            <div className="asset-picture" style={{ height: pictureHeight }}>
                <AssetPicture asset={asset} />
                <Corner asset={asset} />
            </div>
            <div className="asset-name" data-tip={asset.name}>
                <KindIcon kind={asset.kind} />
                <span>{asset.name}</span>
            </div>
        </div>
    );
});

/** Length and stars, over the picture's corners. */
function Corner({ asset }: { asset: Asset }): ReactElement {
    const { rate } = useStore(useStudio().film);
    const isLong = asset.kind === "video" || asset.kind === "audio" || asset.kind === "music";
    const words = isLong ? glance(asset, rate) : "";
    return (
        <>
            {words !== "" && <span className="asset-corner number">{words}</span>}
            {asset.rating > 0 && (
                <span className="asset-rating" aria-label={`${asset.rating} of 5 stars`} role="img"><Icon name="star" />{asset.rating}</span>
            )}
        </>
    );
}

import { MouseEvent, PointerEvent, ReactElement, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { count } from "../film/words";
import { useStudio } from "../studio/studio";
import { useStore } from "../ui/store";
import { inSight, scrolledTo } from "../ui/visible";
import type { Asset } from "../api/types";
import { AssetCard, cardId } from "./AssetCard";
import { AssetMenu } from "./AssetMenu";
import { extended, nothing, only, toggled } from "./choice";
import { deskOf } from "./context";
import { useAssetDrag } from "./useAssetDrag";
import { useGridKeys } from "./useGridKeys";

/** Pixels: as narrow as a card may be, between cards, and the line with its name. */
const narrowest = 84;
const gap = 8;
const nameLine = 24;

/** Everything that was found, of which only the rows in sight are in the page. */
export function AssetGrid(): ReactElement {
    const studio = useStudio();
    const desk = deskOf(studio);
    const listing = useStore(desk.listing);
    useStore(listing.version);
    const total = useStore(listing.total) ?? 0;
    const choice = useStore(desk.choice);
    const element = useRef<HTMLDivElement>(null);
    const anchor = useRef<HTMLDivElement>(null);
    const [top, setTop] = useState(0);
    const [menu, setMenu] = useState<{ x: number; y: number }>();
    const { width, height } = useSize(element);
    const columns = Math.max(2, Math.floor((width + gap) / (narrowest + gap)));
    const cardWidth = Math.floor((width - gap * (columns - 1)) / columns);
    const pictureHeight = Math.round(cardWidth * 0.64);
    const rowHeight = pictureHeight + nameLine + gap;
    const rows = Math.ceil(total / columns);
    const { from, to } = inSight(top, height, rowHeight, rows);

    useEffect(() => listing.look(from * columns, Math.min(total, to * columns)), [listing, from, to, columns, total]);
    useEffect(() => {
        if (element.current) element.current.scrollTop = 0;
    }, [listing]);
    const show = (asset: string): void => {
        const place = listing.placeOf(asset);
        const grid = element.current;
        if (grid && place !== undefined) grid.scrollTop = scrolledTo(Math.floor(place / columns), grid.scrollTop, grid.clientHeight, rowHeight);
    };
    // What somebody chose elsewhere (“Show in library”) comes into sight.
    useEffect(() => {
        if (choice.at !== undefined) show(choice.at);
    }, [choice.at, columns, rowHeight]);

    const drag = useAssetDrag({
        canvas: () => studio.canvas, held: (asset) => (desk.choice.get().assets.has(asset.id) ? desk.chosen() : [asset]),
    });
    const { begin, wasDragged } = drag;
    const press = useCallback((event: PointerEvent, asset: Asset) => {
        const { choice: { get, set } } = desk;
        if (event.button === 0 && event.shiftKey) set(extended(get(), asset.id, desk.places()));
        else if (event.button === 0 && (event.ctrlKey || event.metaKey)) set(toggled(get(), asset.id));
        else if (!get().assets.has(asset.id)) set(only(asset.id));
        begin(event, asset);
    }, [desk, begin]);
    const release = useCallback((event: MouseEvent, asset: Asset) => {
        if (wasDragged() || event.shiftKey || event.ctrlKey || event.metaKey) return;
        desk.choice.set(only(asset.id));
        if (desk.opened.get() !== undefined) desk.opened.set(asset.id);
    }, [desk, wasDragged]);
    const open = useCallback((asset: Asset) => desk.opened.set(asset.id), [desk]);
    const ask = useCallback((event: MouseEvent, asset: Asset) => {
        event.preventDefault();
        if (!desk.choice.get().assets.has(asset.id)) desk.choice.set(only(asset.id));
        setMenu({ x: event.clientX, y: event.clientY });
    }, [desk]);
    const closeMenu = useCallback(() => setMenu(undefined), []);

    const key = useGridKeys(studio, {
        columns, rows: Math.floor(height / rowHeight),
        openMenu: () => {
            const card = document.getElementById(cardId(desk.choice.get().at ?? ""))?.getBoundingClientRect();
            if (card) setMenu({ x: card.left + card.width / 2, y: card.top + card.height / 2 });
        },
    });
    const places = Array.from({ length: Math.max(0, Math.min(total, to * columns) - from * columns) }, (_, index) => from * columns + index);
    return (
        <>
            <div
                id="asset-grid" ref={element} className="asset-grid" role="listbox" aria-label={count(total, "asset")} aria-multiselectable="true"
                aria-activedescendant={choice.at === undefined ? undefined : cardId(choice.at)} tabIndex={0} onKeyDown={key}
                onScroll={(event) => setTop(event.currentTarget.scrollTop)}
                onPointerDown={(event) => { if (event.target === event.currentTarget.firstChild) desk.choice.set(nothing); }}
            >
                <div className="asset-room" role="presentation" style={{ height: rows * rowHeight }}>
                    {places.map((place) => (
                        <AssetCard
                            key={listing.at(place)?.id ?? place} asset={listing.at(place)} place={place} total={total} width={cardWidth}
                            pictureHeight={pictureHeight} left={(place % columns) * (cardWidth + gap)} top={Math.floor(place / columns) * rowHeight}
                            isChosen={choice.assets.has(listing.at(place)?.id ?? "")} isAt={choice.at !== undefined && choice.at === listing.at(place)?.id}
                            onPress={press} onRelease={release} onOpen={open} onMenu={ask}
                        />
                    ))}
                </div>
            </div>
            <div ref={anchor} tabIndex={-1} onFocus={() => element.current?.focus({ preventScroll: true })} />
            {menu && <AssetMenu anchor={anchor} at={menu} onClose={closeMenu} />}
        </>
    );
}

function useSize(element: { readonly current: HTMLElement | null }): { width: number; height: number } {
    const [size, setSize] = useState({ width: 200, height: 400 });
    useLayoutEffect(() => {
        const grid = element.current;
        if (!grid) return undefined;
        const look = (): void => {
            const style = getComputedStyle(grid);
            setSize({ width: grid.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight), height: grid.clientHeight });
        };
        look();
        const observer = new ResizeObserver(look);
        observer.observe(grid);
        return () => observer.disconnect();
    }, [element]);
    return size;
}

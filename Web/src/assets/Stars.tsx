import type { KeyboardEvent, ReactElement } from "react";
import { Icon } from "../ui/Icon";

const places = [1, 2, 3, 4, 5];

/** Up to five stars; pressing the last one again takes them away. */
export function Stars({ value, label, onChange }: { value: number; label: string; onChange: (stars: number) => void }): ReactElement {
    const key = (event: KeyboardEvent): void => {
        const by = event.key === "ArrowRight" || event.key === "ArrowUp" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowDown" ? -1 : 0;
        const typed = /^[0-5]$/.test(event.key) ? Number(event.key) : undefined;
        if (by === 0 && typed === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onChange(typed ?? Math.max(0, Math.min(5, value + by)));
    };
    return (
        <span
            className="stars" role="slider" tabIndex={0} aria-label={label} aria-valuemin={0} aria-valuemax={5} aria-valuenow={value}
            aria-valuetext={value === 0 ? "no stars" : value === 1 ? "1 star" : `${value} stars`} onKeyDown={key}
        >
            {places.map((place) => (
                <i
                    key={place} aria-hidden="true" data-on={place <= value || undefined}
                    onClick={() => onChange(place === value ? 0 : place)}
                >
                    <Icon name="star" />
                </i>
            ))}
        </span>
    );
}

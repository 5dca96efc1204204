import { ReactElement, useEffect, useRef } from "react";

/** How much of something is done or used; with the figure beside it unless that stands elsewhere. */
export function Bar({ fraction, label, isBare }: { fraction: number; label: string; isBare?: boolean }): ReactElement {
    const fill = useRef<HTMLElement>(null);
    const percent = Math.floor(fraction * 100);
    useEffect(() => {
        if (fill.current) fill.current.style.width = `${fraction * 100}%`;
    }, [fraction]);
    const bar = (
        <span className="bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
            <i ref={fill} />
        </span>
    );
    return isBare ? bar : <span className="bar-cell">{bar}<span className="number">{percent} %</span></span>;
}

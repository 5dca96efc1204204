import {
    ReactElement, ReactNode, RefObject, UIEvent, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState,
} from "react";
import { inSight, scrolledTo } from "../ui/visible";

export interface VirtualRowsProps {
    label: string;
    total: number;
    /** Pixels, the same for every row. */
    rowHeight: number;
    row: (place: number) => ReactNode;
    /** These rows are in sight or nearly. */
    onLook: (from: number, to: number) => void;
    /** The id of the row that keys start from. */
    active: string | undefined;
    /** What lies over the rows, in their coordinates. */
    children?: ReactNode;
}

export interface VirtualRowsHandle {
    /** Scrolls until a row is whole in sight. */
    show(place: number): void;
    readonly element: HTMLDivElement | null;
    /** Rows that fit in sight. */
    readonly page: number;
}

/** A list of any length of which only the rows in sight are in the page. */
export const VirtualRows = forwardRef<VirtualRowsHandle, VirtualRowsProps>(function VirtualRows(props, ref): ReactElement {
    const { label, total, rowHeight, row, onLook, active, children } = props;
    const element = useRef<HTMLDivElement>(null);
    const [top, setTop] = useState(0);
    const height = useHeight(element);
    const { from, to } = inSight(top, height, rowHeight, total);

    useEffect(() => {
        onLook(from, Math.max(from + 1, to));
    }, [from, to, onLook]);
    useImperativeHandle(ref, () => ({
        show: (place) => {
            const list = element.current;
            if (list) list.scrollTop = scrolledTo(place, list.scrollTop, list.clientHeight, rowHeight);
        },
        get element() {
            return element.current;
        },
        get page() {
            return Math.max(1, Math.floor((element.current?.clientHeight ?? 0) / rowHeight) - 1);
        },
    }), [rowHeight]);

    const scrolled = (event: UIEvent<HTMLDivElement>): void => setTop(event.currentTarget.scrollTop);
    const places = Array.from({ length: to - from }, (_, index) => from + index);
    return (
        <div
            ref={element} className="rows" role="grid" aria-label={label} aria-rowcount={total} aria-multiselectable="true"
            aria-activedescendant={active} tabIndex={0} onScroll={scrolled}
        >
            <div className="rows-room" role="presentation" style={{ height: total * rowHeight }}>
                {places.map(row)}
                {children}
            </div>
        </div>
    );
});

function useHeight(element: RefObject<HTMLElement>): number {
    const [height, setHeight] = useState(600);
    useLayoutEffect(() => {
        const list = element.current;
        if (!list) return undefined;
        const look = (): void => setHeight(list.clientHeight);
        look();
        const observer = new ResizeObserver(look);
        observer.observe(list);
        return () => observer.disconnect();
    }, [element]);
    return height;
}

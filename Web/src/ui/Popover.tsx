/** Something that opens beside what was pressed, and closes by itself: no dialogue stops the work. */
import {
    KeyboardEvent, ReactElement, ReactNode, RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState,
} from "react";
import { createPortal } from "react-dom";

export interface PopoverProps {
    anchor: RefObject<HTMLElement>;
    onClose: () => void;
    children: ReactNode;
    align?: "start" | "end";
    label: string;
    role?: "menu" | "dialog" | "listbox";
    className?: string;
    /** A point of the window that it opens at instead, for menus under the pointer. */
    at?: { x: number; y: number };
}

const gap = 4;
const margin = 8;

export function Popover(props: PopoverProps): ReactElement {
    const { anchor, onClose, children, align = "start", label, role = "dialog", className = "", at } = props;
    const box = useRef<HTMLDivElement>(null);
    const close = useCallback(() => {
        onClose();
        anchor.current?.focus({ preventScroll: true });
    }, [anchor, onClose]);

    useLayoutEffect(() => {
        if (!box.current || !anchor.current) return;
        place(box.current, at ? new DOMRect(at.x, at.y - gap, 0, 0) : anchor.current.getBoundingClientRect(), align);
    });

    useEffect(() => {
        const wanted = box.current?.querySelector<HTMLElement>("[data-autofocus], [aria-checked=true]");
        const first = wanted ?? box.current?.querySelector<HTMLElement>("button:not(:disabled), input, select");
        (first ?? box.current)?.focus({ preventScroll: true });
        const outside = (event: PointerEvent): void => {
            const target = event.target as Node;
            const isOnAnchor = at === undefined && anchor.current?.contains(target);
            if (!box.current?.contains(target) && !isOnAnchor) onClose();
        };
        // The focus may be elsewhere: the first Escape closes the popover all the same.
        const escape = (event: globalThis.KeyboardEvent): void => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            event.stopPropagation();
            close();
        };
        window.addEventListener("keydown", escape, true);
        window.addEventListener("pointerdown", outside, true);
        window.addEventListener("resize", onClose);
        return () => {
            window.removeEventListener("keydown", escape, true);
            window.removeEventListener("pointerdown", outside, true);
            window.removeEventListener("resize", onClose);
        };
    }, [anchor, at, onClose, close]);

    const onKeyDown = (event: KeyboardEvent): void => {
        event.stopPropagation();
        if (role !== "dialog") step(box.current, event);
    };
    return createPortal(
        <div
            ref={box} className={`popover ${className}`} role={role} aria-label={label} tabIndex={-1}
            onKeyDown={onKeyDown}
        >
            {children}
        </div>,
        document.body);
}

function place(box: HTMLElement, anchor: DOMRect, align: "start" | "end"): void {
    const { offsetWidth: width, offsetHeight: height } = box;
    const wanted = align === "start" ? anchor.left : anchor.right - width;
    const left = Math.max(margin, Math.min(wanted, window.innerWidth - width - margin));
    const below = anchor.bottom + gap;
    const top = below + height > window.innerHeight - margin && anchor.top - gap - height > margin
        ? anchor.top - gap - height
        : Math.min(below, Math.max(margin, window.innerHeight - height - margin));
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
}

/** Arrow keys go from entry to entry. */
function step(box: HTMLElement | null, event: KeyboardEvent): void {
    const forward = event.key === "ArrowDown" || event.key === "ArrowRight";
    if (!box || (!forward && event.key !== "ArrowUp" && event.key !== "ArrowLeft")) return;
    const entries = [...box.querySelectorAll<HTMLElement>("button:not(:disabled)")];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const grid = Number(box.firstElementChild?.getAttribute("data-columns") ?? 1);
    const by = event.key === "ArrowDown" || event.key === "ArrowUp" ? grid : 1;
    entries[(at + (forward ? by : -by) + entries.length) % entries.length]?.focus();
    event.preventDefault();
}

/** A button that opens a popover. */
export function usePopover<Anchor extends HTMLElement>(): {
    anchor: RefObject<Anchor>; isOpen: boolean; toggle: () => void; close: () => void;
} {
    const anchor = useRef<Anchor>(null);
    const [isOpen, setOpen] = useState(false);
    const close = useCallback(() => setOpen(false), []);
    const toggle = useCallback(() => setOpen((open) => !open), []);
    return { anchor, isOpen, toggle, close };
}

export interface MenuEntry {
    title: string;
    detail?: string;
    keys?: string;
    isChecked?: boolean;
    isDisabled?: boolean;
    run: () => void;
}

/** Entries in groups, with a line between them. */
export function Menu({ groups, onDone }: { groups: readonly (readonly MenuEntry[])[]; onDone: () => void }): ReactElement {
    return (
        <div className="menu">
            {groups.map((entries, group) => (
                <div key={group} role="group">
                    {entries.map((entry) => (
                        <button
                            key={entry.title} type="button" className="menu-entry" disabled={entry.isDisabled}
                            role={entry.isChecked === undefined ? "menuitem" : "menuitemradio"}
                            aria-checked={entry.isChecked}
                            onClick={() => {
                                onDone();
                                entry.run();
                            }}
                        >
                            <span className="menu-title">{entry.title}</span>
                            {entry.detail && <span className="menu-detail">{entry.detail}</span>}
                            {entry.keys && <kbd>{entry.keys}</kbd>}
                        </button>
                    ))}
                </div>
            ))}
        </div>
    );
}
